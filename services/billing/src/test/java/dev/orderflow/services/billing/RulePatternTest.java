package dev.orderflow.services.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.EventNames;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.template.Rule;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

/** The template's rule lets in what moves money, under the names that orders say it with. */
class RulePatternTest {

  private static final List<String> SAMPLES =
      List.of(
          "/contracts/samples/order-milestone/accepted/order-milestone.ndjson",
          "/contracts/samples/payment-requested/accepted/payment-requested.ndjson");

  @Test
  void letsInWhatMovesMoneyAndNothingElse() throws Exception {
    String pattern = pattern();
    Set<String> letIn = new TreeSet<>();
    for (String line : samples()) {
      String type = JsonObjects.text(JsonObjects.object("sample", Json.parse(line)), "type");
      String event =
          Json.write(
              Map.of(
                  "source",
                  EventNames.ORDERS_SOURCE,
                  "detail-type",
                  type,
                  "detail",
                  Json.parse(line)));
      if (Ruler.matchesRule(event, pattern)) {
        letIn.add(type);
      }
    }
    assertThat(letIn)
        .containsExactlyInAnyOrder(
            PaymentRequested.TYPE, Milestone.Kind.CANCELLED.type(), Milestone.Kind.RETURNED.type());
  }

  private static String pattern() {
    Collection<Rule> rules =
        Templates.load(
                List.of(Path.of("template.yaml")),
                Map.of("PaymentProvider", "sandbox"),
                URI.create("http://127.0.0.1:4566"))
            .all(Rule.class);
    return rules.iterator().next().pattern();
  }

  private static List<String> samples() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String file : SAMPLES) {
      try (InputStream in =
          Objects.requireNonNull(RulePatternTest.class.getResourceAsStream(file))) {
        new String(in.readAllBytes(), UTF_8).lines().forEach(lines::add);
      }
    }
    return lines;
  }
}
