package dev.orderflow.checks.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.BuiltTree;
import dev.orderflow.checks.tools.Command;
import dev.orderflow.checks.tools.Command.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes a JDK 25 wherever it is, and says in one line when there is none. */
class OneCommandTest {

  /** What the script calls before it has found a JDK. */
  private static final List<String> TOOLS = List.of("bash", "dirname", "env", "grep", "readlink");

  @TempDir static Path directory;

  private static Path script = Path.of("");
  private static Ended help = new Ended(-1, "", "");

  @BeforeAll
  static void askForHelp() {
    script = BuiltTree.in(directory.resolve("tree")).resolve("orderflow");
    help = run(script, ours(), "--help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "env",
        "send",
        "order",
        "orders",
        "watch",
        "rejections",
        "alarms",
        "dlq",
        "products",
        "import",
        "verify",
        "test",
        "completion",
        "bench"
      })
  void helpNamesEveryCommand(String command) {
    assertThat(help.out()).containsPattern("(?m)^ +" + command + " +\\S");
  }

  @Test
  void runsWhereJavaHomeIsNotSet() {
    Map<String, String> environment = new HashMap<>(ours());
    environment.remove("JAVA_HOME");

    assertThat(run(script, environment, "--help")).isEqualTo(help);
  }

  @Test
  void looksFurtherWhenJavaHomeIsAnotherJdk() throws IOException {
    Map<String, String> environment = new HashMap<>(ours());
    environment.put("JAVA_HOME", jdk("17.0.1").toString());

    assertThat(run(script, environment, "--help")).isEqualTo(help);
  }

  @Test
  void saysInOneLineThatThereIsNoJdk() throws IOException {
    Map<String, String> environment =
        Map.of(
            "PATH", minimalPath().toString(),
            "HOME", Files.createDirectories(directory.resolve("nobody")).toString(),
            "JAVA_HOME", jdk("17.0.1").toString());

    Ended ended = run(nowhereElse(), environment, "demo");

    assertThat(ended)
        .isEqualTo(
            new Ended(
                2,
                "",
                "orderflow: needs a JDK 25 and found none: install one (for example from"
                    + " https://adoptium.net) or set JAVA_HOME to it\n"));
  }

  @Test
  void badUsageIsToldApartFromFailure() {
    Ended ended = run(script, ours(), "fly");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("fly");
  }

  @Test
  void runsThroughLinksFromAnywhere() throws IOException {
    Path links = Files.createDirectories(directory.resolve("some where/links"));
    Path absolute = Files.createSymbolicLink(links.resolve("absolute"), script);
    Path relative = Files.createSymbolicLink(links.resolve("relative"), links.relativize(script));
    Path chain = Files.createSymbolicLink(links.resolve("chain"), Path.of("relative"));
    Path elsewhere =
        Files.createSymbolicLink(directory.resolve("elsewhere"), Path.of("some where/links/chain"));

    for (Path link : List.of(absolute, relative, chain, elsewhere)) {
      assertThat(run(link, ours(), "--help")).as(link.toString()).isEqualTo(help);
    }
  }

