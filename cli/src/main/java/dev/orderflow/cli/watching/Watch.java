package dev.orderflow.cli.watching;

import dev.orderflow.cli.connect.CallErrors;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Listens and prints until it is to stop, or the order that it follows has come to its end. */
final class Watch {

  private static final Duration TURN = Duration.ofMillis(250);

  /** A release of goods is no news, and may be the last that happens to an order. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Feed feed;
  private final Lines lines;
  private final Shell shell;
  private final CountDownLatch stop;
  private final @Nullable String orderId;
  private final Supplier<OrderProgress> look;
  private final Clock clock;
  private @Nullable OrderProgress shown;
  private boolean isConnected;
  private boolean wasConnected;
  private long lookedAt = System.nanoTime();

  /**
   * @param orderId the one order to follow; null for all that there are news of
   * @param look where it stands
   */
  Watch(
      Feed feed,
      Lines lines,
      Shell shell,
      CountDownLatch stop,
      @Nullable String orderId,
      Supplier<OrderProgress> look,
      Clock clock) {
    this.feed = feed;
    this.lines = lines;
    this.shell = shell;
    this.stop = stop;
    this.orderId = orderId;
    this.look = look;
    this.clock = clock;
  }

  void run() throws InterruptedException {
    boolean goesOn = true;
    while (goesOn && stop.getCount() > 0) {
      goesOn =
          switch (feed.next(TURN)) {
            case Signal.Connected _ -> connected();
            case Signal.News(var message) -> heard(message);
            case Signal.Lost(var why) -> {
              isConnected = false;
              yield lost(why);
            }
            case Signal.Silence _ -> silence();
          };
    }
  }

  private boolean connected() {
    if (!wasConnected) {
      lines.printHeading();
    }
    wasConnected = true;
    isConnected = true;
    return orderId == null || stand(orderId, true);
  }

  private boolean heard(Map<String, @Nullable Object> message) {
    if (orderId == null) {
      return lines.print(message);
    }
    if (!orderId.equals(message.get("orderId"))) {
      return true;
    }
    lookedAt = System.nanoTime();
    return lines.print(message) && (!OrderProgress.mayBeOver(message) || stand(orderId, false));
  }

  private boolean lost(String why) {
    shell.err().println("orderflow: " + Text.printable(why) + "; trying again");
    return true;
  }

  private boolean silence() {
    return orderId == null
        || !isConnected
        || System.nanoTime() - lookedAt < LOOK_EVERY.toNanos()
        || stand(orderId, false);
  }

  /**
   * Looks at the order itself, and goes on unless it has come to its end.
   *
   * @param always whether to print it although it is under way and there are news of it
   */
  private boolean stand(String id, boolean always) {
    lookedAt = System.nanoTime();
    OrderProgress progress;
    try {
      progress = look.get();
    } catch (SdkException e) {
      if (shown == null) {
        throw e;
      }
      return lost("cannot look at the order: " + CallErrors.message(e));
    }
    boolean isNew = always && !progress.equals(shown);
    shown = progress;
    return (!(progress.isOver() || isNew) || lines.print(progress.message(id, clock.instant())))
        && !progress.isOver();
  }
}
