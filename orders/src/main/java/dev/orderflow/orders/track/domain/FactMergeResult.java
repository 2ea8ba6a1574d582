package dev.orderflow.orders.track.domain;

/** What hearing a fact came to. */
public sealed interface FactMergeResult {

  /** It was not known. */
  record New(Facts facts) implements FactMergeResult {}

  /**
   * It tells of money, and what it has to agree with is not known yet: it has overtaken that, or is
   * not true.
   *
   * @param missing what it waits for
   */
  record Early(Kind missing) implements FactMergeResult {}

  /** The same was told before. */
  record Known() implements FactMergeResult {}

  /**
   * It cannot be true beside what is known, which stays.
   *
   * @param type of a fact that it contradicts, or what of it
   */
  record Contradiction(String type) implements FactMergeResult {}
}
