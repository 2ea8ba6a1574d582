package dev.orderflow.api.operate;

import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * A table read from a place on, in its own order, which is none. It has no index for this:
 * operators look seldom, and an index would be paid for with every order.
 */
final class Scan {

  /** Each reads at most a megabyte; a list that has found little by then goes on by its cursor. */
  private static final int MOST_READS = 10;

  /** A list that has found nothing by then is searched on for so long, well within a timeout. */
  private static final Duration LONGEST_IN_VAIN = Duration.ofSeconds(10);

  /** An answer must fit what a function may answer, however large its items are. */
  private static final long MOST_CHARACTERS = 1 << 20;

  private final Environment environment;
  private final String table;
  private final String key;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private Predicate<Map<String, AttributeValue>> kept = _ -> true;
  private boolean filtered;

  /**
   * @param next where it goes on, or null at its end
   */
  record Page(List<Map<String, @Nullable Object>> items, @Nullable String next) {}

  Scan(Environment environment, String table, String key) {
    this.environment = environment;
    this.table = table;
    this.key = key;
  }

  /** Only items whose attribute has this value; all if it is null. */
  Scan where(String attribute, @Nullable Object value) {
    return value == null ? this : with("%s = %s", attribute, value.toString());
  }

  Scan whereBegins(String attribute, String beginning) {
    return with("begins_with(%s, %s)", attribute, beginning);
  }

  /** Only items of which that is true, which no expression of the table can say. */
  Scan keeping(Predicate<Map<String, AttributeValue>> condition) {
    kept = condition;
    filtered = true;
    return this;
  }

  private Scan with(String form, String attribute, String value) {
    String number = Integer.toString(conditions.size());
    filtered = true;
    conditions.add(form.formatted("#a" + number, ":v" + number));
    names.put("#a" + number, attribute);
    values.put(":v" + number, text(value));
    return this;
  }

  /**
   * @param size of an item in the answer
   */
  Page page(int limit, @Nullable String after, ToLongFunction<Map<String, @Nullable Object>> size) {
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    String place = after;
    long characters = 0;
    Instant end = environment.clock().instant().plus(LONGEST_IN_VAIN);
    for (int read = 0; read < MOST_READS || (items.isEmpty() && isBefore(end)); read++) {
      ScanResponse answer = read(place, limit);
      for (Map<String, AttributeValue> found : answer.items()) {
        if (!kept.test(found)) {
          continue;
        }
        Map<String, @Nullable Object> item = Attributes.plain(found);
        characters += size.applyAsLong(item);
        if (items.size() == limit || (characters > MOST_CHARACTERS && !items.isEmpty())) {
          return new Page(items, key(items.getLast()));
        }
        items.add(item);
      }
      if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
        return new Page(items, null);
      }
      place = key(Attributes.plain(answer.lastEvaluatedKey()));
    }
    return new Page(items, place);
  }

  private boolean isBefore(Instant end) {
    return environment.clock().instant().isBefore(end);
  }

  private String key(Map<String, @Nullable Object> item) {
    return String.valueOf(item.get(key));
  }

  private ScanResponse read(@Nullable String after, int limit) {
    boolean all = conditions.isEmpty();
    return environment
        .dynamoDb()
        .scan(
            r ->
                r.tableName(table)
                    .filterExpression(all ? null : String.join(" AND ", conditions))
                    .expressionAttributeNames(all ? null : names)
                    .expressionAttributeValues(all ? null : values)
                    .limit(filtered ? null : limit + 1)
                    .exclusiveStartKey(after == null ? null : Map.of(key, text(after))));
  }

  /** One that the key names, or null. */
  @Nullable Map<String, @Nullable Object> one(String value) {
    var answer =
        environment
            .dynamoDb()
            .getItem(r -> r.tableName(table).key(Map.of(key, text(value))).consistentRead(true));
    return answer.hasItem() ? Attributes.plain(answer.item()) : null;
  }

  /** Items as an answer lists them. */
  static List<Map<String, @Nullable Object>> listed(
      Page page, Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> json) {
    return page.items().stream().map(json).toList();
  }
}
