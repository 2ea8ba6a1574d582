package dev.orderflow.orders.track.domain;

/** What hearing a fact came to. */
public sealed interface Hearing {

  /** It was not known. */
  record New(Facts facts) implements Hearing {}

  /** The same was told before. */
  record Known() implements Hearing {}

  /**
   * It cannot be true beside what is known, which stays.
   *
   * @param type of a fact that it contradicts
   */
  record Contradiction(String type) implements Hearing {}
}
