package dev.orderflow.cli.running;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.running.DemoOrders.End;
import dev.orderflow.cli.running.DemoOrders.Example;
import dev.orderflow.contracts.EventNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Publishes the examples as any AWS client would, and watches where each of them ends. */
final class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /**
   * Where an example ended.
   *
   * @param publishedAt by the publisher's clock
   * @param item of the order, empty for a dead letter
   * @param deadLetter the message, if it ended as one
   */
  record Ending(
      Example example,
      Instant publishedAt,
      Map<String, AttributeValue> item,
      Optional<Message> deadLetter) {

    boolean isAsItShouldBe() {
      return switch (example.end()) {
        case COMPLETED, CANCELLED, REJECTED -> status().equals(example.end().name());
        case DEAD_LETTER -> deadLetter.isPresent();
      };
    }

    String status() {
      AttributeValue status = item.get("status");
      return status == null ? deadLetter.isPresent() ? "DEAD LETTER" : "MISSING" : status.s();
    }
  }

  private final EventBridgeClient bus;
  private final SqsClient sqs;
  private final DynamoDbClient dynamoDb;

  Demo(Connection connection) {
    this.bus = connection.eventBridge();
    this.sqs = connection.sqs();
    this.dynamoDb = connection.dynamoDb();
  }

  /**
   * @param status is told of each step
   */
  List<Ending> run(Consumer<String> status) throws InterruptedException {
    Instant publishedAt = Instant.now();
    int all = DemoOrders.ALL.size();
    status.accept("publishing " + all + " orders");
    publish(orders());
    DemoOrders.ALL.stream().filter(it -> it.end() == End.DEAD_LETTER).forEach(this::queue);
    List<Ending> endings = new ArrayList<>();
    for (Example example : DemoOrders.ALL) {
      Ending ending = ending(example, publishedAt);
      endings.add(ending);
      status.accept(
          "%d of %d: %s is %s".formatted(endings.size(), all, example.name(), ending.status()));
    }
    return endings;
  }

  /** Publishes the orders where nobody listens to them, and waits until each is in the table. */
  boolean areStored() throws InterruptedException {
    publish(orders());
    boolean all = true;
    for (Example example : orders()) {
      all &=
          awaited(() -> Optional.of(item(example.name())).filter(it -> !it.isEmpty())).isPresent();
    }
    return all;
  }

  private static List<Example> orders() {
    return DemoOrders.ALL.stream().filter(it -> it.end() != End.DEAD_LETTER).toList();
  }

  private void publish(List<Example> examples) {
    List<PutEventsRequestEntry> entries = examples.stream().map(Demo::entry).toList();
    for (PutEventsResultEntry result : bus.putEvents(r -> r.entries(entries)).entries()) {
      if (result.errorCode() != null) {
        throw new IllegalStateException(result.errorCode() + ": " + result.errorMessage());
      }
    }
  }

  private static PutEventsRequestEntry entry(Example example) {
    return PutEventsRequestEntry.builder()
        .source(EventNames.ORDERS_SOURCE)
        .detailType(EventNames.ORDER_CREATED)
        .detail(example.body())
        .build();
  }

  private void queue(Example example) {
    sqs.sendMessage(m -> m.queueUrl(url("order-processing-queue")).messageBody(example.body()));
  }

  private Ending ending(Example example, Instant publishedAt) throws InterruptedException {
    return switch (example.end()) {
      case COMPLETED, CANCELLED, REJECTED -> {
        awaited(() -> Optional.of(item(example.name())).filter(it -> isAtRest(example, it)));
        yield new Ending(example, publishedAt, item(example.name()), Optional.empty());
      }
      case DEAD_LETTER ->
          new Ending(example, publishedAt, Map.of(), awaited(() -> deadLetter(example)));
    };
  }

  /** A cancelled order has still to give back what it holds. */
  private static boolean isAtRest(Example example, Map<String, AttributeValue> item) {
    return text(item, "status").equals(example.end().name())
        && !(example.end() == End.CANCELLED && text(item, "fulfilment").equals("RESERVED"));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }

  private Map<String, AttributeValue> item(String orderId) {
    return dynamoDb
        .getItem(
            r ->
                r.tableName("Orders")
                    .key(Map.of("orderId", AttributeValue.fromS(orderId)))
                    .consistentRead(true))
        .item();
  }

  private Optional<Message> deadLetter(Example example) {
    return sqs
        .receiveMessage(
            r ->
                r.queueUrl(url("order-processing-dlq"))
                    .visibilityTimeout(0)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .filter(message -> message.body().equals(example.body()))
        .findFirst();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(r -> r.queueName(queue)).queueUrl();
  }

  private static <T> Optional<T> awaited(Supplier<Optional<T>> look) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Optional<T> found = look.get();
    while (found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(LOOK_EVERY);
      found = look.get();
    }
    return found;
  }
}
