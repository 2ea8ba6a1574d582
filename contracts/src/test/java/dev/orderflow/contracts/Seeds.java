package dev.orderflow.contracts;

import java.util.Random;

/** Chance that can be repeated. Give another seed with {@code -Dorderflow.seed=N}. */
final class Seeds {
  private static final long SEED = Long.getLong("orderflow.seed", 20_260_115L);

  static Random random() {
    System.out.println("orderflow.seed=" + SEED);
    return new Random(SEED);
  }

  private Seeds() {}
}
