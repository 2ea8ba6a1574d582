package dev.orderflow.orders.validate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.RejectionReason;
import dev.orderflow.form.OrderForm;
import dev.orderflow.form.Outcome;
import dev.orderflow.form.SampleEvent;
import dev.orderflow.kit.BusEvent;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.orders.reject.Rejection;
import dev.orderflow.orders.reject.RejectionStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Lets valid orders through to the queue and has the others kept as rejections. */
public final class ValidateOrder implements RequestStreamHandler {

  private final Clock clock;
  private final OrderQueue queue;
  private final RejectionStore rejections;

  /** For Lambda. */
  public ValidateOrder() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(this::prime);
  }

  public ValidateOrder(Environment environment) {
    this.clock = environment.clock();
    this.queue = new OrderQueue(environment.sqs(), environment.variable("ORDER_QUEUE_URL"));
    this.rejections = new RejectionStore(environment);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not an event
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] json = input.readAllBytes();
    BusEvent event = BusEvent.parse(json);
    Metrics metrics = new Metrics("validate-order");
    switch (OrderForm.read(event.detail(), json.length, clock.instant())) {
      case Outcome.Accepted _ -> {
        queue.send(json, clock.instant());
        metrics.count("OrdersAccepted");
      }
      case Outcome.Rejected(var problems) -> {
        rejections.reject(Rejection.of(event, RejectionReason.INVALID_ORDER, problems), context);
        metrics.count("OrdersRejected");
      }
    }
    metrics.print(clock.instant(), context.getLogger());
  }

  private void prime() {
    byte[] json = SampleEvent.json().getBytes(StandardCharsets.UTF_8);
    var _ = OrderForm.read(BusEvent.parse(json).detail(), json.length, clock.instant());
    queue.prime(clock.instant());
  }
}
