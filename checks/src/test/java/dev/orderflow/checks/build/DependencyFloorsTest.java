package dev.orderflow.checks.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No dependency falls below a version that is known to be needed, however it came in. What is newer
 * than ours is a bot's business: {@code .github/dependabot.yml}. A floor that nothing stands on is
 * to be deleted from {@code dependency-floors.csv}.
 */
class DependencyFloorsTest {

  private static final String FLOORS = "dependency-floors.csv";
  private static final String INSIDE = "inside third-party-jackson-core:jackson-core";
  private static final String PACKAGE_VERSION =
      "software.amazon.awssdk.thirdparty.jackson.core.json.PackageVersion";

  record Floor(String artifact, String least, String why, String date, String source) {

    static Floor of(String line) {
      String[] cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(5).noneMatch(String::isBlank);
      return new Floor(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }
  }

  @ParameterizedTest
  @MethodSource("floors")
  void nothingIsOlderThanItsFloor(Floor floor) throws Exception {
    List<String> versions =
        floor.artifact().equals(INSIDE) ? shadedJackson() : onClassPath(floor.artifact());
    assertThat(versions)
        .as("%s: %s (%s, %s)", floor.artifact(), floor.why(), floor.date(), floor.source())
        .isNotEmpty()
        .allMatch(version -> compare(version, floor.least()) >= 0);
  }

  @ParameterizedTest
  @CsvSource({
    "2.19.4, 2.21.8, -1",
    "2.21.8, 2.21.8, 0",
    "2.21.10, 2.21.8, 1",
    "2.22, 2.22.0, 0",
    "33.4.0-jre, 32.0.1, 1",
    "10.0.2-rc1, 10.0.3, -1",
  })
  void versionsAreComparedByNumbers(String one, String other, int order) {
    assertThat(Integer.signum(compare(one, other))).isEqualTo(order);
  }

  @Test
  void aBotLooksForNewerOnes() throws IOException {
    assertThat(Files.readString(Tree.root().resolve(".github/dependabot.yml")))
        .contains("package-ecosystem: maven", "interval: weekly");
  }

  static List<Floor> floors() throws IOException {
    try (var in = Objects.requireNonNull(DependencyFloorsTest.class.getResourceAsStream(FLOORS))) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).map(Floor::of).toList();
    }
  }

  /** By where Maven keeps it: {@code .../group/artifact/version/artifact-version.jar}. */
  private static List<String> onClassPath(String artifact) {
    int colon = artifact.indexOf(':');
    String folder =
        "/" + artifact.substring(0, colon).replace('.', '/') + "/" + artifact.substring(colon + 1);
    Pattern jar = Pattern.compile(".*" + Pattern.quote(folder + "/") + "([^/]+)/[^/]+\\.jar");
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(jar::matcher)
        .filter(Matcher::matches)
        .map(it -> it.group(1))
        .toList();
  }

  /** As it is in each jar that is deployed, where no file tells it. */
  private static List<String> shadedJackson() throws Exception {
    List<String> versions = new ArrayList<>();
    for (Path jar : functionsJars()) {
      try (URLClassLoader loader =
          new URLClassLoader(
              new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
        Class<?> type = loader.loadClass(PACKAGE_VERSION);
        versions.add(String.valueOf(type.getField("VERSION").get(null)));
      }
    }
    return versions;
  }

  static List<Path> functionsJars() throws IOException {
    List<Path> templates =
        Tree.sources(file -> file.endsWith("template.yaml") && !file.startsWith("checks"));
    return templates.stream()
        .map(template -> Objects.requireNonNull(Tree.root().resolve(template).getParent()))
        .map(module -> module.resolve("target/" + module.getFileName() + "-functions.jar"))
        .filter(Files::exists)
        .toList();
  }

  static int compare(String one, String other) {
    List<Integer> left = numbers(one);
    List<Integer> right = numbers(other);
    return Comparator.<List<Integer>, Integer>comparing(List::getFirst)
        .thenComparing(it -> it.get(1))
        .thenComparing(it -> it.get(2))
        .compare(left, right);
  }

  private static List<Integer> numbers(String version) {
    String[] parts = version.split("[^0-9]+", -1);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      numbers.add(i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0);
    }
    return numbers;
  }
}
