package dev.orderflow.checks.bench.pipeline;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;

/**
 * Keeps the publishers at most so many orders ahead of the table. Without it they would take the
 * processors from the functions as long as they publish, and what is measured would be first the
 * one half and then the other, never both at once.
 */
final class Window implements AutoCloseable {

  static final int ORDERS = 2_000;
  private static final int STEP = 200;

  /** Seldom enough to cost the system little, and often enough that it never runs dry. */
  private static final long LOOK_EVERY_MILLIS = 50;

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final RawHttpClient http;
  private int open;

  /**
   * @param first number that is to be published; those before it are
   */
  Window(URI endpoint, int first) throws IOException {
    this.http = new RawHttpClient(endpoint);
    this.open = Math.max(first, ORDERS);
  }

  /** Returns when the order with this number may be published. */
  synchronized void await(int number) throws IOException, InterruptedException, TimeoutException {
    while (number >= open) {
      awaitStored(open - ORDERS);
      open += STEP;
    }
  }

  private void awaitStored(int number) throws IOException, InterruptedException, TimeoutException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!http.isStored(Publisher.orderId(number))) {
      if (System.nanoTime() > end) {
        throw new TimeoutException(Publisher.orderId(number) + " is not stored");
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
