package dev.orderflow.form;

import static dev.orderflow.form.Check.CODE;
import static dev.orderflow.form.Check.COUNTRY;
import static dev.orderflow.form.Check.CURRENCY;
import static dev.orderflow.form.Check.EMAIL;
import static dev.orderflow.form.Check.FLAG;
import static dev.orderflow.form.Check.LINES;
import static dev.orderflow.form.Check.NOTE;
import static dev.orderflow.form.Check.OBJECT;
import static dev.orderflow.form.Check.ORDER_ID;
import static dev.orderflow.form.Check.QUANTITY;
import static dev.orderflow.form.Check.SKU;
import static dev.orderflow.form.Check.STOCK_CODE;
import static dev.orderflow.form.Check.TIMESTAMP;
import static dev.orderflow.form.Check.TOKEN;
import static dev.orderflow.form.Check.TOTAL;
import static dev.orderflow.form.Check.UNIT_PRICE;
import static dev.orderflow.form.Field.optional;
import static dev.orderflow.form.Field.required;

import dev.orderflow.contracts.TextRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The known fields of one JSON object of the order form. Others are kept, if they can be. */
record Shape(int depth, List<Field> fields) {
  static final int MAX_DEPTH = 32;

  static final Shape ORDER =
      new Shape(
          1,
          List.of(
              required("orderId", ORDER_ID),
              required("customerEmail", EMAIL),
              optional("emailVerified", FLAG),
              optional("customerId", CODE),
              optional("product", STOCK_CODE),
              optional("quantity", QUANTITY),
              optional("items", LINES),
              optional("currency", CURRENCY),
              optional("total", TOTAL),
              optional("shippingAddress", OBJECT),
              optional("paymentToken", TOKEN),
              optional("placedAt", TIMESTAMP)));

  static final Shape LINE =
      new Shape(
          3,
          List.of(
              required("sku", SKU),
              required("quantity", QUANTITY),
              optional("name", NOTE),
              optional("unitPrice", UNIT_PRICE)));

  static final Shape ADDRESS =
      new Shape(
          2,
          List.of(
              required("country", COUNTRY),
              optional("name", NOTE),
              optional("line1", NOTE),
              optional("line2", NOTE),
              optional("city", NOTE),
              optional("region", NOTE),
              optional("postalCode", NOTE)));

  /**
   * @param path what stands before the names of the object's fields, such as {@code items[2].}
   */
  void check(String path, Map<?, ?> object, Problems problems) {
    int known = 0;
    for (Field field : fields) {
      Object value = object.get(field.name());
      if (value != null) {
        known++;
        problems.addIf(path, field.name(), field.check().fault(value));
      } else if (object.containsKey(field.name())) {
        known++;
        problems.addIf(path, field.name(), Fault.NULL);
      } else if (field.isRequired()) {
        problems.addIf(path, field.name(), Fault.REQUIRED);
      }
    }
    if (known < object.size()) {
      checkOthers(path, object, problems);
    }
  }

  private void checkOthers(String path, Map<?, ?> object, Problems problems) {
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      String name = (String) entry.getKey();
      if (!isKnown(name)) {
        Fault fault = TextRules.isSound(name) ? kept(entry.getValue(), depth) : Fault.BROKEN_TEXT;
        problems.addIf(path, name, fault);
      }
    }
  }

  boolean isKnown(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The rule for values that are kept unread; {@code depth} is that of the object around. */
  static @Nullable Fault kept(@Nullable Object value, int depth) {
    if (value instanceof String text) {
      return TextRules.isSound(text) ? null : Fault.BROKEN_TEXT;
    }
    if (value instanceof Map<?, ?> object) {
      Fault inNames = kept(object.keySet(), depth);
      return inNames != null ? inNames : kept(object.values(), depth);
    }
    if (!(value instanceof Iterable<?> elements)) {
      return null;
    }
    if (depth == MAX_DEPTH) {
      return Fault.DEPTH;
    }
    for (Object element : elements) {
      Fault fault = kept(element, depth + 1);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
