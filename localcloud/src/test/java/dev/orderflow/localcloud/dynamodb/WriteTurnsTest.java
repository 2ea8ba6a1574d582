package dev.orderflow.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteTurnsTest {

  private final WriteTurns turns = new WriteTurns();

  @Test
  void doesEachWriteOnceAndNeverTwoAtATime() throws Exception {
    int writes = 5_000;
    AtomicInteger atIt = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int[] done = new int[writes];
    List<Callable<Object>> callers = new ArrayList<>();
    for (int i = 0; i < writes; i++) {
      int number = i;
      callers.add(
          () ->
              answer(
                  () -> {
                    most.accumulateAndGet(atIt.incrementAndGet(), Math::max);
                    done[number]++;
                    atIt.decrementAndGet();
                    return number;
                  }));
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers = threads.invokeAll(callers);
      for (int i = 0; i < writes; i++) {
        assertThat(answers.get(i).get()).isEqualTo(i);
      }
    }

    assertThat(most).hasValue(1);
    assertThat(done).containsOnly(1);
  }

  /** The fortieth is stuck; the first was at it until others could go on without it. */
  @Test
  void letsNobodyWriteForOthersForEver() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch stuck = new CountDownLatch(1);
    FutureTask<Object> first = started(() -> holding(busy, go, "first"));
    busy.await();
    List<FutureTask<Object>> others = new ArrayList<>();
    for (int i = 2; i <= 60; i++) {
      int number = i;
      others.add(
          started(() -> number == 40 ? holding(new CountDownLatch(1), stuck, "40") : number));
      await().until(() -> turns.open() == number);
    }

    go.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(others.getLast().isDone()).isFalse();
    stuck.countDown();
    assertThat(others.getLast().get(10, TimeUnit.SECONDS)).isEqualTo(60);
  }

  @Test
  void tellsAFailureToWhomItBelongs() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    FutureTask<Object> first = started(() -> holding(busy, go, "first"));
    busy.await();
    FutureTask<Boolean> failed = new FutureTask<>(this::failsWithItsOwn);
    Thread other = Thread.ofPlatform().start(failed);
    await().until(() -> other.getState() == Thread.State.WAITING);

    go.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(failed.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(answer(() -> "next")).isEqualTo("next");
  }

  @Test
  void keepsAnInterruptForWhomItIsMeant() throws Exception {
    FutureTask<List<Boolean>> interrupted =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              Object seen = answer(() -> Thread.currentThread().isInterrupted());
              return List.of((Boolean) seen, Thread.interrupted());
            });

    Thread.ofVirtual().start(interrupted);

    assertThat(interrupted.get(10, TimeUnit.SECONDS)).containsExactly(false, true);
  }

  private boolean failsWithItsOwn() {
    try {
      answer(WriteTurnsTest::failing);
      return false;
    } catch (Exception e) {
      return "mine".equals(e.getMessage());
    }
  }

  private static Object failing() {
    throw new IllegalStateException("mine");
  }

  private static Object holding(CountDownLatch busy, CountDownLatch go, String answer)
      throws InterruptedException {
    busy.countDown();
    go.await();
    return answer;
  }

  private FutureTask<Object> started(WriteTurns.Write write) {
    FutureTask<Object> task = new FutureTask<>(() -> answer(write));
    Thread.ofPlatform().start(task);
    return task;
  }

  private Object answer(WriteTurns.Write write) throws Exception {
    try {
      return Objects.requireNonNull(turns.run(write));
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
