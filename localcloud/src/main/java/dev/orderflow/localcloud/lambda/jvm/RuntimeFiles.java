package dev.orderflow.localcloud.lambda.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * AWS's runtime interface client as files that a JVM can be started from, unpacked from
 * localcloud's own resources into the {@link Cache}.
 *
 * <p>The client's native part is unpacked here and named to it. Left alone, each JVM would
 * overwrite {@code /tmp/.libaws-lambda-jni.so} while others have it mapped.
 */
public record RuntimeFiles(List<Path> classPath, Path nativeLibrary) {

  private static final List<String> JARS =
      List.of(
          "aws-lambda-java-runtime-interface-client.jar",
          "aws-lambda-java-core.jar",
          "aws-lambda-java-serialization.jar",
          "utils-lite.jar",
          "annotations.jar");

  public RuntimeFiles {
    classPath = List.copyOf(classPath);
  }

  /**
   * @throws UnsupportedOperationException on a platform for which AWS builds no native part
   */
  public static RuntimeFiles unpackedIn(Cache cache) {
    String library = libraryFor(System.getProperty("os.name"), System.getProperty("os.arch"));
    try {
      List<Path> classPath = new ArrayList<>();
      classPath.add(cache.stored("launcher.jar", launcherJar()));
      for (String jar : JARS) {
        classPath.add(cache.stored(jar, resource("runtime/" + jar)));
      }
      Path client = classPath.get(1);
      return new RuntimeFiles(classPath, cache.stored(library, entry(client, "jni/" + library)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The options that a JVM needs to find all of this, the function's jars and the main class. */
  List<String> launch(List<Path> code) {
    List<String> paths = new ArrayList<>();
    classPath.forEach(path -> paths.add(path.toString()));
    code.forEach(path -> paths.add(path.toString()));
    return List.of(
        "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
            + nativeLibrary,
        "-cp",
        String.join(":", paths),
        Launcher.class.getName());
  }

  static String libraryFor(String system, String architecture) {
    String processor =
        switch (architecture.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch_64";
          default -> "";
        };
    if (!system.equals("Linux") || processor.isEmpty()) {
      throw new UnsupportedOperationException(
          "functions in JVMs of their own need Linux on x86-64 or ARM64, and this is "
              + system
              + " on "
              + architecture
              + ": AWS's runtime interface client has no native part for it");
    }
    boolean musl = Files.exists(Path.of("/lib/ld-musl-" + processor.replace("h_", "h") + ".so.1"));
    return "libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + processor + ".so";
  }

  /** A jar with nothing but {@link Launcher}, the same bytes each time. */
  private static byte[] launcherJar() throws IOException {
    String name = Launcher.class.getName().replace('.', '/') + ".class";
    var bytes = new java.io.ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream((OutputStream) bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      jar.putNextEntry(entry);
      jar.write(resource("Launcher.class"));
    }
    return bytes.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = RuntimeFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static byte[] entry(Path jar, String name) throws IOException {
    try (var zip = new java.util.zip.ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
