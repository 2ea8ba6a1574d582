package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package's own files come first, then its libraries' by name, as Lambda has them. */
class CodePackageTest {

  @TempDir Path folder;
  private Cache cache;

  @BeforeEach
  void makeCache() {
    cache = new Cache(folder.resolve("cache"));
  }

  @Test
  void aJarWithEverythingInItStaysOne() throws IOException {
    Path jar = folder.resolve("whole.jar");
    Files.write(jar, zip(Map.of("own.txt", "own".getBytes(UTF_8))));
    assertThat(CodePackage.at(jar).jars(cache)).containsExactly(jar);
    List<Path> stored = CodePackage.at(jar).storedIn(cache);
    assertThat(stored).singleElement().isNotEqualTo(jar);
    assertThat(read(stored, "own.txt")).isEqualTo("own");
  }

  @Test
  void aZipsLibrariesAreBesideItsOwnFiles() throws IOException {
    Path zip = folder.resolve("package.zip");
    Files.write(
        zip,
        zip(
            Map.of(
                "own.txt", "own".getBytes(UTF_8),
                "both.txt", "own".getBytes(UTF_8),
                "lib/b.jar",
                    zip(Map.of("both.txt", "b".getBytes(UTF_8), "ab.txt", "b".getBytes(UTF_8))),
                "lib/a.jar", zip(Map.of("ab.txt", "a".getBytes(UTF_8))))));
    List<Path> jars = CodePackage.at(zip).jars(cache);
    assertThat(jars).hasSize(3);
    assertThat(read(jars, "own.txt")).isEqualTo("own");
    assertThat(read(jars, "both.txt")).isEqualTo("own");
    assertThat(read(jars, "ab.txt")).isEqualTo("a");
    assertThat(CodePackage.at(zip).storedIn(cache)).isEqualTo(jars);
  }

  @Test
  void aDirectoryIsAPackageToo() throws IOException {
    Path directory = Files.createDirectories(folder.resolve("built"));
    Files.createDirectories(directory.resolve("lib"));
    Files.createDirectories(directory.resolve("inner"));
    Files.writeString(directory.resolve("inner").resolve("own.txt"), "own");
    Files.write(
        directory.resolve("lib").resolve("a.jar"), zip(Map.of("a.txt", "a".getBytes(UTF_8))));
    List<Path> jars = CodePackage.at(directory).jars(cache);
    assertThat(read(jars, "inner/own.txt")).isEqualTo("own");
    assertThat(read(jars, "a.txt")).isEqualTo("a");
    Files.writeString(directory.resolve("inner").resolve("own.txt"), "changed");
    assertThat(CodePackage.at(directory).jars(cache)).isNotEqualTo(jars);
    assertThat(read(jars, "inner/own.txt")).isEqualTo("own");
  }

  @Test
  void whereNothingIsItSaysSo() {
    Path gone = folder.resolve("gone.jar");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodePackage.at(gone))
        .withMessage("there is no " + gone);
  }

  private static String read(List<Path> jars, String name) throws IOException {
    try (var loader =
            new URLClassLoader(jars.stream().map(CodePackageTest::url).toArray(URL[]::new));
        var in = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : new TreeMap<>(files).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
