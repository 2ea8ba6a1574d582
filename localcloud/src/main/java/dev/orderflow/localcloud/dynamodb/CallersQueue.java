package dev.orderflow.localcloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Does the database's jobs on the threads that want them done, one at a time, where the library
 * hands each to a thread of its own. An order takes several, and waking a thread for each of them,
 * and being woken by it, costs more than what it does.
 *
 * <p>The library lets only one thread use a connection, to keep people from sharing it without a
 * lock; SQLite itself only asks for the lock. So whoever holds the lock is made that thread.
 */
final class CallersQueue extends SQLiteQueue {

  private static final MethodHandle EXECUTE;
  private static final VarHandle CONFINEMENT;

  static {
    try {
      EXECUTE =
          MethodHandles.privateLookupIn(SQLiteQueue.class, MethodHandles.lookup())
              .findVirtual(
                  SQLiteQueue.class,
                  "executeJob",
                  MethodType.methodType(void.class, SQLiteJob.class));
      CONFINEMENT =
          MethodHandles.privateLookupIn(SQLiteConnection.class, MethodHandles.lookup())
              .findVarHandle(SQLiteConnection.class, "myConfinement", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final SQLiteQueue library;
  private final SQLiteConnection connection;
  private final Thread owner;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean stopped;
  private @Nullable WriteAheadLogFollower commits;

  /** Takes the connection over from the library's own queue, which only opens and closes it. */
  CallersQueue(SQLiteQueue library) {
    this.library = library;
    Opened opened = library.execute(new Opened());
    this.connection = opened.complete();
    this.owner = opened.thread();
  }

  @Override
  public <T, J extends SQLiteJob<T>> J execute(J job) {
    lock.lock();
    try {
      if (stopped) {
        job.cancel(true);
      } else {
        CONFINEMENT.setVolatile(connection, Thread.currentThread());
        EXECUTE.invokeExact(library, (SQLiteJob) job);
        told(job);
      }
      return job;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      lock.unlock();
    }
  }

  /** From now on each commit is followed. */
  void follow(WriteAheadLogFollower followed) {
    commits = followed;
  }

  private void told(SQLiteJob<?> job) {
    if (commits != null) {
      if (job.getError() instanceof SQLiteException failure) {
        commits.failed(failure);
      }
      commits.happened(connection);
    }
  }

  @Override
  public SQLiteQueue stop(boolean gracefully) {
    lock.lock();
    try {
      if (commits != null && !stopped) {
        CONFINEMENT.setVolatile(connection, Thread.currentThread());
        commits.end(connection);
      }
      stopped = true;
      CONFINEMENT.setVolatile(connection, owner);
      library.stop(gracefully);
      return this;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public SQLiteQueue join() throws InterruptedException {
    library.join();
    return this;
  }

  private static final class Opened extends SQLiteJob<SQLiteConnection> {

    private @Nullable Thread thread;

    @Override
    protected SQLiteConnection job(SQLiteConnection connection) {
      thread = Thread.currentThread();
      return connection;
    }

    Thread thread() {
      return Objects.requireNonNull(thread);
    }
  }
}
