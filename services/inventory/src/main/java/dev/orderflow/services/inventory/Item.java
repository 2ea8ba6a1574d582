package dev.orderflow.services.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Typed looks into an item; one that lacks what it must have is named by the attribute. */
record Item(Map<String, AttributeValue> attributes) {

  String text(String name) {
    return required(name).s();
  }

  @Nullable String textOrNull(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? null : value.s();
  }

  long number(String name) {
    return Long.parseLong(required(name).n());
  }

  @Nullable Long numberOrNull(String name) {
    return attributes.containsKey(name) ? (Long) number(name) : null;
  }

  Map<String, AttributeValue> map(String name) {
    return required(name).m();
  }

  List<AttributeValue> list(String name) {
    return required(name).l();
  }

  private AttributeValue required(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new IllegalStateException("an item without " + name);
    }
    return value;
  }
}
