package dev.orderflow.checks.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.localcloud.LocalParameters;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Queue;
import dev.orderflow.localcloud.template.Role;
import dev.orderflow.localcloud.template.TemplateException;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every template to the settings that AWS recommends, and shows that each setting bites. */
class TemplateSettingsTest {

  static final List<Setting> SETTINGS =
      Stream.of(
              QueueSettings.ALL,
              StreamSettings.ALL,
              DeliverySettings.ALL,
              KeepingSettings.ALL,
              SocketSettings.ALL,
              AccessSettings.ALL,
              PublishSettings.ALL)
          .flatMap(List::stream)
          .toList();

  static final List<Breakage> BREAKAGES =
      Stream.of(Breakage.ALL, StreamBreakage.ALL, SocketBreakage.ALL, PublishBreakage.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Path SPINE = Path.of("orders", "template.yaml");

  @TempDir Path directory;

  static List<Path> templates() {
    return TemplateFiles.all();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("SETTINGS")
  void holdsInEveryTemplate(Setting setting) {
    assertThat(setting.violations().apply(load(TemplateFiles.all()))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("BREAKAGES")
  void bites(Breakage breakage) {
    Blueprint broken = broken(breakage);

    List<String> violated =
        SETTINGS.stream()
            .filter(it -> !it.violations().apply(broken).isEmpty())
            .map(Setting::name)
            .toList();

    assertThat(violated).contains(breakage.setting());
  }

  @Test
  void everySettingIsShownToBite() {
    assertThat(BREAKAGES)
        .extracting(Breakage::setting)
        .containsAll(SETTINGS.stream().map(Setting::name).toList());
  }

  /** And no others: see docs/adr/0090 for those of a service that comes later. */
  @Test
  void operatorsReachEachQueueOfThisSystem() {
    Blueprint blueprint = load(TemplateFiles.withoutFurtherServices(), Map.of("FurtherQueues", ""));
    Set<String> queues =
        blueprint.all(Queue.class).stream().map(Queue::name).collect(Collectors.toSet());
    Function operate =
        blueprint.all(Function.class).stream()
            .filter(it -> it.name().equals("operate-orders"))
            .findFirst()
            .orElseThrow();
    Set<String> reached =
        blueprint.all(Role.class).stream()
            .filter(it -> it.arn().equals(operate.roleArn()))
            .flatMap(it -> it.statements().stream())
            .flatMap(it -> it.resources().stream())
            .filter(it -> it.startsWith("arn:aws:sqs:"))
            .map(it -> it.substring(it.lastIndexOf(':') + 1))
            .collect(Collectors.toSet());

    assertThat(reached).isEqualTo(queues);
    assertThat(String.valueOf(operate.environment().get("QUEUES")).split(","))
        .containsExactlyInAnyOrderElementsOf(queues);
  }

  /** So that a new kind of event comes with the right to publish it, for one function. */
  @Test
  void everyEventHasOneFunctionThatPublishesIt() {
    assertThat(SpokenWords.ofAllFunctions()).containsExactlyInAnyOrderElementsOf(SpokenWords.all());
  }

  /**
   * Among the Globals it would be overlooked, and the template's directory uploaded in its place.
   */
  @ParameterizedTest
  @MethodSource("templates")
  void packagingFindsTheCode(Path template) throws IOException {
    String text = Files.readString(template);

    assertThat(text).contains("\nGlobals:", "\nResources:");
    assertThat(text.substring(text.indexOf("\nGlobals:"), text.indexOf("\nResources:")))
        .doesNotContain("CodeUri:");
  }

  /** So another source cannot come in without the rules for it. */
  @Test
  void anEventSourceThatNoSettingKnowsIsRefused() {
    Breakage another = new Breakage("", "          Type: SQS\n", "          Type: Kinesis\n");

    assertThatThrownBy(() -> broken(another))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("ProcessOrder.Properties.Events.QueuedOrders.Type");
  }

  private Blueprint broken(Breakage breakage) {
    Path spine =
        TemplateFiles.all().stream().filter(it -> it.endsWith(SPINE)).findFirst().orElseThrow();
    try {
      String text = Files.readString(spine);
      assertThat(text).contains(breakage.find());
      Path file = directory.resolve("template.yaml");
      Files.writeString(file, text.replace(breakage.find(), breakage.replacement()));
      return load(List.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Blueprint load(List<Path> files) {
    return load(files, Map.of());
  }

  private static Blueprint load(List<Path> files, Map<String, String> parameters) {
    return Templates.load(
        files, parameters, LocalParameters.SANDBOXES, URI.create("http://127.0.0.1:4566"));
  }
}
