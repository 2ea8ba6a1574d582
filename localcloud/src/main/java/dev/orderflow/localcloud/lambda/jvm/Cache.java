package dev.orderflow.localcloud.lambda.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files named by the hash of what is in them, so that a name never means two things: an AOT cache
 * does not notice that another jar has taken the place of the one it was made from, and runs the
 * old classes.
 */
public record Cache(Path directory) {

  private static final int HASH_DIGITS = 16;
  private static final int KEPT_PER_KIND = 8;

  /** {@code $XDG_CACHE_HOME/orderflow}, by default below {@code ~/.cache}. */
  public static Cache ofUser() {
    String base = System.getenv("XDG_CACHE_HOME");
    Path parent =
        base == null || base.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(base);
    return new Cache(parent.resolve("orderflow"));
  }

  /** A copy of the file that stays as it is when the file is built anew. */
  public Path stored(Path file) {
    try {
      return stored(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path stored(String name, byte[] content) throws IOException {
    Path place = place(name, hash(content));
    if (!Files.exists(place)) {
      Path draft = draft();
      Files.write(draft, content);
      keep(draft, place);
    }
    return place;
  }

  /** Where a file of that name with that hash has, or would have, its place. */
  Path place(String name, String hash) {
    int dot = name.lastIndexOf('.');
    return directory.resolve(name.substring(0, dot) + "-" + hash + name.substring(dot));
  }

  Path draft() throws IOException {
    Files.createDirectories(directory);
    return Files.createTempFile(directory, "draft", ".tmp");
  }

  /** Makes a finished draft visible, at once and whole, and forgets the oldest of its kind. */
  void keep(Path draft, Path place) throws IOException {
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    String name = place.getFileName().toString();
    String start = name.substring(0, name.lastIndexOf('-') + 1);
    String end = name.substring(name.lastIndexOf('.'));
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> old =
          files
              .filter(file -> file.getFileName().toString().startsWith(start))
              .filter(file -> file.getFileName().toString().endsWith(end))
              .sorted(Comparator.comparing(Cache::madeAt).reversed())
              .skip(KEPT_PER_KIND)
              .toList();
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    }
  }

  static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FileTime madeAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (NoSuchFileException e) {
      return FileTime.fromMillis(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
