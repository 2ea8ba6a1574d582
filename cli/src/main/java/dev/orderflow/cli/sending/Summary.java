package dev.orderflow.cli.sending;

import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param failed lines that are not published: not sent, or not taken
 * @param retried entries sent again, counted each time
 * @param failures the first of the failed ones
 * @param unsentFrom the first line left unread by a run that stopped early, if known
 * @param broken why the system could no longer be reached, if so
 */
record Summary(
    long published,
    long failed,
    long retried,
    Duration time,
    boolean interrupted,
    List<Reading.Failure> failures,
    @Nullable Long unsentFrom,
    @Nullable String broken) {

  int exitCode() {
    if (interrupted) {
      return ExitCodes.INTERRUPTED;
    }
    return failed > 0 || broken != null ? ExitCodes.FOUND : ExitCodes.OK;
  }

  long perSecond() {
    return Math.round(published * 1e9 / Math.max(1, time.toNanos()));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "published %s in %s (%s/s)"
            .formatted(
                Text.count(published, "order"), Text.duration(time), Text.count(perSecond())));
    if (retried > 0) {
      text.append(", ").append(Text.count(retried)).append(" sent again");
    }
    text.append(failed > 0 ? ", " + Text.count(failed, "line") + " not published" : "");
    text.append(interrupted ? "; interrupted" : "");
    text.append(broken == null ? "" : "; stopped: " + broken);
    text.append(unsentFrom == null ? "" : "; lines from " + unsentFrom + " on were not sent");
    return text.toString();
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("published", published);
    json.put("failed", failed);
    json.put("retried", retried);
    json.put("seconds", BigDecimal.valueOf(time.toMillis(), 3));
    json.put("ordersPerSecond", perSecond());
    json.put("interrupted", interrupted);
    json.put("stopped", broken);
    json.put("unsentFromLine", unsentFrom);
    json.put("failures", failures.stream().map(Summary::json).toList());
    json.put("failuresNotListed", failed - failures.size());
    return json;
  }

  private static Map<String, Object> json(Reading.Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", failure.line());
    json.put("code", failure.code());
    json.put("message", failure.message());
    return json;
  }
}
