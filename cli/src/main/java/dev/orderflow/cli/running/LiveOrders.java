package dev.orderflow.cli.running;

import dev.orderflow.contracts.EventNames;
import dev.orderflow.kit.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** A gentle stream of orders, as of a small shop: most are good, some are not. */
record LiveOrders(EventBridgeClient bus, Random random) {

  private static final List<String> PRODUCTS =
      List.of("Wireless Mouse", "Mechanical Keyboard", "keyboard", "Laptop", "SSD");
  private static final List<String> CUSTOMERS = List.of("zoe", "max", "ada", "lin", "tom", "eva");

  /** Publishes until told to stop; what a moment does not take is left out. */
  void publish(Duration pause, CountDownLatch stop) throws InterruptedException {
    int number = 0;
    while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      PutEventsRequestEntry entry =
          PutEventsRequestEntry.builder()
              .source(EventNames.ORDERS_SOURCE)
              .detailType(EventNames.ORDER_CREATED)
              .detail(Json.write(order(++number)))
              .build();
      try {
        bus.putEvents(r -> r.entries(entry));
      } catch (SdkException e) {
        System.getLogger(LiveOrders.class.getName())
            .log(System.Logger.Level.DEBUG, "an order of the demo was not taken", e);
      }
    }
  }

  /** Of a hundred, some six are declined, three are rejected and three ask for what is sold out. */
  Map<String, @Nullable Object> order(int number) {
    String customer = one(CUSTOMERS);
    int luck = random.nextInt(100);
    Map<String, @Nullable Object> order = new LinkedHashMap<>();
    order.put("orderId", "LIVE-%04d".formatted(number));
    order.put("customerId", "C-" + customer);
    order.put("customerEmail", luck < 3 ? customer : customer + "@example.com");
    order.put("product", luck >= 3 && luck < 6 ? "LAST-SEASON" : one(PRODUCTS));
    order.put("quantity", 1L + random.nextInt(3));
    order.put("paymentToken", luck >= 6 && luck < 12 ? "tok_declined" : "tok_visa");
    return order;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
