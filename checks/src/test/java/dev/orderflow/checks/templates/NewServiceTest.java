package dev.orderflow.checks.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.checks.tools.BuiltTree;
import dev.orderflow.checks.tools.Command;
import dev.orderflow.checks.tools.Command.Ended;
import dev.orderflow.checks.tools.Maven;
import dev.orderflow.checks.tools.Tree;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A service that {@code new-service} begins works at once, and nothing else had to change. */
@TestMethodOrder(OrderAnnotation.class)
class NewServiceTest {

  private static final String SAMPLES =
      "contracts/src/main/resources/contracts/samples/order-milestone/accepted"
          + "/order-milestone.ndjson";

  /** Whatever services the tree has, the guide's own example among them. */
  private static final String NAME = freeName();

  private static final String FOLDER = "services/" + NAME;

  @TempDir static Path directory;

  private static Path tree = Path.of("");
  private static Ended begun = new Ended(-1, "", "");

  @BeforeAll
  static void begin() {
    tree = BuiltTree.in(directory.resolve("orderflow"));
    begun = orderflow("new-service", NAME);
  }

  @Test
  @Order(1)
  void saysWhatItWrote() {
    assertThat(begun.status()).as(begun.err()).isZero();
    assertThat(begun.out()).contains("wrote " + FOLDER + "/template.yaml", "./orderflow up");
  }

  @Test
  @Order(2)
  void changesNoFileButTheListOfModules() throws IOException {
    for (Path file : Tree.sources(_ -> true)) {
      if (!file.equals(Path.of("services/pom.xml"))) {
        assertThat(tree.resolve(file)).hasSameBinaryContentAs(Tree.root().resolve(file));
      }
    }
    assertThat(Files.readString(tree.resolve("services/pom.xml")))
        .isEqualTo(
            Files.readString(Tree.root().resolve("services/pom.xml"))
                .replace("  </modules>", "    <module>%s</module>\n  </modules>".formatted(NAME)));
  }

  @Test
  @Order(3)
  void keepsToTheSettingsThatEveryTemplateHas() {
    var blueprint =
        Templates.load(List.of(template()), Map.of(), URI.create("http://127.0.0.1:4566"));
    for (Setting setting : TemplateSettingsTest.SETTINGS) {
      assertThat(setting.violations().apply(blueprint)).as(setting.name()).isEmpty();
    }
  }

  @Test
  @Order(4)
  void buildsAndPassesItsContractTestUnderAllChecks() {
    Ended ended =
        Maven.run(
            tree,
            "verify",
            "-pl",
            FOLDER,
            "-am",
            "-Dtest=OrderListenerTest",
            "-Dsurefire.failIfNoSpecifiedTests=false");

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(tree.resolve(FOLDER + "/target/surefire-reports"))
        .isDirectoryContaining("glob:**OrderListenerTest.txt");
  }

  @Test
  @Order(5)
  void hearsOfOrdersOnceItIsBooted() throws IOException {
    List<String> samples = Files.readAllLines(tree.resolve(SAMPLES));
    String table = Character.toUpperCase(NAME.charAt(0)) + NAME.substring(1) + "Orders";
    try (LocalCloud cloud = LocalCloud.boot(Settings.inMemory(List.of(template())))) {
      AwsClients aws = new AwsClients(cloud.endpoint());
      for (String sample : samples) {
        aws.publishAs("ecommerce.orders", sample);
      }
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(aws.items(table)).hasSize(1));
    }
  }

  @Test
  @Order(6)
  void refusesWhatIsThereAlreadyAndWhatIsNoName() {
    for (String name : List.of(NAME, "Loyalty", "../x", "a", "class", "x".repeat(31))) {
      Ended ended = orderflow("new-service", name);
      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.err().strip().lines()).hasSize(1);
      assertThat(ended.err()).contains(name.length() > 30 ? "30 characters" : name);
    }
  }

  private static String freeName() {
    String name = "loyalty";
    while (Files.exists(Tree.root().resolve("services").resolve(name))) {
      name += "x";
    }
    return name;
  }

  private static Path template() {
    return tree.resolve(FOLDER + "/template.yaml");
  }

  /** Without the script, which would build: that is what the fourth step does. */
  private static Ended orderflow(String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Dorderflow.home=" + tree,
                "-jar",
                tree.resolve("cli/target/orderflow.jar").toString()));
    words.addAll(List.of(arguments));
    return Command.inheriting(tree, words.toArray(String[]::new)).run();
  }
}
