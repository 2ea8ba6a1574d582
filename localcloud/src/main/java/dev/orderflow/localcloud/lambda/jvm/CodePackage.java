package dev.orderflow.localcloud.lambda.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A function's deployment package: a jar, a zip or a directory with its classes, and the jars that
 * they need in its {@code lib}. Source: Lambda developer guide, "Deploy Java Lambda functions with
 * .zip or JAR file archives".
 */
public final class CodePackage {

  private static final String LIBRARIES = "lib";

  private final Path code;
  private final boolean whole;

  private CodePackage(Path code, boolean whole) {
    this.code = code;
    this.whole = whole;
  }

  /**
   * @throws IllegalArgumentException if nothing is there; the message says so
   */
  public static CodePackage at(Path code) {
    if (!Files.exists(code)) {
      throw new IllegalArgumentException("there is no " + code);
    }
    try (Root root = Root.of(code)) {
      return new CodePackage(code, !Files.isDirectory(code) && root.libraries().isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + code, e);
    }
  }

  /** For a class path that is read at once. */
  public List<Path> jars(Cache cache) {
    return whole ? List.of(code) : unpacked(cache);
  }

  /** Copies that stay as they are when the package is built anew. */
  public List<Path> storedIn(Cache cache) {
    return whole ? List.of(cache.stored(code)) : unpacked(cache);
  }

  /** Its own classes as a jar, and its libraries in the order in which Lambda has them. */
  private List<Path> unpacked(Cache cache) {
    try (Root root = Root.of(code)) {
      List<Path> libraries = root.libraries();
      List<Path> jars = new ArrayList<>();
      jars.add(cache.stored(root.name() + ".jar", jar(root.path(), libraries)));
      for (Path library : libraries) {
        jars.add(cache.stored(library.getFileName().toString(), Files.readAllBytes(library)));
      }
      return List.copyOf(jars);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + code, e);
    }
  }

  /** The same bytes for the same files. */
  private static byte[] jar(Path root, List<Path> without) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!without.contains(file)) {
          ZipEntry entry = new ZipEntry(root.relativize(file).toString());
          entry.setTime(0);
          jar.putNextEntry(entry);
          Files.copy(file, jar);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** Where the package's files are. */
  private record Root(Path path, String name, List<FileSystem> opened) implements AutoCloseable {

    static Root of(Path code) throws IOException {
      String file = String.valueOf(code.getFileName());
      if (Files.isDirectory(code)) {
        return new Root(code, file, List.of());
      }
      FileSystem zip = FileSystems.newFileSystem(code);
      int dot = file.lastIndexOf('.');
      return new Root(zip.getPath("/"), dot < 0 ? file : file.substring(0, dot), List.of(zip));
    }

    /** In the order of their names. */
    List<Path> libraries() throws IOException {
      Path directory = path.resolve(LIBRARIES);
      if (!Files.isDirectory(directory)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(directory)) {
        return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      }
    }

    @Override
    public void close() throws IOException {
      for (FileSystem it : opened) {
        it.close();
      }
    }
  }
}
