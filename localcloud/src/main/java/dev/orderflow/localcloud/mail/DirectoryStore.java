package dev.orderflow.localcloud.mail;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.LineFile;
import dev.orderflow.localcloud.files.OwnerOnly;
import dev.orderflow.localcloud.files.ProbeFile;
import dev.orderflow.localcloud.files.RecordLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each mail as a file, such as {@code 00000042.eml}; a file that is there is whole. An index
 * has a line for each that was acknowledged, with its checksum.
 */
final class DirectoryStore implements MailStore {

  private static final String INDEX = "index.ndjson";
  private static final String UNFINISHED = ".unfinished";
  private static final Pattern NAME = Pattern.compile("(\\d{1,9})\\.eml");

  private final Path directory;
  private final LineFile index;
  private volatile @Nullable String trouble;

  private DirectoryStore(Path directory, LineFile index) {
    this.directory = directory;
    this.index = index;
  }

  /**
   * @param owner whose the index is; 0 for anybody's
   */
  static DirectoryStore open(Path directory, long owner) {
    try {
      OwnerOnly.directory(directory);
      removeUnfinished(directory);
      Map<Integer, String> sums = new HashMap<>();
      LineFile index =
          LineFile.open(directory.resolve(INDEX), owner, (object, _) -> take(object, sums));
      DirectoryStore store = new DirectoryStore(directory, index);
      store.index(sums);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Of mails that were being written when the process died, and not sent so far. */
  private static void removeUnfinished(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(it -> it.toString().endsWith(UNFINISHED)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean take(String object, Map<Integer, String> sums) {
    if (Json.parse(object) instanceof Map<?, ?> fields
        && fields.get("number") instanceof Number number
        && fields.get("content") instanceof String sum) {
      sums.put(number.intValue(), sum);
      return true;
    }
    return false;
  }

  /** Mails of an earlier version, and one that was kept as the process died. */
  private void index(Map<Integer, String> sums) throws IOException {
    for (int number : numbers().reversed()) {
      if (!sums.containsKey(number)) {
        index(number, Files.readAllBytes(file(directory, number)));
      }
    }
  }

  /**
   * Reads all mails and changes nothing.
   *
   * @throws DamageException if one is not what was acknowledged
   */
  static void check(Path directory, long owner) throws IOException {
    List<DamageException> damages = damages(directory, owner);
    if (!damages.isEmpty()) {
      throw damages.getFirst();
    }
  }

  static List<DamageException> damages(Path directory, long owner) throws IOException {
    List<DamageException> damages = new ArrayList<>();
    Map<Integer, String> sums = new TreeMap<>();
    Path index = directory.resolve(INDEX);
    try {
      if (Files.exists(index)) {
        LineFile.read(index, owner, (object, _) -> take(object, sums));
      }
    } catch (DamageException e) {
      damages.add(e);
    }
    for (Map.Entry<Integer, String> mail : sums.entrySet()) {
      Path file = file(directory, mail.getKey());
      if (Files.notExists(file)) {
        damages.add(new DamageException(file, "is missing"));
      } else if (!RecordLine.sum(Files.readAllBytes(file)).equals(mail.getValue())) {
        damages.add(new DamageException(file, "is damaged (wrong checksum)"));
      }
    }
    return damages;
  }

  @Override
  public void keep(int number, byte[] eml) {
    try {
      Path unfinished = Files.write(OwnerOnly.file(directory.resolve(number + UNFINISHED)), eml);
      Files.move(unfinished, file(directory, number), StandardCopyOption.ATOMIC_MOVE);
      index(number, eml);
      trouble = null;
    } catch (IOException e) {
      trouble = directory + ": " + e.getMessage();
      throw new UncheckedIOException(e);
    }
  }

  private void index(int number, byte[] eml) throws IOException {
    index.append(Json.write(Map.of("number", number, "content", RecordLine.sum(eml))));
  }

  @Override
  public Optional<String> trouble() {
    if (trouble != null && ProbeFile.trouble(directory).isEmpty()) {
      trouble = null;
    }
    return Optional.ofNullable(trouble).or(index::trouble);
  }

  @Override
  public List<Integer> numbers() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(name -> Integer.parseInt(name.group(1)))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<byte[]> read(int number) {
    try {
      return Optional.of(Files.readAllBytes(file(directory, number)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path directory, int number) {
    return directory.resolve("%08d.eml".formatted(number));
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
