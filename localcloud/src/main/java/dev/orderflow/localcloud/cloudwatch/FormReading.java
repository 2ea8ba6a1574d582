package dev.orderflow.localcloud.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Questions of the query protocol, such as {@code Action=DescribeAlarms&AlarmNames.member.1=...}.
 * They have texts alone, so that it takes the name to tell a number.
 */
final class FormReading {

  private static final int DEEPEST = 12;
  private static final Set<String> INTEGERS = Set.of("Period", "MaxRecords", "StorageResolution");
  private static final Set<String> TIMES = Set.of("StartTime", "EndTime", "Timestamp");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "MetricData\\.member\\.\\d+\\.(Value|(Values|Counts)\\.member\\.\\d+|StatisticValues\\.\\w+)");

  private FormReading() {}

  static Map<String, @Nullable Object> of(Request request) {
    Map<String, @Nullable Object> members = new TreeMap<>();
    String form = new String(request.body(), UTF_8) + "&" + request.query();
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : URLDecoder.decode(pair.substring(0, equals), UTF_8);
      if (!name.isEmpty() && !name.equals("Action") && !name.equals("Version")) {
        put(members, name, URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return lists(members);
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, @Nullable Object> members, String name, String text) {
    String[] path = name.split("\\.");
    if (path.length > DEEPEST) {
      throw malformed(name);
    }
    Map<String, @Nullable Object> in = members;
    for (int i = 0; i < path.length - 1; i++) {
      Object next = in.computeIfAbsent(path[i], _ -> new TreeMap<String, @Nullable Object>());
      if (!(next instanceof Map<?, ?>)) {
        throw malformed(name);
      }
      in = (Map<String, @Nullable Object>) next;
    }
    in.put(path[path.length - 1], value(name, path[path.length - 1], text));
  }

  private static Object value(String name, String last, String text) {
    try {
      if (INTEGERS.contains(last)) {
        return Long.valueOf(text);
      }
      if (TIMES.contains(last)) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        return JsonWriting.seconds(time);
      }
      if (last.equals("ReturnData")) {
        return Boolean.valueOf(text);
      }
      return NUMBERS.matcher(name).matches() ? new BigDecimal(text) : text;
    } catch (NumberFormatException | DateTimeException e) {
      throw malformed(name);
    }
  }

  /** Turns {@code {member: {1: a, 2: b}}} into a list. */
  private static Map<String, @Nullable Object> lists(Map<String, @Nullable Object> members) {
    members.replaceAll((_, value) -> value instanceof Map<?, ?> map ? listOrMap(map) : value);
    return members;
  }

  @SuppressWarnings("unchecked")
  private static Object listOrMap(Map<?, ?> map) {
    Map<String, @Nullable Object> members = lists((Map<String, @Nullable Object>) map);
    if (members.size() == 1 && members.get("member") instanceof Map<?, ?> numbered) {
      Map<Integer, @Nullable Object> sorted = new TreeMap<>();
      numbered.forEach((number, value) -> sorted.put(number((String) number), value));
      List<@Nullable Object> list = new ArrayList<>(sorted.values());
      return list;
    }
    return members;
  }

  private static Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  private static AwsError malformed(String name) {
    return new AwsError("MalformedInput", 400, "The parameter " + name + " cannot be read.");
  }
}
