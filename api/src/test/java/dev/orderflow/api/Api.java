package dev.orderflow.api;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The API's functions over real tables, and a bus that keeps what it is told. */
public final class Api implements Environment, AutoCloseable {

  public static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  private final TableEngine engine = TableEngine.inMemory();
  private final AtomicInteger requests = new AtomicInteger();
  public final Bus bus = new Bus();
  public final Surroundings system = new Surroundings();
  public final Silence context = new Silence();
  private int perMinute = 100_000;
  private int waitingReads = 50;
  private volatile Instant now = START;
  private volatile Duration passing = Duration.ZERO;
  private volatile boolean answers = true;

  public Api() {
    Tables.all().forEach(engine::ensureTable);
  }

  public Api withOrdersPerMinute(int limit) {
    perMinute = limit;
    return this;
  }

  public Api withWaitingReads(int limit) {
    waitingReads = limit;
    return this;
  }

  /** A request as the gateway hands it on, once the token has been verified. */
  public Call as(String customerId) {
    return new Call(this, Map.of("sub", customerId, "scope", "orders:read orders:write"));
  }

  public Call asOperator() {
    return new Call(this, Map.of("sub", "staff", "scope", "orders:operate orders:read"));
  }

  public Call with(Map<String, ?> claims) {
    return new Call(this, claims);
  }

  /** Puts an order where processed ones are, as if it had been through the spine. */
  public void store(String orderId, String customerId, Map<String, ?> attributes) {
    Map<String, Object> item = new HashMap<>();
    item.put("orderId", orderId);
    item.put("customerId", customerId);
    item.put("customerEmail", "customer@example.com");
    item.put("status", "PROCESSED");
    item.put("eventId", "event-" + orderId);
    item.put("detail", Json.write(detail(orderId, customerId)));
    item.put("publishedAt", "2026-01-15T11:59:58.000Z");
    item.put("processedAt", "2026-01-15T11:59:59.000Z");
    item.put("version", 1L);
    item.putAll(attributes);
    engine.client().putItem(r -> r.tableName("ORDERS_TABLE").item(Attributes.of(item).m()));
  }

  public void stock(String sku, long price, long available) {
    engine
        .client()
        .putItem(
            r ->
                r.tableName("PRODUCTS_TABLE")
                    .item(
                        Map.of(
                            "sku", text(sku),
                            "name", text("a " + sku),
                            "price", number(price),
                            "currency", text("EUR"),
                            "available", number(available),
                            "reserved", number(0))));
  }

  /** Neither tables nor queues nor metrics answer any more. */
  public void breakTables() {
    answers = false;
  }

  public void put(String table, Map<String, ?> item) {
    engine.client().putItem(r -> r.tableName(table).item(Attributes.of(item).m()));
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Time that goes on whenever someone asks for it. */
  public void passWithEachLook(Duration time) {
    passing = time;
  }

  String nextRequestId() {
    return "request-" + requests.incrementAndGet();
  }

  /** Each call in a process of its own. */
  Answer invoke(RequestStreamHandler function, String payload) {
    var out = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(payload.getBytes(UTF_8)), out, context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answer.of(out.toString(UTF_8));
  }

  private static Map<String, @Nullable Object> detail(String orderId, String customerId) {
    Map<String, @Nullable Object> detail = new HashMap<>();
    detail.put("orderId", orderId);
    detail.put("customerId", customerId);
    detail.put("customerEmail", "customer@example.com");
    detail.put("product", "Wireless Mouse");
    detail.put("quantity", 1L);
    detail.put("paymentToken", "tok_secret");
    detail.put("gift", Map.of("wrap", true));
    return detail;
  }

  @Override
  public String variable(String name) {
    return switch (name) {
      case "ORDERS_PER_MINUTE" -> Integer.toString(perMinute);
      case "QUEUES" -> "order-processing-dlq,order-processing-queue,arn:aws:sqs:x:1:mail-rule-dlq,";
      case "WAITING_READS" -> Integer.toString(waitingReads);
      default -> name;
    };
  }

  @Override
  public SqsClient sqs() {
    requireAnswers();
    return system.queues();
  }

  @Override
  public CloudWatchClient cloudWatch() {
    requireAnswers();
    return system.cloudWatch();
  }

  @Override
  public DynamoDbClient dynamoDb() {
    requireAnswers();
    return engine.client();
  }

  private void requireAnswers() {
    if (!answers) {
      throw DynamoDbException.builder().message("no answer").statusCode(500).build();
    }
  }

  @Override
  public EventBridgeClient eventBridge() {
    return bus;
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        now = now.plus(passing);
        return now;
      }
    };
  }

  @Override
  public void close() {
    engine.close();
    system.close();
  }
}
