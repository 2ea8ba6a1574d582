package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BurstJourneyTest extends Journey {

  @Test
  void twentyThousandOrdersAtOnceAreAllStored() {
    List<String> ids = Orders.ids("BURST", 20_000);
    aws.publishAll(ids.stream().map(Orders::small).toList());
    aws.awaitProcessed(ids);
    assertThat(aws.orderIds("PROCESSED")).hasSize(ids.size());
    for (String deadLetters :
        List.of("order-created-rule-dlq", "validate-order-dlq", "order-processing-dlq")) {
      assertThat(aws.held(deadLetters)).as(deadLetters).isZero();
    }
  }
}
