package dev.orderflow.kit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short names for DynamoDB attribute values. */
public final class Attributes {

  /** As many digits as the largest {@code Long} has. */
  private static final int LONGEST_WHOLE = 19;

  private Attributes() {}

  public static AttributeValue text(String value) {
    return AttributeValue.builder().s(value).build();
  }

  public static AttributeValue number(long value) {
    return AttributeValue.builder().n(Long.toString(value)).build();
  }

  /** UTC to the millisecond, such as {@code 2026-01-31T12:00:00.000Z}. */
  public static AttributeValue time(Instant value) {
    return text(Times.text(value));
  }

  public static AttributeValue list(List<AttributeValue> values) {
    return AttributeValue.builder().l(values).build();
  }

  public static AttributeValue map(Map<String, AttributeValue> values) {
    return AttributeValue.builder().m(values).build();
  }

  /** The attribute that holds a plain JSON value, as {@link Json} has it. */
  public static AttributeValue of(@Nullable Object plain) {
    return switch (plain) {
      case null -> AttributeValue.builder().nul(true).build();
      case String string -> text(string);
      case Boolean flag -> AttributeValue.builder().bool(flag).build();
      case Long whole -> number(whole);
      case BigDecimal number -> AttributeValue.builder().n(number.toString()).build();
      case List<?> values -> list(values.stream().map(Attributes::of).toList());
      case Map<?, ?> values -> {
        Map<String, AttributeValue> attributes = HashMap.newHashMap(values.size());
        values.forEach((name, value) -> attributes.put((String) name, of(value)));
        yield map(attributes);
      }
      default -> throw new IllegalArgumentException("no JSON value: " + plain.getClass());
    };
  }

  /** The same the other way round: what the attribute holds, as a plain JSON value. */
  public static @Nullable Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> plainNumber(value.n());
      case BOOL -> value.bool();
      case NUL -> null;
      case L -> {
        List<@Nullable Object> values = new ArrayList<>();
        value.l().forEach(element -> values.add(plain(element)));
        yield values;
      }
      case M -> plain(value.m());
      case B, BS, SS, NS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("no JSON value: " + value.type());
    };
  }

  /** An item as a JSON object of plain values. */
  public static Map<String, @Nullable Object> plain(Map<String, AttributeValue> attributes) {
    Map<String, @Nullable Object> values = HashMap.newHashMap(attributes.size());
    attributes.forEach((name, value) -> values.put(name, plain(value)));
    return values;
  }

  /** A {@code Long} if it is a whole number that fits. */
  static Object plainNumber(String text) {
    BigDecimal number = new BigDecimal(text);
    boolean fits =
        number.stripTrailingZeros().scale() <= 0
            && number.precision() - number.scale() <= LONGEST_WHOLE
            && number.toBigInteger().bitLength() < Long.SIZE;
    return fits ? (Object) number.longValueExact() : number;
  }
}
