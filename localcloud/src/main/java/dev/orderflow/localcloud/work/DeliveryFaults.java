package dev.orderflow.localcloud.work;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What AWS may do to messages and seldom does: hand events and batches to their function twice, and
 * keep messages back so that later ones overtake them. None of it until told.
 */
public final class DeliveryFaults {

  private record Plan(Random random, double twice, double late, Duration latest) {}

  private volatile @Nullable Plan plan;

  /**
   * Begins, as the seed has it; how it meets with what goes on is up to the machine.
   *
   * @param twice the probability, from 0 to 1, that a function which has done an event or a batch
   *     gets it again
   * @param late the probability that a message is kept back
   * @param latest the longest for which it is, in whole seconds
   */
  public void begin(long seed, double twice, double late, Duration latest) {
    plan = new Plan(new Random(seed), twice, late, latest);
  }

  public void end() {
    plan = null;
  }

  public boolean isOn() {
    return plan != null;
  }

  /** Draws whether what was just delivered is delivered again. */
  public boolean twice() {
    Plan now = plan;
    if (now == null) {
      return false;
    }
    synchronized (now) {
      return now.random().nextDouble() < now.twice();
    }
  }

  /** Draws for how long a message is kept back, in seconds. */
  public int delay() {
    Plan now = plan;
    if (now == null) {
      return 0;
    }
    synchronized (now) {
      return now.random().nextDouble() < now.late()
          ? 1 + now.random().nextInt((int) now.latest().toSeconds())
          : 0;
    }
  }
}
