package dev.orderflow.localcloud.logs;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lists of groups and streams, a page at a time; a token is how many came before. */
final class Page {

  private static final int MOST = 50;

  private Page() {}

  static <T> Map<String, Object> of(
      Input input, String member, List<T> all, Function<T, Map<String, Object>> shape) {
    int limit = input.integer("limit", 1, MOST, MOST);
    int from = (int) Math.min(all.size(), number(input.optionalText("nextToken").orElse("0")));
    int to = Math.min(all.size(), from + limit);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(member, all.subList(from, to).stream().map(shape).toList());
    if (to < all.size()) {
      answer.put("nextToken", Integer.toString(to));
    }
    return answer;
  }

  /** The number in a token that this service gave out. */
  static long number(String token) {
    if (!token.matches("\\d{1,18}")) {
      throw new AwsError("InvalidParameterException", 400, "The specified nextToken is invalid.");
    }
    return Long.parseLong(token);
  }
}
