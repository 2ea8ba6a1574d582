package dev.orderflow.services.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.Rehearsal;
import dev.orderflow.kit.SqsBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** Passes news of an order on to its customer's connections, and to operators who asked for all. */
public final class NotifyCustomer implements RequestStreamHandler {

  /** Half a minute after the first; who reads nothing for so long will not soon. */
  private static final int PATIENT_ATTEMPTS = 2;

  private final Environment environment;
  private final Clock clock;
  private final String queueUrl;
  private final Owners owners;
  private final Connections connections;
  private final ApiGatewayManagementApiClient api;

  /** For Lambda. */
  public NotifyCustomer() {
    this(new LambdaEnvironment());
    Rehearsal.beforeSnapshot(() -> megaphone().tell(List.of("nobody"), "", clock.instant(), true));
  }

  public NotifyCustomer(Environment environment) {
    this.environment = environment;
    this.clock = environment.clock();
    this.queueUrl = environment.variable("NEWS_QUEUE_URL");
    this.owners = Owners.in(environment);
    this.connections = Connections.in(environment);
    this.api = environment.connections(URI.create(environment.variable("CONNECTIONS_URL")));
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Megaphone megaphone = megaphone();
    new QueueConsumer(
            "notify-customer", environment, queueUrl, (message, _) -> pass(message, megaphone))
        .handle(input, output, context);
  }

  private Megaphone megaphone() {
    return new Megaphone(connections, api);
  }

  /** What became of the message, as a metric's name. */
  private String pass(SqsBatch.Message message, Megaphone megaphone) {
    News news = News.of(DomainEvent.of(message));
    if (news == null) {
      return "EventsIgnored";
    }
    String text = Json.write(news.message());
    Instant now = clock.instant();
    boolean patient = message.receiveCount() <= PATIENT_ATTEMPTS;
    String customerId = owners.of(news.whose());
    List<String> audiences =
        customerId == null
            ? List.of(Audience.OPERATORS)
            : List.of(Audience.of(customerId), Audience.OPERATORS);
    int told = megaphone.tell(audiences, text, now, patient);
    return told == 0 ? "NobodyLooking" : "NewsPassedOn";
  }
}
