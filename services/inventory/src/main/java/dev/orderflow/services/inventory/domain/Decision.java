package dev.orderflow.services.inventory.domain;

import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a milestone calls for, given what the order's reservation says. */
public sealed interface Decision {

  /**
   * To be written as one: all of it or none.
   *
   * @param before as it must still be; null if there must be none
   * @param move what the lines' units do; null if they stay where they are
   * @param lines whose units move
   */
  record Change(
      @Nullable Reservation before, Reservation after, @Nullable Move move, List<Line> lines)
      implements Decision {}

  /** It is stored: this is to be told, now or once more. */
  record Tell(Fact fact, Instant happened) implements Decision {}

  /** Nothing is left to be done, and nobody waits for word. */
  record Rest() implements Decision {}

  /** Two milestones contradict each other; people have to look. */
  record Impossible(String why) implements Decision {}
}
