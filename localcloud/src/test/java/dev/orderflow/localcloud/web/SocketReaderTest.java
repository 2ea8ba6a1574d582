package dev.orderflow.localcloud.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Time and memory that one client can take, by a clock that goes as the test says. */
class SocketReaderTest {

  private static final Duration TEN = Duration.ofSeconds(10);
  private static final long SECOND = 1_000_000_000;

  private long now = 42;
  private int reads;

  /** So many bytes a second, without an end. */
  private SocketReader slowly(int bytes) {
    return new SocketReader(
        (into, from, count, millis) -> {
          reads++;
          now += SECOND;
          if (millis < 1_000) {
            throw new SocketTimeoutException();
          }
          java.util.Arrays.fill(into, from, from + Math.min(bytes, count), (byte) 'x');
          return Math.min(bytes, count);
        },
        () -> now);
  }

  /** All of it, in pieces of any size, at once. */
  private SocketReader atOnce(byte[] all, Random random) {
    int[] at = {0};
    return new SocketReader(
        (into, from, count, _) -> {
          int length = Math.min(1 + random.nextInt(count), all.length - at[0]);
          System.arraycopy(all, at[0], into, from, length);
          at[0] += length;
          return length == 0 ? -1 : length;
        },
        () -> now);
  }

  @Test
  void aHeadThatComesByteByByteHasItsTimeAltogether() {
    SocketReader reader = slowly(1);
    reader.expectWithin(TEN);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> RequestHead.read('G', reader));
    assertThat(reads).isBetween(9, 11);
  }

  @Test
  void aBodyLivesAsLongAsItComesOn() throws Exception {
    SocketReader reader = slowly(64 << 10);
    reader.expectWithin(TEN, 64 << 10);
    assertThat(reader.bytes(100 << 16)).hasSize(100 << 16);
    assertThat(reads).isGreaterThanOrEqualTo(100);
  }

  @Test
  void aBodyThatDribblesEnds() {
    SocketReader reader = slowly(10);
    reader.expectWithin(TEN, 64 << 10);
    assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> reader.bytes(1 << 20));
    assertThat(reads).isBetween(9, 12);
  }

  @Test
  void anAnnouncedBodyTakesMemoryAsItComes() {
    BodyBudget budget = new BodyBudget(1 << 20);
    Intake body = new Intake(budget);
    SocketReader reader = slowly(100);
    reader.expectWithin(TEN);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> body.read(reader, 10 << 20));
    assertThat(body.length()).isBetween(800, 1_100);
    assertThat(budget.left()).isEqualTo(1 << 20);
  }

  @Test
  void whatIsHeldForAllHasABoundAndComesBack() throws Exception {
    BodyBudget budget = new BodyBudget(100 << 10);
    Intake first = new Intake(budget);
    first.read(filled(90 << 10), 90 << 10);
    Intake second = new Intake(budget);
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> second.read(filled(90 << 10), 90 << 10))
        .satisfies(e -> assertThat(e.response().status()).isEqualTo(503))
        .satisfies(
            e ->
                assertThat(e.response().headers())
                    .extracting(WebHeader::name)
                    .contains("Retry-After"));
    new Intake(budget).read(filled(Intake.FREE), Intake.FREE);
    second.close();
    first.close();
    assertThat(budget.left()).isEqualTo(100 << 10);
  }

  @Test
  void whatComesInPiecesIsWhole() throws Exception {
    long seed = Long.getLong("orderflow.seed", System.nanoTime());
    System.out.println("pieces drawn with seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] all = new byte[random.nextInt(100_000)];
      random.nextBytes(all);
      SocketReader reader = atOnce(all, random);
      reader.expectWithin(TEN);
      BodyBudget budget = new BodyBudget(1 << 20);
      try (Intake body = new Intake(budget)) {
        int first = random.nextInt(all.length + 1);
        body.read(reader, first);
        body.read(reader, all.length - first);
        assertThat(body.whole()).isEqualTo(all);
      }
      assertThat(budget.left()).isEqualTo(1 << 20);
    }
  }

  @Test
  void aLineEndsAtItsLimit() throws Exception {
    assertThat(line("x".repeat(20) + "\r\n")).hasSize(20);
    for (String longer : new String[] {"x".repeat(21) + "\r\n", "x".repeat(10_000)}) {
      assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> line(longer));
    }
  }

  private String line(String text) throws Exception {
    SocketReader reader = atOnce(text.getBytes(ISO_8859_1), new Random(1));
    reader.expectWithin(TEN);
    return reader.line(20, 431);
  }

  private SocketReader filled(int bytes) {
    SocketReader reader = atOnce(new byte[bytes], new Random(1));
    reader.expectWithin(TEN);
    return reader;
  }
}
