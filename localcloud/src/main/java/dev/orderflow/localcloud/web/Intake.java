package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.util.Arrays;

/**
 * Bytes that one client has sent. It grows with what comes, not with what was announced, and takes
 * from the budget of all what it holds beyond a little, so that small requests come through while
 * large ones use the budget up.
 */
final class Intake implements AutoCloseable {

  /** As much as the connection holds anyway. */
  static final int FREE = 8 << 10;

  private static final int RETRY_SECONDS = 1;

  private final BodyBudget budget;
  private byte[] bytes = new byte[0];
  private int length;
  private int taken;

  Intake(BodyBudget budget) {
    this.budget = budget;
  }

  int length() {
    return length;
  }

  /**
   * @throws RejectedException if there is no room for it now
   */
  void read(SocketReader reader, int count) throws IOException, RejectedException {
    int end = length + count;
    while (length < end) {
      if (length == bytes.length) {
        grow(Math.min(end, Math.max(2 * length, FREE)));
      }
      length += reader.some(bytes, length, Math.min(end, bytes.length) - length);
    }
  }

  /** False if there is no room for it now. */
  boolean add(byte[] more) {
    int end = length + more.length;
    if (end > bytes.length && !grown(Math.max(end, 2 * length))) {
      return false;
    }
    System.arraycopy(more, 0, bytes, length, more.length);
    length = end;
    return true;
  }

  /** All that has come, not to be changed. */
  byte[] whole() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** Holds nothing any more, and can begin anew. */
  @Override
  public void close() {
    budget.giveBack(taken);
    taken = 0;
    length = 0;
    bytes = new byte[0];
  }

  private void grow(int size) throws RejectedException {
    if (!grown(size)) {
      throw new RejectedException(noRoom());
    }
  }

  static WebResponse noRoom() {
    return WebResponse.message(503, "Service Unavailable")
        .with("Retry-After", Integer.toString(RETRY_SECONDS));
  }

  private boolean grown(int size) {
    int more = Math.max(0, size - FREE) - taken;
    if (!budget.take(more)) {
      return false;
    }
    taken += more;
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }
}
