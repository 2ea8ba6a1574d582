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

/** Passes news of an order on to its customer's connections, and to operators who asked for all. */
public final class NotifyCustomer implements RequestStreamHandler {

  private final Clock clock;
  private final Owners owners;
  private final Megaphone megaphone;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public NotifyCustomer() {
    this(new LambdaEnvironment());
    Rehearsal.beforeSnapshot(() -> megaphone.tell("nobody", "", clock.instant()));
  }

  public NotifyCustomer(Environment environment) {
    this.clock = environment.clock();
    this.owners = Owners.in(environment);
    this.megaphone =
        new Megaphone(
            Connections.in(environment),
            environment.connections(URI.create(environment.variable("CONNECTIONS_URL"))));
    String queueUrl = environment.variable("NEWS_QUEUE_URL");
    this.consumer = new QueueConsumer("notify-customer", environment, queueUrl, this::pass);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    consumer.handle(input, output, context);
  }

  /** What became of the message, as a metric's name. */
  private String pass(SqsBatch.Message message, Context context) {
    News news = News.of(DomainEvent.of(message));
    if (news == null) {
      return "EventsIgnored";
    }
    String text = Json.write(news.message());
    Instant now = clock.instant();
    int told = megaphone.tell(Audience.OPERATORS, text, now);
    String customerId = owners.of(news.whose());
    if (customerId != null) {
      told += megaphone.tell(Audience.of(customerId), text, now);
    }
    return told == 0 ? "NobodyLooking" : "NewsPassedOn";
  }
}
