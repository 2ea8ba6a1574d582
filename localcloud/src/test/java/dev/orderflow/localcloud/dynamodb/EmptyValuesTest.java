package dev.orderflow.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** What is empty is told apart in streams too. */
class EmptyValuesTest {

  @Test
  void aStreamTellsAnEmptyMapFromAnEmptyListAndAnEmptyText() {
    try (TableEngine engine = TableEngine.inMemory()) {
      engine.ensureTable(
          Tables.keyedBy("orderId")
              .streamSpecification(
                  s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
              .build());
      Map<String, AttributeValue> item =
          Map.of(
              "orderId", AttributeValue.fromS("1"),
              "map", AttributeValue.fromM(Map.of()),
              "list", AttributeValue.fromL(List.of()),
              "text", AttributeValue.fromS(""),
              "inside", AttributeValue.fromM(Map.of("map", AttributeValue.fromM(Map.of()))));
      engine.client().putItem(r -> r.tableName("Orders").item(item));

      TableStream stream = engine.stream("Orders");
      String shard = stream.shards().getFirst().shardId();
      Change change = stream.read(stream.oldest(shard), 1).changes().getFirst();

      Map<String, ?> record = JsonObjects.object("record", Json.parse(change.json()));
      assertThat(JsonObjects.object("dynamodb", record.get("dynamodb")).get("NewImage"))
          .isEqualTo(
              Json.parse(
                  """
                  {"orderId":{"S":"1"},"map":{"M":{}},"list":{"L":[]},"text":{"S":""},
                   "inside":{"M":{"map":{"M":{}}}}}"""));
    }
  }
}
