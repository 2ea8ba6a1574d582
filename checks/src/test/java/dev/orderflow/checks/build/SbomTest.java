package dev.orderflow.checks.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each deployed jar, and the command line, has a bill of materials that leaves nothing out. */
class SbomTest {

  private static final String OURS = "dev.orderflow";

  static List<Path> jars() throws IOException {
    return Stream.concat(
            DependencyFloorsTest.functionsJars().stream(),
            Stream.of(Tree.root().resolve("cli/target/orderflow.jar")))
        .toList();
  }

  /** Every class from elsewhere is in one of the jars that the bill names, by its version. */
  @ParameterizedTest
  @MethodSource("jars")
  void everyClassIsOfSomethingThatTheBillNames(Path jar) throws IOException {
    Set<String> classes = classes(jar);
    classes.removeIf(it -> it.startsWith("dev/orderflow/"));
    assertThat(classes).isNotEmpty();
    for (Map<String, ?> component : components(bill(jar))) {
      if (!OURS.equals(component.get("group"))) {
        classes.removeAll(classes(repository(component)));
      }
    }
    assertThat(classes).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void theBillIsTheSameEachTime(Path jar) throws IOException {
    assertThat(bill(jar)).doesNotContainKey("serialNumber");
    assertThat(bill(jar).get("metadata"))
        .isInstanceOfSatisfying(
            Map.class, it -> assertThat(it.get("timestamp")).isIn(null, "2026-01-01T00:00:00Z"));
  }

  private static Map<String, @Nullable Object> bill(Path jar) throws IOException {
    Path module = jar.resolve("../..").normalize();
    Path file = module.resolve("target/" + module.getFileName() + "-sbom.json");
    assumeTrue(Files.exists(file), "a quick build makes no bill");
    return JsonObjects.object("bill", Json.parse(Files.readAllBytes(file)));
  }

  private static List<Map<String, @Nullable Object>> components(Map<String, ?> bill) {
    return bill.get("components") instanceof List<?> list
        ? list.stream().map(it -> JsonObjects.object("component", it)).toList()
        : List.of();
  }

  private static Set<String> classes(Path jar) throws IOException {
    try (JarFile open = new JarFile(jar.toFile())) {
      Set<String> classes = new HashSet<>();
      open.stream()
          .map(ZipEntry::getName)
          .filter(it -> it.endsWith(".class"))
          .forEach(classes::add);
      return classes;
    }
  }

  /** The component's own jar, beside all others that this build uses. */
  private static Path repository(Map<String, ?> component) {
    String group = String.valueOf(component.get("group")).replace('.', '/');
    String folder = group + "/" + component.get("name") + "/" + component.get("version");
    return root()
        .resolve(folder)
        .resolve(component.get("name") + "-" + component.get("version") + ".jar");
  }

  /** Of the repository, told by where this test's own library lies in it. */
  private static Path root() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(it -> it.contains("/org/assertj/assertj-core/"))
        .map(it -> Path.of(it.substring(0, it.indexOf("/org/assertj/assertj-core/"))))
        .findFirst()
        .orElseThrow();
  }
}
