package dev.orderflow.services.shipping;

import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.contracts.Parcel;
import dev.orderflow.services.shipping.domain.Shipment;
import dev.orderflow.services.shipping.domain.Shipment.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A shipment as an item. It holds no address: the carrier has it. */
final class ShipmentItem {

  private ShipmentItem() {}

  static Map<String, AttributeValue> of(Shipment shipment) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", text(shipment.orderId()));
    item.put("state", text(shipment.state().name()));
    item.put(shipment.state().since(), time(shipment.since()));
    if (shipment.parcel() != null) {
      item.put("carrier", text(shipment.parcel().carrier()));
      item.put("trackingNumber", text(shipment.parcel().trackingNumber()));
    }
    if (shipment.reason() != null) {
      item.put("reason", text(shipment.reason()));
    }
    return item;
  }

  static Shipment read(Map<String, AttributeValue> item) {
    State state = State.valueOf(required(item, "state"));
    return new Shipment(
        required(item, "orderId"),
        state,
        Instant.parse(required(item, state.since())),
        item.containsKey("carrier")
            ? new Parcel(required(item, "carrier"), required(item, "trackingNumber"))
            : null,
        item.containsKey("reason") ? required(item, "reason") : null);
  }

  private static String required(Map<String, AttributeValue> item, String name) {
    @Nullable AttributeValue value = item.get(name);
    return Objects.requireNonNull(value, name).s();
  }
}
