package dev.orderflow.kit;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short names for DynamoDB attribute values. */
public final class Attributes {

  // Always three digits, so that times compare as text.
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Attributes() {}

  public static AttributeValue text(String value) {
    return AttributeValue.builder().s(value).build();
  }

  public static AttributeValue number(long value) {
    return AttributeValue.builder().n(Long.toString(value)).build();
  }

  /** UTC to the millisecond, such as {@code 2026-01-31T12:00:00.000Z}. */
  public static AttributeValue time(Instant value) {
    return text(MILLIS.format(value));
  }

  public static AttributeValue list(List<AttributeValue> values) {
    return AttributeValue.builder().l(values).build();
  }

  public static AttributeValue map(Map<String, AttributeValue> values) {
    return AttributeValue.builder().m(values).build();
  }
}
