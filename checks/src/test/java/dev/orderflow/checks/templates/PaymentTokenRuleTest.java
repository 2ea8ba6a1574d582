package dev.orderflow.checks.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.EventNames;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.LocalParameters;
import dev.orderflow.localcloud.template.Rule;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

/** Of all that this system publishes, only {@code Payment Requested} has a payment token in it. */
class PaymentTokenRuleTest {

  private static final String SAMPLES =
      "/contracts/samples/payment-requested/accepted/payment-requested.ndjson";

  @Test
  void nobodyButBillingHearsWhatHasThePaymentToken() throws Exception {
    Set<String> hearing = new TreeSet<>();
    List<Rule> rules =
        Templates.load(
                TemplateFiles.all(), LocalParameters.SANDBOXES, URI.create("http://127.0.0.1:4566"))
            .all(Rule.class);
    for (String detail : samples()) {
      String event =
          Json.write(
              Map.of(
                  "source",
                  EventNames.ORDERS_SOURCE,
                  "detail-type",
                  PaymentRequested.TYPE,
                  "detail",
                  Objects.requireNonNull(Json.parse(detail))));
      for (Rule rule : rules) {
        if (Ruler.matchesRule(event, rule.pattern())) {
          hearing.add(rule.name());
        }
      }
    }
    assertThat(hearing).containsExactly("payment-rule");
  }

  private static List<String> samples() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PaymentTokenRuleTest.class.getResourceAsStream(SAMPLES))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
