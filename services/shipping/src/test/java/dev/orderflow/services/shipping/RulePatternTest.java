package dev.orderflow.services.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.event.ruler.Ruler;

/** The template's rule lets in what the function does something with, and nothing else. */
class RulePatternTest {

  static List<String> events() {
    return Samples.events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void lets(String event) throws Exception {
    World world = new World(new Crashes(Set.of()));
    world.send(event, Duration.ZERO);
    world.runOnce();
    String log = world.context.log.toString();

    assertThat(Ruler.matchesRule(event, pattern()))
        .as(log)
        .isNotEqualTo(log.contains("EventsIgnored") || log.contains("PoisonException"));
  }

  private static String pattern() throws IOException {
    // CloudFormation's short forms are not needed here and unknown to a plain YAML reader.
    String yaml = Files.readString(Path.of("template.yaml")).replaceAll("!\\w+", "");
    Object found = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    for (String name : List.of("Resources", "ShipmentRule", "Properties", "EventPattern")) {
      found = Objects.requireNonNull(((Map<?, ?>) found).get(name));
    }
    return Json.write(found);
  }
}
