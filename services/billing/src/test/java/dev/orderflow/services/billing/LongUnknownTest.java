package dev.orderflow.services.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the alarm {@code payments-long-unknown} watches. */
class LongUnknownTest {

  private final List<String> printed = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"4,false", "6,true"})
  void aPaymentUnknownForFiveMinutesIsCounted(long minutes, boolean counted) {
    try (Shop shop = new Shop()) {
      var opened = Events.NOW.minus(Duration.ofMinutes(minutes));
      Charge charge = new Charge("OLD", Events.DUE, "sandbox", opened);
      var item = PaymentItem.of(new Payment.Authorising(charge));
      shop.engine.client().putItem(r -> r.tableName("Payments").item(item));

      assertThatThrownBy(() -> shop.function.handle(message("OLD", "tok_timeout"), context()))
          .isInstanceOf(UnsettledException.class)
          .hasMessageNotContaining("tok_timeout");
    }
    assertThat(printed.stream().anyMatch(it -> it.contains("\"PaymentsLongUnknown\":1")))
        .isEqualTo(counted);
  }

  private static SqsBatch.Message message(String orderId, String token) {
    var request = new PaymentRequested(orderId, Events.DUE, token);
    var event =
        Map.of(
            "id", "e-1",
            "time", "2026-01-15T12:00:00Z",
            "source", request.source(),
            "detail-type", request.type(),
            "detail", Envelope.of(Events.NOW, "c-1", "c-1", request).toFields());
    return new SqsBatch.Message(
        "m-1", "r-1", Json.write(event), 4, Events.NOW, Events.NOW, Map.of());
  }

  private Context context() {
    LambdaLogger logger =
        new LambdaLogger() {
          @Override
          public void log(String line) {
            printed.add(line);
          }

          @Override
          public void log(byte[] line) {
            printed.add(new String(line, UTF_8));
          }
        };
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> logger);
  }
}
