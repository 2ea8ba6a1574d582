package dev.orderflow.kit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Why something failed, for people. Messages of our own exceptions name fields and rules and no
 * values; those of others may repeat what they were given, so of them only the kind and the place
 * are told.
 *
 * @param code the kind of fault
 */
record FailureReason(String code, @Nullable String text) {

  static final int MAX_CODE = 100;

  /** In code points. */
  static final int MAX_TEXT = 500;

  private static final String OURS = "dev.orderflow.";

  static FailureReason of(Throwable fault) {
    String name = fault.getClass().getName();
    String code = name.substring(name.lastIndexOf('.') + 1);
    return new FailureReason(
        code.substring(0, Math.min(code.length(), MAX_CODE)), bounded(text(fault)));
  }

  private static @Nullable String text(Throwable fault) {
    if (fault.getClass().getName().startsWith(OURS)) {
      return fault.getMessage();
    }
    if (fault instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      return service.awsErrorDetails().errorCode() + " (" + service.statusCode() + ")";
    }
    return Arrays.stream(fault.getStackTrace())
        .filter(it -> it.getClassName().startsWith(OURS))
        .map(it -> "at " + it)
        .findFirst()
        .orElse(null);
  }

  /** Null for what says nothing: SQS takes no empty attribute. */
  private static @Nullable String bounded(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String visible = VisibleText.escaped(text);
    return visible.codePointCount(0, visible.length()) <= MAX_TEXT
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, MAX_TEXT - 1)) + "…";
  }
}
