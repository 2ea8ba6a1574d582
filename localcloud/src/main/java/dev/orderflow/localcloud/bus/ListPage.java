package dev.orderflow.localcloud.bus;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A part of a list, and a token for the next if there is more. */
final class ListPage {

  private static final int MOST = 100;

  private ListPage() {}

  /**
   * @param input with {@code Limit} and {@code NextToken}
   * @param member what the list is called in the answer
   */
  static <T> Map<String, Object> of(
      Input input, String member, List<T> all, Function<T, ?> describe) {
    int limit = input.integer("Limit", 1, MOST, MOST);
    int from = from(input.optionalText("NextToken").orElse("0"), all.size());
    int to = Math.min(all.size(), from + limit);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(member, all.subList(from, to).stream().map(describe).toList());
    if (to < all.size()) {
      page.put("NextToken", Integer.toString(to));
    }
    return page;
  }

  private static int from(String token, int size) {
    if (token.matches("\\d{1,9}") && Integer.parseInt(token) <= size) {
      return Integer.parseInt(token);
    }
    throw AwsError.invalid("Parameter NextToken is not valid.");
  }
}
