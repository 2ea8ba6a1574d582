package dev.orderflow.checks.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.checks.tools.BuiltTree;
import dev.orderflow.checks.tools.Command;
import dev.orderflow.checks.tools.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and the guide show is what happens. */
class DocumentsTest {

  private static final Pattern NEW_SERVICE = Pattern.compile("orderflow new-service (\\S+)");

  @TempDir Path directory;

  static List<Path> documents() {
    return Tree.sources(it -> it.equals(Path.of("README.md")) || isGuide(it));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void showsWhatHappens(Path document) throws IOException {
    List<Step> steps = Step.of(Files.readString(Tree.root().resolve(document)));
    assumeTrue(!steps.isEmpty(), "shows no console");
    assumeTrue(canRun(steps), "the AWS command line is not here");
    Ports ports = Ports.free();
    Path tree = BuiltTree.in(directory.resolve("orderflow"));
    begun(steps).forEach(service -> BuiltTree.without(tree, service));

    try (BashSession session = new BashSession(tree, environment(ports))) {
      new Document(document.toString(), steps).run(session, ports);
    }
  }

  /** The services that a document begins. */
  private static Stream<String> begun(List<Step> steps) {
    return steps.stream()
        .map(step -> NEW_SERVICE.matcher(step.command()))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private static Map<String, String> environment(Ports ports) {
    return Map.of(
        "JAVA_HOME",
        System.getProperty("java.home"),
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:" + ports.endpoint(),
        "ORDERFLOW_API_URL",
        "http://127.0.0.1:" + ports.api(),
        "AWS_PAGER",
        "");
  }

  private static boolean canRun(List<Step> steps) {
    return steps.stream().noneMatch(it -> it.command().contains("aws "))
        || Command.inheriting(Tree.root(), "bash", "-c", "aws --version").run().status() == 0;
  }

  private static boolean isGuide(Path file) {
    return file.startsWith("docs/guide") && file.toString().endsWith(".md");
  }
}
