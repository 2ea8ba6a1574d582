package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns();
  private final List<String> order = new ArrayList<>();

  @Test
  void runOnTheThreadThatBringsThemAbout() {
    turns.execute(() -> order.add(Thread.currentThread().getName()));
    assertThat(order).containsExactly(Thread.currentThread().getName());
  }

  @Test
  void followOneAnotherRatherThanNest() {
    turns.execute(
        () -> {
          turns.execute(() -> turns.execute(() -> order.add("third")));
          turns.execute(() -> order.add("second"));
          order.add("first");
        });
    assertThat(order).containsExactly("first", "second", "third");
  }

  @Test
  void canFollowOneAnotherForLong() {
    turns.execute(() -> again(100_000));
    assertThat(order).containsExactly("done");
  }

  private void again(int times) {
    turns.execute(times == 0 ? () -> order.add("done") : () -> again(times - 1));
  }

  @Test
  void doNotSeeAnInterruptThatIsMeantForWhoeverAsks() {
    Thread.currentThread().interrupt();
    turns.execute(() -> order.add("interrupted: " + Thread.currentThread().isInterrupted()));
    assertThat(order).containsExactly("interrupted: false");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void passOnAnInterruptThatComesMeanwhile() {
    turns.execute(() -> sneak(new InterruptedException()));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void areNotLostWhenAnotherFails() {
    assertThatThrownBy(
            () ->
                turns.execute(
                    () -> {
                      turns.execute(() -> order.add("second"));
                      throw new IllegalStateException("first");
                    }))
        .hasMessage("first");
    assertThat(order).containsExactly("second");
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> void sneak(Exception e) throws E {
    throw (E) e;
  }
}
