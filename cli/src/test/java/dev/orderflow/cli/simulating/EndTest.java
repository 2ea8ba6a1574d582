package dev.orderflow.cli.simulating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EndTest {

  @ParameterizedTest
  @CsvSource({
    "REJECTED, '', '', '', REJECTED",
    "PROCESSED, NONE, NONE, '', UNDER_WAY",
    "PROCESSED, CAPTURED, DISPATCHED, '', UNDER_WAY",
    "COMPLETED, CAPTURED, DELIVERED, '', COMPLETED",
    "COMPLETED, CAPTURED, RETURNED, '', UNDER_WAY",
    "COMPLETED, REFUNDED, RETURNED, '', RETURNED",
    "CANCELLED, NONE, OUT_OF_STOCK, OUT_OF_STOCK, OUT_OF_STOCK",
    "CANCELLED, DECLINED, RESERVED, PAYMENT_DECLINED, UNDER_WAY",
    "CANCELLED, DECLINED, RELEASED, PAYMENT_DECLINED, PAYMENT_DECLINED",
    "CANCELLED, CAPTURED, RELEASED, CUSTOMER_REQUEST, UNDER_WAY",
    "CANCELLED, REFUNDED, RELEASED, CUSTOMER_REQUEST, CUSTOMER_REQUEST"
  })
  void anOrderRestsOnlyWhenNothingOfItIsOpen(
      String status, String payment, String fulfilment, String reason, End end) {
    assertThat(
            End.of(
                Map.of(
                    "status", AttributeValue.fromS(status),
                    "payment", AttributeValue.fromS(payment),
                    "fulfilment", AttributeValue.fromS(fulfilment),
                    "reason", AttributeValue.fromS(reason))))
        .isEqualTo(end);
  }

  @Test
  void anOrderThatIsNotThereIsUnderWay() {
    assertThat(End.of(Map.of())).isEqualTo(End.UNDER_WAY);
  }

  @Test
  void noScenarioMayEndUnderWay() {
    assertThat(Scenario.values()).noneMatch(it -> it.mayEndAs(End.UNDER_WAY));
  }

  @Test
  void theSameSeedMakesTheSameOrdersOfEveryScenario() {
    List<SimulatedOrder> orders = orders(17);

    assertThat(orders(17)).isEqualTo(orders);
    assertThat(orders(18)).isNotEqualTo(orders);
    assertThat(orders).extracting(SimulatedOrder::scenario).contains(Scenario.values());
  }

  private static List<SimulatedOrder> orders(long seed) {
    Random random = new Random(seed);
    return new Orders(random, Catalogue.of(random, 500)).make(500);
  }
}
