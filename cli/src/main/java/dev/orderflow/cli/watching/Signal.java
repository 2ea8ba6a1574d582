package dev.orderflow.cli.watching;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes of listening for a while. */
sealed interface Signal {

  /**
   * @param message as it was told, nothing personal in it
   */
  record News(Map<String, @Nullable Object> message) implements Signal {}

  /** Connected, for the first time or again: news may have been missed before. */
  record Connected() implements Signal {}

  /**
   * @param why in a few words
   */
  record Lost(String why) implements Signal {}

  record Silence() implements Signal {}
}
