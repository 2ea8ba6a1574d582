package dev.orderflow.cli.watching;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One connection. It asks for the next message only once the last was taken. */
final class LiveSocket implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final int NORMAL = 1000;

  /** API Gateway sends no longer ones. */
  private static final int LONGEST = 128 << 10;

  /** What came: a text, or null beside a reason why nothing more will. */
  private record Came(@Nullable String text, String end) {}

  private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private volatile long heardAt = System.nanoTime();
  private @Nullable WebSocket socket;
  private @Nullable String end;
  private long pingedAt = System.nanoTime();

  private LiveSocket() {}

  /**
   * @throws ExecutionException caused by what went wrong
   */
  static LiveSocket open(HttpClient http, URI address)
      throws InterruptedException, ExecutionException, TimeoutException {
    LiveSocket opened = new LiveSocket();
    opened.socket =
        http.newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .buildAsync(address, opened)
            .get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
    return opened;
  }

  /** The next message, or null if none came in that time or none will. */
  @Nullable String next(Duration most) throws InterruptedException {
    Came next = came.poll(most.toMillis(), TimeUnit.MILLISECONDS);
    WebSocket open = socket;
    if (next == null || open == null) {
      return null;
    }
    if (next.text() == null) {
      end = next.end();
      return null;
    }
    open.request(1);
    return next.text();
  }

  /** Why it is over, or null if it is not. */
  @Nullable String end() {
    return end;
  }

  /** Asks now and then whether the other side is still there, since silence is usual. */
  void checkPulse(Duration every) {
    long now = System.nanoTime();
    WebSocket open = socket;
    if (open == null || now - pingedAt < every.toNanos()) {
      return;
    }
    if (heardAt < pingedAt) {
      end = "it gave no sign of life";
      return;
    }
    pingedAt = now;
    var _ = open.sendPing(ByteBuffer.allocate(0));
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heardAt = System.nanoTime();
    part.append(data);
    if (part.length() > LONGEST) {
      from.abort();
      came.add(new Came(null, "a message was too long"));
    } else if (last) {
      came.add(new Came(part.toString(), ""));
      part.setLength(0);
    } else {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    heardAt = System.nanoTime();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    came.add(new Came(null, "it was closed (" + status + ")"));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    came.add(new Came(null, "it broke"));
  }

  @Override
  public void close() {
    WebSocket open = socket;
    if (open != null && end == null) {
      var _ =
          open.sendClose(NORMAL, "")
              .orTimeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
              .exceptionally(_ -> open)
              .join();
    }
    if (open != null) {
      open.abort();
    }
  }
}
