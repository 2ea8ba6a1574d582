package dev.orderflow.localcloud.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * Which files of a data directory belong together: those that hold what was acknowledged, and must
 * be there when the directory is opened again.
 *
 * @param id of the directory; the files carry one that is made of it and of their name
 * @param files relative to the directory, with {@code /}
 * @param rules what each rule of the templates listened to at the last boot, by bus and name
 */
public record DataManifest(long id, Set<String> files, Map<String, String> rules) {

  /** Its name in the directory. */
  public static final String FILE = "manifest.json";

  public DataManifest {
    files = Set.copyOf(files);
    rules = Map.copyOf(rules);
  }

  /** What a file of this directory says that it is. */
  public long owner(String file) {
    return id ^ ofName(file);
  }

  /** The id of the directory whose file says that it is this. */
  static long idOf(String file, long owner) {
    return owner ^ ofName(file);
  }

  private static long ofName(String file) {
    CRC32C crc = new CRC32C();
    crc.update(file.getBytes(UTF_8));
    return crc.getValue();
  }

  /** Without files that are lost for good. */
  DataManifest without(Set<String> lost) {
    Set<String> left = new TreeSet<>(files);
    left.removeAll(lost);
    return new DataManifest(id, left, rules);
  }

  /** With more files, of which none is ever forgotten. */
  DataManifest and(Set<String> more) {
    Set<String> all = new TreeSet<>(files);
    all.addAll(more);
    return new DataManifest(id, all, rules);
  }

  DataManifest with(Map<String, String> present) {
    return new DataManifest(id, files, present);
  }

  /**
   * Empty if there is none.
   *
   * @throws DamageException if it is none
   */
  static Optional<DataManifest> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      if (RecordLine.body(Files.readString(file).strip()) instanceof String body
          && Json.parse(body) instanceof Map<?, ?> fields
          && fields.get("id") instanceof String id
          && fields.get("files") instanceof List<?> files
          && fields.get("rules") instanceof Map<?, ?> rules) {
        Map<String, String> known = new LinkedHashMap<>();
        rules.forEach((rule, pattern) -> known.put(String.valueOf(rule), String.valueOf(pattern)));
        Set<String> names = new TreeSet<>();
        files.forEach(name -> names.add(String.valueOf(name)));
        return Optional.of(new DataManifest(Long.parseLong(id), names, known));
      }
    } catch (JsonException | NumberFormatException | CharacterCodingException e) {
      throw new DamageException(file, "is damaged (" + e.getMessage() + ")");
    }
    throw new DamageException(file, "is damaged (wrong checksum)");
  }

  void write(Path directory) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", Long.toString(id));
    fields.put("files", List.copyOf(new TreeSet<>(files)));
    fields.put("rules", new TreeMap<>(rules));
    Path fresh = OwnerOnly.file(directory.resolve(FILE + ".new"));
    Files.writeString(fresh, RecordLine.of(Json.write(fields)) + "\n");
    Files.move(fresh, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }
}
