package dev.orderflow.localcloud.web;

import dev.orderflow.localcloud.work.Deadlines;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** Writes to a client, which loses its connection when it does not read for too long. */
final class TimedOutput extends OutputStream {

  private final Socket socket;
  private final OutputStream out;
  private final Duration limit;

  TimedOutput(Socket socket, Duration limit) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.limit = limit;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try (var _ = Deadlines.in(limit, this::close)) {
      out.write(bytes, from, count);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no more use either way
    }
  }
}
