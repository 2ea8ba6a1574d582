package dev.orderflow.localcloud.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The lines in which Lambda accounts for a call. */
final class Report {

  static final String EXIT_ERROR = "Runtime.ExitError";

  private static final double NANOS_PER_MILLI = 1_000_000.0;
  private static final long BYTES_PER_MEGABYTE = 1 << 20;

  private Report() {}

  /** The start of an environment is billed too, and reported with its first call. */
  static String of(
      String id, Duration took, Duration init, int memory, long peakBytes, Outcome outcome) {
    String report =
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB"
                + "\tMax Memory Used: %d MB",
            id,
            millis(took),
            (long) Math.ceil(millis(took.plus(init))),
            memory,
            Math.ceilDiv(peakBytes, BYTES_PER_MEGABYTE));
    String start =
        init.isZero() ? "" : String.format(Locale.ROOT, "\tInit Duration: %.2f ms", millis(init));
    return report + start + status(outcome);
  }

  /** As in {@code 2026-01-02T03:04:05.678Z 1f9f... Task timed out after 3.00 seconds}. */
  static String timedOut(String id, Instant now, Duration after) {
    return now.truncatedTo(ChronoUnit.MILLIS) + " " + id + " " + timedOut(after);
  }

  static String timedOut(Duration after) {
    return String.format(Locale.ROOT, "Task timed out after %.2f seconds", millis(after) / 1000);
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> "";
      case Outcome.Failed(var type, _, _) -> "\tStatus: error\tError Type: " + type;
      case Outcome.TimedOut _ -> "\tStatus: timeout";
      case Outcome.Crashed _ -> "\tStatus: error\tError Type: " + EXIT_ERROR;
    };
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}
