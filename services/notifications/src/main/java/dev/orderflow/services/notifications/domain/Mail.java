package dev.orderflow.services.notifications.domain;

import java.util.regex.Pattern;

/** A mail's content. The subject is one line, whatever was meant to break it. */
public record Mail(String subject, String text, String html) {

  private static final Pattern NOT_ON_A_LINE =
      Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

  public Mail {
    subject = oneLine(subject);
  }

  /** For headers. */
  public static String oneLine(String text) {
    return NOT_ON_A_LINE.matcher(text).replaceAll(" ").strip();
  }
}
