package dev.orderflow.localcloud.dynamodb;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A table's lock, for which whoever wants the table waits as long as it takes.
 *
 * <p>The engine gives up after ten seconds, which fails orders on a busy machine; and on virtual
 * threads a wait that has an end costs the waking of a thread to begin it and of another to call it
 * off, several thousand times a second. It needs no such end: it takes locks in the order of the
 * tables' names and does nothing but its own work while it has one.
 */
final class TableLock extends ReentrantReadWriteLock {

  private static final long serialVersionUID = 1;

  private final ReadLock read = new PatientReadLock(this);
  private final WriteLock write = new PatientWriteLock(this);

  @Override
  public ReadLock readLock() {
    return read;
  }

  @Override
  public WriteLock writeLock() {
    return write;
  }

  private static final class PatientReadLock extends ReadLock {

    private static final long serialVersionUID = 1;

    PatientReadLock(ReentrantReadWriteLock lock) {
      super(lock);
    }

    @Override
    public boolean tryLock(long timeout, TimeUnit unit) {
      lock();
      return true;
    }
  }

  private static final class PatientWriteLock extends WriteLock {

    private static final long serialVersionUID = 1;

    PatientWriteLock(ReentrantReadWriteLock lock) {
      super(lock);
    }

    @Override
    public boolean tryLock(long timeout, TimeUnit unit) {
      lock();
      return true;
    }
  }
}
