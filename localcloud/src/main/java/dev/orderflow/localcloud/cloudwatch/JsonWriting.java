package dev.orderflow.localcloud.cloudwatch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON has them. */
final class JsonWriting {

  private JsonWriting() {}

  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Instant time -> seconds(time);
      case Double number -> BigDecimal.valueOf(number);
      case List<?> list -> list.stream().map(JsonWriting::plain).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((name, member) -> plain.put((String) name, plain(member)));
        yield plain;
      }
      case null, default -> value;
    };
  }

  static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3);
  }
}
