package dev.orderflow.checks.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The floor is only a floor while it stores what process-order stores. */
class FloorItemTest {

  @Test
  void isWhatAnOrderIsStoredWith(@TempDir Path folder) throws IOException {
    Path template = Spine.template(Tree.root(), folder);
    try (LocalCloud cloud = LocalCloud.boot(Settings.inMemory(List.of(template)))) {
      var publisher = new Clients(cloud.endpoint());
      publisher.of(EventBridgeClient.builder()).putEvents(r -> r.entries(Publisher.entry(1)));
      Map<String, AttributeValue> key =
          Map.of("orderId", AttributeValue.fromS(Publisher.orderId(1)));
      Map<String, AttributeValue> stored =
          await()
              .until(
                  () -> cloud.tables().getItem(r -> r.tableName("Orders").key(key)).item(),
                  item -> !item.isEmpty());

      assertThat(types(FloorItem.of(Publisher.orderId(1)))).isEqualTo(types(stored));
    }
  }

  private static Map<String, AttributeValue.Type> types(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().type()));
  }
}
