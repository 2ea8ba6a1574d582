package dev.orderflow.kit;

import java.time.Duration;

/** A message cannot be handled before some time has passed: sooner it would be received in vain. */
public final class PostponedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** As long as SQS can keep a message from being received. */
  private static final Duration LONGEST = Duration.ofHours(12);

  private final Duration delay;

  /**
   * @param delay rounded up to seconds
   */
  public PostponedException(String message, Duration delay) {
    super(message);
    Duration seconds = Duration.ofSeconds(delay.plusNanos(999_999_999).toSeconds());
    this.delay = seconds.compareTo(LONGEST) > 0 ? LONGEST : seconds;
  }

  public Duration delay() {
    return delay;
  }
}
