package dev.orderflow.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableLockTest {

  private enum Kind {
    READ(TableLock::readLock),
    WRITE(TableLock::writeLock);

    private final Function<TableLock, Lock> of;

    Kind(Function<TableLock, Lock> of) {
      this.of = of;
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsForAWriterAsLongAsItTakes(Kind kind) throws Exception {
    TableLock table = new TableLock();
    table.writeLock().lock();
    var waiting = new FutureTask<>(() -> kind.of.apply(table).tryLock(1, TimeUnit.NANOSECONDS));
    Thread thread = Thread.ofPlatform().start(waiting);
    await().until(() -> thread.getState() == Thread.State.WAITING);

    table.writeLock().unlock();

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(table.isWriteLocked()).isEqualTo(kind == Kind.WRITE);
    assertThat(table.getReadLockCount()).isEqualTo(kind == Kind.READ ? 1 : 0);
  }
}
