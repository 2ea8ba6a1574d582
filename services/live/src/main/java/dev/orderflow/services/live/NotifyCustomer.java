package dev.orderflow.services.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.kit.SqsBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** Passes news of an order on to its customer's connections, and to operators who asked for all. */
public final class NotifyCustomer implements RequestStreamHandler {

  /** Half a minute after the first; who reads nothing for so long will not soon. */
  private static final int PATIENT_ATTEMPTS = 2;

  private final Environment environment;
  private final Clock clock;
  private final String queueUrl;
  private final OrderOwners owners;
  private final Connections connections;
  private final ApiGatewayManagementApiClient api;

  /** For Lambda. */
  public NotifyCustomer() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(() -> broadcaster().plan(List.of("nobody"), "", true));
  }

  public NotifyCustomer(Environment environment) {
    this.environment = environment;
    this.clock = environment.clock();
    this.queueUrl = environment.variable("NEWS_QUEUE_URL");
    this.owners = OrderOwners.in(environment);
    this.connections = Connections.in(environment);
    this.api = environment.connections(URI.create(environment.variable("CONNECTIONS_URL")));
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    QueueConsumer.ofBatches("notify-customer", environment, queueUrl, this::pass)
        .handle(input, output, context);
  }

  private ConnectionBroadcaster broadcaster() {
    return new ConnectionBroadcaster(connections, api);
  }

  /** Passes on all that there is, and then says of each message what became of it. */
  private QueueConsumer.Step pass(List<SqsBatch.Message> batch) {
    ConnectionBroadcaster broadcaster = broadcaster();
    Map<SqsBatch.Message, Supplier<String>> outcomes = new IdentityHashMap<>();
    batch.forEach(message -> outcomes.put(message, planned(message, broadcaster)));
    broadcaster.deliver(clock.instant());
    return (message, _) -> Objects.requireNonNull(outcomes.get(message)).get();
  }

  private Supplier<String> planned(SqsBatch.Message message, ConnectionBroadcaster broadcaster) {
    try {
      LiveUpdate update = LiveUpdate.of(DomainEvent.of(message));
      if (update == null) {
        return () -> "EventsIgnored";
      }
      boolean patient = message.receiveCount() <= PATIENT_ATTEMPTS;
      String customerId = owners.of(update.owner());
      List<String> audiences =
          customerId == null
              ? List.of(Audience.OPERATORS)
              : List.of(Audience.of(customerId), Audience.OPERATORS);
      return broadcaster.plan(audiences, Json.write(update.message()), patient)::outcome;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }
}
