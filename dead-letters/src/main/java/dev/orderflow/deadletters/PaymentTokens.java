package dev.orderflow.deadletters;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Payment tokens in what people look at: an event, a record of a failed invocation, a table's item
 * or change, or JSON that is a text in one of them. They see {@value #MARK} instead, and what is
 * sent back has the token again.
 */
public final class PaymentTokens {

  public static final String MARK = "***";

  private static final String NAME = "paymentToken";

  private static final String BEFORE = "\\\"': \t{";
  private static final String AFTER = "\\\"',}\r\n";

  /** What stands in the place of a token; each place has a path of its own. */
  private final BinaryOperator<String> replacement;

  private PaymentTokens(BinaryOperator<String> replacement) {
    this.replacement = replacement;
  }

  /** The text with the mark for every token; itself if none is in it. */
  public static String redacted(String text) {
    return new PaymentTokens((_, _) -> MARK).text("", text);
  }

  /** The same for a JSON object of plain values. */
  public static Map<String, @Nullable Object> redacted(Map<String, @Nullable Object> object) {
    return new PaymentTokens((_, _) -> MARK).object("", object, false);
  }

  /**
   * What people have mended, with the tokens of the original where the mark was left as it is.
   *
   * @throws UndeliverableException if the mark stands where nobody knows which token is meant
   */
  static String restored(String mended, String original) {
    Map<String, String> tokens = new LinkedHashMap<>();
    new PaymentTokens(
            (path, token) -> {
              tokens.put(path, token);
              return token;
            })
        .text("", original);
    Set<String> different = new LinkedHashSet<>(tokens.values());
    return new PaymentTokens(
            (path, token) -> {
              if (!token.equals(MARK)) {
                return token;
              }
              String same = tokens.get(path);
              if (same == null && different.size() != 1) {
                throw new UndeliverableException(
                    "it has " + MARK + " where the letter has no payment token");
              }
              return same == null ? different.iterator().next() : same;
            })
        .text("", mended);
  }

  private String text(String path, String text) {
    if (!text.contains(NAME) && !text.contains("\\u")) {
      return text;
    }
    try {
      Object json = Json.parse(text);
      Object replaced = json instanceof String ? json : value(path, json, false);
      return Objects.equals(replaced, json) ? text : Json.write(replaced);
    } catch (JsonException e) {
      return broken(path, text);
    }
  }

  private @Nullable Object value(String path, @Nullable Object value, boolean isToken) {
    if (value instanceof Map<?, ?> object) {
      return object(path, object, isToken);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>(list.size());
      for (Object element : list) {
        values.add(value(path + "/" + values.size(), element, isToken));
      }
      return values;
    }
    if (isToken && (value instanceof String || value instanceof Number)) {
      String token = value.toString();
      String replaced = replacement.apply(path, token);
      return replaced.equals(token) ? value : replaced;
    }
    return value instanceof String text ? text(path, text) : value;
  }

  private Map<String, @Nullable Object> object(String path, Map<?, ?> object, boolean isToken) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          String name = (String) key;
          values.put(name, value(path + "/" + name, value, isToken || name.equals(NAME)));
        });
    return values;
  }

  /** Of what is no JSON: all that could be a token's value, up to where the next member begins. */
  private String broken(String path, String text) {
    StringBuilder replaced = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, done)) {
      int begin = pass(text, at + NAME.length(), BEFORE, true);
      int end = pass(text, begin, AFTER, false);
      if (text.substring(begin, end).equals("S")) {
        // A table's attribute: its value comes next.
        begin = pass(text, end, BEFORE, true);
        end = pass(text, begin, AFTER, false);
      }
      replaced.append(text, done, begin);
      if (end > begin) {
        replaced.append(replacement.apply(path + "/" + at, text.substring(begin, end)));
      }
      done = end;
    }
    return replaced.append(text, done, text.length()).toString();
  }

  /** The first place from there on whose character is not one of these, or is one of them. */
  private static int pass(String text, int from, String characters, boolean among) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0 == among) {
      at++;
    }
    return at;
  }
}
