package dev.orderflow.localcloud.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and directories that nobody but their owner may read, whatever the process's umask: orders,
 * mails and keys are in them. Where a file system has no such permissions they stay as they are.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Makes the directory, and those above it that are missing; one that is there is closed. */
  public static Path directory(Path directory) throws IOException {
    Files.createDirectories(directory, at(directory, DIRECTORY));
    restrict(directory, DIRECTORY);
    return directory;
  }

  /** The same for a file's, which may hold other things: one that is there stays as it is. */
  public static void directoryOf(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory, at(directory, DIRECTORY));
    }
  }

  /** Makes an empty file; one that is there keeps what is in it, and is closed. */
  public static Path file(Path file) throws IOException {
    try {
      Files.createFile(file, at(file, FILE));
    } catch (FileAlreadyExistsException e) {
      restrict(file, FILE);
    }
    return file;
  }

  /** Closes a file or a directory with all that is in it; nothing happens if it is not there. */
  public static void all(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        restrict(path, DIRECTORY);
      } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        restrict(path, FILE);
      }
    }
  }

  private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (hasPermissions(path) && !Files.getPosixFilePermissions(path).equals(permissions)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static FileAttribute<?>[] at(Path path, Set<PosixFilePermission> permissions) {
    return hasPermissions(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
