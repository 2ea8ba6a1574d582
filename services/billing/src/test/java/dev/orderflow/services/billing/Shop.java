package dev.orderflow.services.billing;

import static dev.orderflow.kit.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Environment;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.localcloud.template.Table;
import dev.orderflow.localcloud.template.Templates;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.sandbox.SandboxProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Billing on the template's own tables, with all that it does open to view and to misfortune. */
final class Shop implements AutoCloseable {

  final Points points = new Points();
  final TableEngine engine = TableEngine.inMemory();
  final MovableClock clock = new MovableClock();
  final TappedQueue queue = new TappedQueue(points);
  final TappedBus bus = new TappedBus(points, this::checkStored);
  final ChargePayment function;

  Shop() {
    this(tables -> new SandboxProvider(tables, "SandboxCharges"));
  }

  Shop(Function<DynamoDbClient, PaymentProvider> provider) {
    Templates.load(
            List.of(Path.of("template.yaml")),
            Map.of("PaymentProvider", "sandbox"),
            URI.create("http://127.0.0.1:4566"))
        .all(Table.class)
        .forEach(table -> engine.ensureTable(table.request()));
    DynamoDbClient tables = new TappedDynamoDb(engine.client(), points);
    function =
        new ChargePayment(
            new Surroundings(tables, bus, queue, clock),
            new TappedProvider(provider.apply(tables), points));
  }

  /** The attribute of the order's payment, or an empty text where there is none. */
  String payment(String orderId, String attribute) {
    return entry(orderId, "PAYMENT")
        .map(item -> item.get(attribute))
        .map(AttributeValue::s)
        .orElse("");
  }

  Optional<Map<String, AttributeValue>> entry(String orderId, String entry) {
    var key = Map.of("orderId", text(orderId), "entry", text(entry));
    var answer =
        engine.client().getItem(r -> r.tableName("Payments").key(key).consistentRead(true));
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  /** The sandbox's memory of the order: its state, or an empty text. */
  String atProvider(String orderId) {
    var key = Map.of("idempotencyKey", text(orderId + ":authorise"));
    var answer = engine.client().getItem(r -> r.tableName("SandboxCharges").key(key));
    return answer.hasItem() ? Objects.requireNonNull(answer.item().get("state")).s() : "";
  }

  /** The orders of all that the sandbox has ever opened. */
  List<String> ordersAtProvider() {
    return engine.client().scanPaginator(r -> r.tableName("SandboxCharges")).items().stream()
        .map(item -> Objects.requireNonNull(item.get("orderId")).s())
        .toList();
  }

  /** The sum of what the order's ledger entries post to accounts of that kind. */
  long balance(String orderId, String accounts) {
    return List.of("LEDGER#CHARGE", "LEDGER#REFUND").stream()
        .flatMap(entry -> entry(orderId, entry).stream())
        .flatMap(item -> Objects.requireNonNull(item.get("postings")).l().stream())
        .map(AttributeValue::m)
        .filter(posting -> Objects.requireNonNull(posting.get("account")).s().startsWith(accounts))
        .mapToLong(posting -> Long.parseLong(Objects.requireNonNull(posting.get("minorUnits")).n()))
        .sum();
  }

  List<String> billingFact(String orderId) {
    return bus.billingFact(orderId).stream()
        .map(TappedBus.BillingFact::type)
        .distinct()
        .sorted()
        .toList();
  }

  /** Nothing is published that is not stored. */
  private void checkStored(TappedBus.BillingFact billingFact) {
    String state = payment(billingFact.orderId(), "state");
    switch (billingFact.type()) {
      case "Payment Captured" -> {
        assertThat(state).isIn("CAPTURED", "REFUND_PENDING", "REFUND_FAILED", "REFUNDED");
        assertThat(entry(billingFact.orderId(), "LEDGER#CHARGE")).isPresent();
      }
      case "Payment Refunded" -> {
        assertThat(state).isEqualTo("REFUNDED");
        assertThat(entry(billingFact.orderId(), "LEDGER#REFUND")).isPresent();
      }
      case "Payment Declined" -> assertThat(state).isEqualTo("DECLINED");
      default -> throw new AssertionError(billingFact.type());
    }
  }

  @Override
  public void close() {
    engine.close();
  }

  private record Surroundings(
      DynamoDbClient dynamoDb, EventBridgeClient eventBridge, SqsClient sqs, Clock clock)
      implements Environment {

    @Override
    public String variable(String name) {
      return switch (name) {
        case "PAYMENTS_TABLE" -> "Payments";
        case "EVENT_BUS_NAME" -> "default";
        case "PAYMENT_QUEUE_URL" -> "http://127.0.0.1:4566/000000000000/payment-queue";
        default -> throw new IllegalStateException(name);
      };
    }
  }
}
