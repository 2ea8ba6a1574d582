package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The sending side of one connection: what is to be sent waits here, up to a limit. */
public final class WebSocket {

  private static final long MOST_WAITING = 1 << 20;
  private static final long MOST_FRAMES = MOST_WAITING / 64;

  /** What may wait for one client without a part in the budget of all. */
  private static final long FREE = 32 << 10;

  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final Socket socket;
  private final OutputStream out;
  private final BodyBudget budget;
  private final LinkedBlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong bytesWaiting = new AtomicLong();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch heardGoodbye = new CountDownLatch(1);
  private volatile boolean ended;

  /**
   * @param taken what it holds of the budget
   */
  private record Waiting(Frame frame, long taken) {}

  WebSocket(Socket socket, OutputStream out, BodyBudget budget) {
    this.socket = socket;
    this.out = out;
    this.budget = budget;
  }

  /** Whether the message will be sent: not when it is closing, or reads too slowly to keep up. */
  public boolean send(byte[] message, boolean text) {
    return !closing.get() && offer(new Frame(true, text ? Frame.TEXT : Frame.BINARY, message));
  }

  /** Says goodbye, and ends the connection when the client has answered or was given the time. */
  public void close(int code, String reason) {
    if (closing.compareAndSet(false, true)) {
      waiting.add(new Waiting(Frame.close(code, reason), 0));
    }
  }

  boolean isClosing() {
    return closing.get();
  }

  void pong(byte[] payload) {
    // one that reads nothing needs no answer to its pings either
    var _ = offer(new Frame(true, Frame.PONG, payload));
  }

  boolean hasHeardGoodbye() {
    return heardGoodbye.getCount() == 0;
  }

  void heardGoodbye() {
    heardGoodbye.countDown();
  }

  /** Sends until goodbye was said. */
  void sendAll() {
    try {
      Frame frame;
      do {
        frame = sendNext();
      } while (frame.opcode() != Frame.CLOSE);
      var _ = heardGoodbye.await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      // the reading side notices as well
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      forgetWaiting();
      closeSocket();
    }
  }

  private Frame sendNext() throws IOException, InterruptedException {
    Waiting next = waiting.take();
    try {
      bytesWaiting.addAndGet(-next.frame().payload().length);
      out.write(next.frame().bytes());
      out.flush();
      return next.frame();
    } finally {
      budget.giveBack(next.taken());
    }
  }

  private boolean offer(Frame frame) {
    int length = frame.payload().length;
    long all = bytesWaiting.addAndGet(length);
    long taken = all <= FREE ? 0 : length;
    if (all > MOST_WAITING || waiting.size() > MOST_FRAMES || !budget.take(taken)) {
      bytesWaiting.addAndGet(-length);
      return false;
    }
    waiting.add(new Waiting(frame, taken));
    if (ended) {
      forgetWaiting();
    }
    return true;
  }

  private void forgetWaiting() {
    for (Waiting left = waiting.poll(); left != null; left = waiting.poll()) {
      budget.giveBack(left.taken());
    }
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no more use either way
    }
  }
}
