package dev.orderflow.localcloud.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Time and memory that one client can take, by a clock that goes as the test says. */
class WireTest {

  private static final Duration TEN = Duration.ofSeconds(10);
  private static final long SECOND = 1_000_000_000;

  private long now = 42;
  private int reads;

  /** So many bytes a second, without an end. */
  private Wire slowly(int bytes) {
    return new Wire(
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
  private Wire atOnce(byte[] all, Random random) {
    int[] at = {0};
    return new Wire(
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
    Wire wire = slowly(1);
    wire.expectWithin(TEN);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> RequestHead.read('G', wire));
    assertThat(reads).isBetween(9, 11);
  }

  @Test
  void aBodyLivesAsLongAsItComesOn() throws Exception {
    Wire wire = slowly(64 << 10);
    wire.expectWithin(TEN, 64 << 10);
    assertThat(wire.bytes(100 << 16)).hasSize(100 << 16);
    assertThat(reads).isGreaterThanOrEqualTo(100);
  }

  @Test
  void aBodyThatDribblesEnds() {
    Wire wire = slowly(10);
    wire.expectWithin(TEN, 64 << 10);
    assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> wire.bytes(1 << 20));
    assertThat(reads).isBetween(9, 12);
  }

  @Test
  void anAnnouncedBodyTakesMemoryAsItComes() {
    BodyBudget budget = new BodyBudget(1 << 20);
    Intake body = new Intake(budget);
    Wire wire = slowly(100);
    wire.expectWithin(TEN);
    assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> body.read(wire, 10 << 20));
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
      Wire wire = atOnce(all, random);
      wire.expectWithin(TEN);
      BodyBudget budget = new BodyBudget(1 << 20);
      try (Intake body = new Intake(budget)) {
        int first = random.nextInt(all.length + 1);
        body.read(wire, first);
        body.read(wire, all.length - first);
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
    Wire wire = atOnce(text.getBytes(ISO_8859_1), new Random(1));
    wire.expectWithin(TEN);
    return wire.line(20, 431);
  }

  private Wire filled(int bytes) {
    Wire wire = atOnce(new byte[bytes], new Random(1));
    wire.expectWithin(TEN);
    return wire;
  }
}
