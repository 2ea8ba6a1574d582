package dev.orderflow.localcloud.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  @Test
  void callsOffWhatIsOverdueOnceAndNothingThatIsDone() throws InterruptedException {
    AtomicInteger overdue = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    CountDownLatch later = new CountDownLatch(1);

    try (var _ = Deadlines.in(Duration.ofMillis(1), overdue::incrementAndGet);
        var _ = Deadlines.in(Duration.ofMillis(200), later::countDown)) {
      Deadlines.in(Duration.ofMillis(100), done::incrementAndGet).close();

      assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(overdue).hasValue(1);
    assertThat(done).hasValue(0);
  }

  @Test
  void goesOnWhenCallingOffFails() throws InterruptedException {
    CountDownLatch failing = new CountDownLatch(1);
    CountDownLatch later = new CountDownLatch(1);
    Runnable failure =
        () -> {
          failing.countDown();
          throw new IllegalStateException("the disk is full");
        };

    try (var _ = Deadlines.in(Duration.ofMillis(1), failure)) {
      assertThat(failing.await(10, TimeUnit.SECONDS)).isTrue();
    }

    try (var _ = Deadlines.in(Duration.ofMillis(1), later::countDown)) {
      assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
