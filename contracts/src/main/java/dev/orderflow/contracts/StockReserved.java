package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every line of the order is set aside.
 *
 * @param lines each with the catalogue's unit price
 * @param due what the customer owes: the sum over the lines
 */
public record StockReserved(String orderId, List<Line> lines, Money due) implements Fact {
  public static final String TYPE = "Stock Reserved";

  public StockReserved {
    OrderIdRule.check(orderId);
    lines = Line.lines(lines);
  }

  static StockReserved of(Fields fields) {
    return new StockReserved(
        fields.text("orderId"),
        fields.objects("lines").stream().map(Line::of).toList(),
        Money.of(fields.object("due")));
  }

  @Override
  public String source() {
    return EventNames.INVENTORY_SOURCE;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    fields.put("lines", lines.stream().map(Line::toFields).toList());
    fields.put("due", due.toFields());
    return fields;
  }
}
