package dev.orderflow.kit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.thirdparty.jackson.core.StreamReadConstraints;
import software.amazon.awssdk.thirdparty.jackson.core.StreamReadFeature;

/**
 * JSON as plain JDK values: {@code Map<String, @Nullable Object>} in the order written, {@code
 * List}, {@code String}, {@code Long} for integers that fit, {@code BigDecimal} for other numbers,
 * {@code Boolean} and {@code null}.
 *
 * <p>Reading is strict: one value, no duplicate keys, at most {@value #MAX_DEPTH} levels deep.
 */
public final class Json {

  public static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 100;

  /** Far beyond use, and still within what BigDecimal can strip, write and read again. */
  private static final int MAX_SCALE = 1_000_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private Json() {}

  /**
   * @throws JsonException if the text is not one strict JSON value
   */
  public static @Nullable Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return parseWhole(parser);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /**
   * @param utf8 one JSON value in UTF-8
   * @throws JsonException if the bytes are not one strict JSON value
   */
  public static @Nullable Object parse(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return parseWhole(parser);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** The value as compact JSON. */
  public static String write(@Nullable Object value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      writeValue(generator, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withBrokenTextEscaped(out.toString());
  }

  /** The value as compact JSON with sorted keys and one way to write each number. */
  public static String canonical(@Nullable Object value) {
    return write(sorted(value));
  }

  private static @Nullable Object parseWhole(JsonParser parser) throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonException("no JSON value");
    }
    Object value = read(parser);
    if (parser.nextToken() != null) {
      throw new JsonException("more than one JSON value");
    }
    return value;
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> readInteger(parser);
      case VALUE_NUMBER_FLOAT -> readDecimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new JsonException("unexpected " + token);
    };
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (object.containsKey(name)) {
        throw new JsonException("an object has one key twice");
      }
      parser.nextToken();
      object.put(name, read(parser));
    }
    return object;
  }

  private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }

  private static Object readInteger(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getDecimalValue()
        : (Object) parser.getLongValue();
  }

  private static BigDecimal readDecimal(JsonParser parser) throws IOException {
    try {
      BigDecimal number = parser.getDecimalValue();
      if (Math.abs((long) number.scale()) > MAX_SCALE) {
        throw new JsonException("a number beyond all bounds");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new JsonException("a number beyond all bounds");
    }
  }

  private static void writeValue(JsonGenerator generator, @Nullable Object value)
      throws IOException {
    // One after another, since a switch on types is a call that the quick compiler cannot inline.
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Map<?, ?> object) {
      writeObject(generator, object);
    } else if (value instanceof Iterable<?> array) {
      writeArray(generator, array);
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else {
      writeSeldom(generator, value);
    }
  }

  private static void writeSeldom(JsonGenerator generator, @Nullable Object value)
      throws IOException {
    switch (value) {
      case null -> generator.writeNull();
      case Integer number -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      case BigDecimal number -> generator.writeNumber(number);
      case Boolean flag -> generator.writeBoolean(flag);
      default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }

  private static void writeObject(JsonGenerator generator, Map<?, ?> object) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> member : object.entrySet()) {
      generator.writeFieldName((String) member.getKey());
      writeValue(generator, member.getValue());
    }
    generator.writeEndObject();
  }

  private static void writeArray(JsonGenerator generator, Iterable<?> array) throws IOException {
    generator.writeStartArray();
    for (Object element : array) {
      writeValue(generator, element);
    }
    generator.writeEndArray();
  }

  /**
   * Half of a surrogate pair has no UTF-8 form, and queues refuse U+FFFE and U+FFFF; escaped, all
   * of them arrive. In JSON they can only stand inside strings, where an escape is allowed.
   */
  private static String withBrokenTextEscaped(String json) {
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < Character.MIN_SURROGATE) {
        continue;
      }
      if (i + 1 < json.length() && Character.isSurrogatePair(c, json.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c) || c >= '\uFFFE') {
        escaped = escaped == null ? new StringBuilder() : escaped;
        escaped.append(json, copied, i).append("\\u").append(Integer.toHexString(c));
        copied = i + 1;
      }
    }
    return escaped == null ? json : escaped.append(json, copied, json.length()).toString();
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((name, member) -> sorted.put((String) name, sorted(member)));
        yield sorted;
      }
      case List<?> array -> {
        List<@Nullable Object> sorted = new ArrayList<>(array.size());
        array.forEach(element -> sorted.add(sorted(element)));
        yield sorted;
      }
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case null, default -> value;
    };
  }

  private static JsonException refused(IOException e) {
    if (e instanceof JsonProcessingException syntax) {
      var at = syntax.getLocation();
      String where = at == null ? "" : " at line " + at.getLineNr() + " column " + at.getColumnNr();
      return new JsonException("not valid JSON" + where);
    }
    throw new UncheckedIOException(e);
  }
}
