package dev.orderflow.localcloud;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets people publish as fast as what they have published is worked off: without it, a burst would
 * be taken into memory until there is none left. Whoever publishes waits for the answer, for a time
 * that every client bears.
 *
 * <p>Functions never wait: they are who works it off.
 */
record Pacing(Service service, LongSupplier held, Duration longest) implements Service {

  /** Of memory, for events and messages on their way. */
  static final long MOST_BYTES = 64 << 20;

  /** Clients give a connection up after 30 s or more without an answer. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  @Override
  public Response handle(Request request) throws Exception {
    switch (request.caller()) {
      case Caller.Root _ -> awaitRoom();
      case Caller.FunctionSession _ -> {}
    }
    return service.handle(request);
  }

  private void awaitRoom() throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (held.getAsLong() > MOST_BYTES && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN);
    }
  }
}
