package dev.orderflow.checks.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How busy the machine's processors are, whoever keeps them so: where they are full, delays tell of
 * the others and not of the system.
 *
 * @param idle time so far, and all time, in the kernel's ticks
 */
record Load(long idle, long all) {

  private static final Path STAT = Path.of("/proc/stat");

  static Load begin() throws IOException {
    if (!Files.exists(STAT)) {
      return new Load(0, 0);
    }
    // user nice system idle iowait ...
    String line = Files.readAllLines(STAT).getFirst();
    long[] ticks =
        Arrays.stream(line.split(" +")).skip(1).mapToLong(Long::parseLong).limit(8).toArray();
    return new Load(ticks[3] + ticks[4], Arrays.stream(ticks).sum());
  }

  /** From 0 to 1 since then; 0 where the operating system does not tell. */
  double share() throws IOException {
    Load now = begin();
    long passed = now.all() - all;
    return passed <= 0 ? 0 : 1 - (double) (now.idle() - idle) / passed;
  }
}
