package dev.orderflow.localcloud.mail;

import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps each mail as a file, such as {@code 00000042.eml}; a file that is there is whole. */
record DirectoryStore(Path directory) implements MailStore {

  private static final Pattern NAME = Pattern.compile("(\\d{1,9})\\.eml");

  static DirectoryStore open(Path directory) {
    try {
      return new DirectoryStore(OwnerOnly.directory(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keep(int number, byte[] eml) {
    try {
      Path unfinished = Files.write(OwnerOnly.file(directory.resolve(number + ".unfinished")), eml);
      Files.move(unfinished, file(number), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      return Optional.of(Files.readAllBytes(file(number)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(int number) {
    return directory.resolve("%08d.eml".formatted(number));
  }
}