  /** So it runs from a folder that may not be written to. */
  @Test
  void writesNothingWhereEverythingIsBuilt() throws IOException {
    Path target = script.resolveSibling("cli/target");
    List<String> before = names(target);

    assertThat(run(script, ours(), "--version").status()).isZero();
    assertThat(names(target)).isEqualTo(before).doesNotContain(".lock");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  /** With a JDK and a Maven that only say what they are asked for. */
  @Test
  void aBuildTellsWhatItDoesAndTriesNoOrders() throws IOException {
    Path tree = Files.createDirectories(directory.resolve("unbuilt"));
    Path unbuilt = Files.copy(script, tree.resolve("orderflow"));
    Path target = Files.createDirectories(tree.resolve("cli/target"));
    Files.writeString(target.resolve("orderflow.jar"), "jar");
    executable(
        tree.resolve("mvnw"),
        "printf '%s\\n' '[INFO] Downloaded from central: x' '[INFO] Building kit 1 [1/2]' 'noise'"
            + " '[INFO] Building cli 1 [2/2]' #");
    Path jdk = jdk("25.0.1");
    executable(jdk.resolve("bin/java"), "echo java \"$@\" #");
    Map<String, String> environment = new HashMap<>(ours());
    environment.put("JAVA_HOME", jdk.toString());

    Ended ended = run(unbuilt, environment, "orders", "--json");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("building 1 of 2: kit", "building 2 of 2: cli", "in the sandbox")
        .doesNotContain("noise", "\u001b");
    assertThat(ended.out()).contains("orders --json").hasLineCount(1);
    assertThat(Files.readString(unbuilt)).contains("warm-up").doesNotContain("demo");
    assertThat(Files.readString(target.resolve("build.log"))).contains("noise");

    executable(tree.resolve("mvnw"), "sh -c 'echo \"[ERROR] it broke\"; exit 1' #");
    Files.delete(target.resolve("launch"));
    Ended broken = run(unbuilt, environment, "orders");
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("[ERROR] it broke", "build.log");
  }

  @ParameterizedTest
  @CsvSource({
    "services/billing/src/main/java/A.java, -pl services/billing -am, false",
    "localcloud/src/main/java/A.java, -pl cli -am, true",
    "cli/src/main/resources/a.txt, -pl cli -am, true",
    "kit/src/main/java/A.java, '-pl cli,services/billing -am', true",
    "services/billing/pom.xml, '-pl cli,services/billing -am', true"
  })
  void onlyWhatHasTheChangeIsBuilt(String changed, String built, boolean trial, @TempDir Path tree)
      throws IOException {
    Path copy = Files.copy(script, tree.resolve("orderflow"));
    Path target = Files.createDirectories(tree.resolve("cli/target"));
    Files.writeString(target.resolve("orderflow.jar"), "jar");
    Path service = Files.createDirectories(tree.resolve("services/billing/target"));
    Files.writeString(service.resolve("billing-functions.jar"), "");
    Files.writeString(service.resolveSibling("pom.xml"), "");
    Files.writeString(service.resolveSibling("template.yaml"), "");
    executable(tree.resolve("mvnw"), "echo \"$@\" #");
    Path jdk = jdk("25.0.1");
    executable(jdk.resolve("bin/java"), "echo java \"$@\" #");
    Map<String, String> environment = new HashMap<>(ours());
    environment.put("JAVA_HOME", jdk.toString());
    assertThat(run(copy, environment, "orders").status()).isZero();
    Files.delete(target.resolve("build.log"));
    assertThat(run(copy, environment, "orders").status()).isZero();
    assertThat(target.resolve("build.log")).doesNotExist();

    Path source = tree.resolve(changed);
    Files.createDirectories(source.resolveSibling(""));
    Files.writeString(source, "");
    Files.setLastModifiedTime(
        source,
        FileTime.from(
            Files.getLastModifiedTime(target.resolve("launch")).toInstant().plusMillis(10)));
    Ended ended = run(copy, environment, "orders");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(Files.readString(target.resolve("build.log"))).contains(built + " package");
    assertThat(ended.err().contains("trial run")).isEqualTo(trial);
  }

  @Test
  void testRunsTheTestsOfOneModule() throws IOException {
    Path tree = Files.createDirectories(directory.resolve("modules"));
    Path copy = Files.copy(script, tree.resolve("orderflow"));
    executable(tree.resolve("mvnw"), "echo \"$@\" #");
    Path tests = tree.resolve("services/billing/src/test/java/dev/billing/ledger");
    Files.createDirectories(tests);
    Files.writeString(tests.resolve("LedgerTest.java"), "void balances() {}");
    Files.writeString(tests.resolveSibling("BillingTest.java"), "");
    Files.writeString(tree.resolve("services/billing/pom.xml"), "");

    assertThat(run(copy, ours(), "test", "billing").out())
        .contains("-pl services/billing -am", "-Dtest=dev/billing/*Test,dev/billing/ledger/*Test ");
    assertThat(run(copy, ours(), "test", "services/billing", "LedgerTest#balances", "-o").out())
        .contains("-pl services/billing -am", "-Dtest=LedgerTest#balances ", " -o");
    for (String none : List.of("NoneTest", "LedgerTest#nothing")) {
      assertThat(run(copy, ours(), "test", "billing", none).err())
          .isEqualTo("orderflow: there is no test " + none + " in services/billing\n");
    }
    for (List<String> arguments : List.of(List.of("test"), List.of("test", "nothing"))) {
      Ended ended = run(copy, ours(), arguments.toArray(String[]::new));
      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.err())
          .hasLineCount(1)
          .contains("test needs a module, one of:", "services/billing");
    }
  }

  @Test
  void bashCompletesCommandsAndOptions() throws IOException {
    Path completion = directory.resolve("completion");
    Files.writeString(completion, run(script, ours(), "completion", "bash").out());
    String complete =
        """
        source '%s'
        COMP_WORDS=(orderflow %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _complete_orderflow; echo "${COMPREPLY[@]}"
        """;
    for (List<String> typed :
        List.of(List.of("prod", "products"), List.of("up --api", "--api-port"))) {
      Ended ended =
          new Command(
                  directory,
                  ours(),
                  List.of("bash", "-c", complete.formatted(completion, typed.getFirst())))
              .run();
      assertThat(ended.out().strip()).as(ended.err()).isEqualTo(typed.getLast());
    }
  }

  @Test
  void theTrialRunOfABuildSucceeds() {
    Ended ended = run(script, ours(), "warm-up");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(help.out()).doesNotContain("warm-up");
  }

  /** This JVM's environment, with its JDK on the PATH and as JAVA_HOME. */
  private static Map<String, String> ours() {
    String jdk = System.getProperty("java.home");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("JAVA_HOME", jdk);
    environment.merge("PATH", jdk + "/bin", (path, bin) -> bin + ":" + path);
    return environment;
  }

  private static Ended run(Path script, Map<String, String> environment, String... arguments) {
    List<String> words = new ArrayList<>(List.of("/usr/bin/env", "bash", script.toString()));
    words.addAll(List.of(arguments));
    return new Command(directory, environment, words).run();
  }

  /** Looks like a JDK, as far as the script looks. */
  private static Path jdk(String version) throws IOException {
    Path jdk = directory.resolve("jdk-" + version);
    executable(jdk.resolve("bin/javac"), "false");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private static Path minimalPath() throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    for (String tool : TOOLS) {
      Ended found = new Command(directory, ours(), List.of("/usr/bin/env", "which", tool)).run();
      executable(bin.resolve(tool), found.out().strip());
    }
    return bin;
  }

  private static void executable(Path file, String command) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** The script, looking for JDKs in the same places below an empty root. */
  private static Path nowhereElse() throws IOException {
    String text = Files.readString(script);
    String moved = text.replaceAll(" (/usr/|/opt/|/Library/)", " " + directory + "/empty$1");
    assertThat(moved).isNotEqualTo(text).doesNotContain(" /usr/lib", " /opt", " /Library");
    return Files.writeString(script.resolveSibling("nowhere-else"), moved);
  }
}
