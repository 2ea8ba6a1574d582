package dev.orderflow.localcloud;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import dev.orderflow.localcloud.work.HeapShare;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets people publish as fast as what they have published is worked off: without it, a burst would
 * be taken into memory until there is none left. Whoever publishes waits for the answer, for a time
 * that every client bears; when memory is full even so, he is told to come again, which an SDK does
 * by itself.
 *
 * <p>Functions never wait: they are who works it off.
 */
record PublishBackpressure(
    Service service, String throttled, LongSupplier underWay, LongSupplier held, Duration longest)
    implements Service {

  /** Of memory, for events and messages on their way. */
  static final long MOST_BYTES = HeapShare.MESSAGES.bytes() * 2 / 3;

  /** Of memory, for all that is in queues, dead letters included. */
  static final long FULL_BYTES = HeapShare.MESSAGES.bytes();

  /** Clients give a connection up after 30 s or more without an answer. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  @Override
  public Response handle(Request request) throws Exception {
    switch (request.caller()) {
      case Caller.Root _ -> {
        if (adds(request.operation())) {
          awaitRoom();
        }
      }
      case Caller.FunctionSession _ -> {}
    }
    return service.handle(request);
  }

  /** All else takes messages away, or looks. */
  private static boolean adds(String operation) {
    return switch (operation) {
      case "PutEvents", "SendMessage", "SendMessageBatch" -> true;
      default -> false;
    };
  }

  private void awaitRoom() throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while ((underWay.getAsLong() > MOST_BYTES || isFull()) && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN);
    }
    if (isFull()) {
      throw new AwsError(
          throttled,
          400,
          "Too many messages wait in this local cloud's queues, dead letters included."
              + " Try again later.");
    }
  }

  private boolean isFull() {
    return held.getAsLong() > FULL_BYTES;
  }
}
