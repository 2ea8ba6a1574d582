package dev.orderflow.cli.payments;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks into an item; what is missing is empty, or zero. */
record Fields(Map<String, AttributeValue> item) {

  String text(String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  long number(String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }
}
