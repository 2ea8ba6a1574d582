package dev.orderflow.checks.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.BuiltTree;
import dev.orderflow.checks.tools.Command;
import dev.orderflow.checks.tools.Command.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
        "refusals",
        "alarms",
        "dlq",
        "products",
        "import",
        "verify",
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
