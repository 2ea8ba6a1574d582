package dev.orderflow.cli.watching;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.JsonObjects;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** News, over one connection after another: each ends with its token, or when it breaks. */
final class Feed implements AutoCloseable {

  private static final Duration PULSE = Duration.ofSeconds(30);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private final Place place;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable LiveSocket socket;
  private boolean wasConnected;
  private Duration wait = Duration.ZERO;
  private long waitUntil = System.nanoTime();
  private long connectedAt = System.nanoTime();

  Feed(Place place) {
    this.place = place;
  }

  /**
   * Listens for so long at most.
   *
   * @throws CommandException if it cannot connect the first time, or never will again
   */
  Signal next(Duration most) throws InterruptedException {
    LiveSocket open = socket;
    return open == null ? connect(most) : listen(open, most);
  }

  private Signal listen(LiveSocket open, Duration most) throws InterruptedException {
    String text = open.next(most);
    if (text != null) {
      return news(text);
    }
    open.checkPulse(PULSE);
    String end = open.end();
    if (end == null) {
      return new Signal.Silence();
    }
    open.close();
    socket = null;
    if (System.nanoTime() - connectedAt > LONGEST_WAIT.toNanos()) {
      wait = Duration.ZERO;
    }
    return lost("the connection ended: " + end);
  }

  private static Signal news(String text) {
    try {
      return new Signal.News(JsonObjects.object("news", Json.parse(text)));
    } catch (JsonException e) {
      // Such as what API Gateway itself says; there is nothing about an order in it.
      return new Signal.Silence();
    }
  }

  private Signal connect(Duration most) throws InterruptedException {
    Duration left = Duration.ofNanos(waitUntil - System.nanoTime());
    if (left.isPositive()) {
      Thread.sleep(left.compareTo(most) < 0 ? left : most);
      return new Signal.Silence();
    }
    try {
      socket = LiveSocket.open(http, place.address());
      wasConnected = true;
      connectedAt = System.nanoTime();
      return new Signal.Connected();
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (TimeoutException e) {
      return failed(e);
    } catch (CommandException e) {
      if (!wasConnected) {
        throw e;
      }
      return lost(e.line());
    }
  }

  private Signal failed(@Nullable Throwable cause) {
    int status =
        cause instanceof WebSocketHandshakeException refused
            ? refused.getResponse().statusCode()
            : 0;
    boolean refused = status == 401 || status == 403;
    String why =
        refused
            ? "not let in (" + status + "): " + place.refusedBecause()
            : status == 0 ? "nobody listens there" : "it answered " + status;
    if (!wasConnected || (refused && place.hasOneTokenOnly())) {
      throw CommandException.unusable("no live news from " + place.url() + ": " + why);
    }
    return lost(why);
  }

  /** Twice as long each time, until a connection has lasted. */
  private Signal lost(String why) {
    wait = wait.isZero() ? FIRST_WAIT : wait.multipliedBy(2);
    wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    // Not all at once, since all who look are cut off together where a system stops.
    waitUntil = System.nanoTime() + (long) (wait.toNanos() * (0.5 + Math.random() / 2));
    return new Signal.Lost(why);
  }

  @Override
  public void close() {
    LiveSocket open = socket;
    if (open != null) {
      open.close();
    }
    http.shutdownNow();
  }
}
