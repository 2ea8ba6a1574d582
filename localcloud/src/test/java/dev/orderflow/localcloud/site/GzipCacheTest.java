package dev.orderflow.localcloud.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipCacheTest {

  private static final long BOUND = 64 << 10;

  @Test
  void whateverIsAskedForIsWholeAndNoMoreIsKeptThanMayBe() throws IOException {
    long seed = Long.getLong("orderflow.seed", System.nanoTime());
    Random random = new Random(seed);
    GzipCache cache = new GzipCache(BOUND);
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] bytes = new byte[random.nextInt(1 << random.nextInt(18))];
      random.nextBytes(bytes);
      files.add(bytes);
    }
    for (int i = 0; i < 400; i++) {
      int which = random.nextInt(files.size());
      byte[] gzip = cache.of("tag-" + which, files.get(which));
      assertThat(unpacked(gzip)).as("seed %d", seed).isEqualTo(files.get(which));
      assertThat(cache.size()).as("seed %d", seed).isBetween(0L, BOUND);
    }
  }

  @Test
  void theSameBytesAreCompressedOnce() {
    GzipCache cache = new GzipCache(BOUND);
    byte[] first = cache.of("tag", new byte[9_000]);
    assertThat(cache.of("tag", new byte[9_000])).isSameAs(first);
    assertThat(first.length).isLessThan(100);
  }

  static byte[] unpacked(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }
}
