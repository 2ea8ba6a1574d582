package dev.orderflow.orders.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.SqsBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

class PrimingTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final List<PutItemRequest> puts = new ArrayList<>();

  @Test
  void primesWithAWriteThatNothingLetsThrough() {
    QueuedOrder order = QueuedOrder.of(SqsBatch.parse(SampleBatch.json()).getFirst(), NOW);

    new OrdersTable(new Refusing(), "Orders").prime(order, NOW);

    assertThat(puts)
        .singleElement()
        .satisfies(
            put -> {
              assertThat(put.item()).containsKeys("orderId", "items", "total", "shippingAddress");
              assertThat(put.conditionExpression())
                  .isEqualTo("attribute_not_exists(orderId) AND attribute_exists(orderId)");
            });
  }

  private final class Refusing implements DynamoDbClient {

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      puts.add(request);
      throw ConditionalCheckFailedException.builder().message("refused").build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
