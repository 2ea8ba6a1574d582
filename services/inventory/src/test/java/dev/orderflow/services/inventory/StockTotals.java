package dev.orderflow.services.inventory;

import dev.orderflow.contracts.Line;
import dev.orderflow.services.inventory.domain.Reservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Products and reservations, added up from both sides. */
final class StockTotals {

  private final DynamoDbClient tables;
  private final Map<String, Long> reserved = new HashMap<>();
  private final Map<String, Long> shipped = new HashMap<>();

  StockTotals(DynamoDbClient tables) {
    this.tables = tables;
    tables.scanPaginator(r -> r.tableName("RESERVATIONS_TABLE")).items().stream()
        .map(ReservationItem::read)
        .forEach(this::enter);
  }

  /** What does not add up; none if all does. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    tables.scanPaginator(r -> r.tableName("PRODUCTS_TABLE")).items().stream()
        .map(Item::new)
        .forEach(product -> check(product, gaps));
    return gaps;
  }

  private void check(Item product, List<String> gaps) {
    String sku = product.text("sku");
    long available = product.number("available");
    long held = product.number("reserved");
    long gone = product.number("shipped");
    if (product.number("received") != available + held + gone
        || available < 0
        || held != reserved.getOrDefault(sku, 0L)
        || gone != shipped.getOrDefault(sku, 0L)) {
      gaps.add(
          "%s: received %d, available %d, reserved %d of %d, shipped %d of %d"
              .formatted(
                  sku,
                  product.number("received"),
                  available,
                  held,
                  reserved.getOrDefault(sku, 0L),
                  gone,
                  shipped.getOrDefault(sku, 0L)));
    }
  }

  private void enter(Reservation it) {
    List<Line> all = it.lines();
    List<Line> moved = all.subList(0, it.moved());
    List<Line> left = all.subList(it.moved(), all.size());
    switch (it.state()) {
      case RESERVING -> add(reserved, moved);
      case RESERVED -> add(reserved, all);
      case RELEASING -> add(reserved, left);
      case SHIPPING -> {
        add(reserved, left);
        add(shipped, moved);
      }
      case SHIPPED -> add(shipped, all);
      case RETURNING -> add(shipped, left);
      case REFUSED, RELEASED, RETURNED, CANCELLED -> {}
    }
  }

  private static void add(Map<String, Long> sums, List<Line> lines) {
    lines.forEach(line -> sums.merge(line.sku(), (long) line.quantity(), Long::sum));
  }
}
