package dev.orderflow.api.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One redrive, of as many calls as it takes.
 *
 * @param begun letters that were sent later are none of it
 */
record RedriveRun(String id, Instant begun) {

  private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,15})");
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @param value what the call before answered as {@code run}, or null to begin
   * @throws dev.orderflow.api.http.ProblemException if it is no such answer of the last day
   */
  static RedriveRun of(@Nullable Object value, Request request, Instant now) {
    if (value == null) {
      return begin(request, now);
    }
    Matcher parts = TEXT.matcher(value instanceof String text ? text : "");
    if (!parts.matches()) {
      throw wrong();
    }
    Instant begun = Instant.ofEpochMilli(Long.parseLong(parts.group(2)));
    if (begun.isAfter(now) || begun.isBefore(now.minus(LONGEST))) {
      throw wrong();
    }
    return new RedriveRun(parts.group(1), begun);
  }

  /** One that this request begins. */
  static RedriveRun begin(Request request, Instant now) {
    byte[] name = ("redrive " + request.id()).getBytes(UTF_8);
    return new RedriveRun(UUID.nameUUIDFromBytes(name).toString(), now);
  }

  String text() {
    return id + "." + begun.toEpochMilli();
  }

  private static RuntimeException wrong() {
    return Fields.wrong("run must be the run of a redrive's answer within the last day.");
  }
}
