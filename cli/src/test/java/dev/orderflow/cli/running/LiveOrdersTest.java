package dev.orderflow.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class LiveOrdersTest {

  @Test
  void mostAreGoodAndSomeAreNot() {
    LiveOrders orders = new LiveOrders(new NoBus(), new Random(1));
    List<Map<String, @Nullable Object>> some =
        IntStream.rangeClosed(1, 1000).mapToObj(orders::order).toList();
    assertThat(some).extracting(it -> it.get("orderId")).doesNotHaveDuplicates();
    assertThat(some.stream().filter(it -> "tok_declined".equals(it.get("paymentToken"))).count())
        .isBetween(20L, 150L);
    assertThat(some.stream().filter(it -> "LAST-SEASON".equals(it.get("product"))).count())
        .isBetween(5L, 100L);
    assertThat(
            some.stream()
                .filter(it -> !String.valueOf(it.get("customerEmail")).contains("@"))
                .count())
        .isBetween(5L, 100L);
  }

  private static final class NoBus implements EventBridgeClient {

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // there is nothing to close
    }
  }
}
