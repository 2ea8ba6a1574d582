package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Where bytes come from. */
@FunctionalInterface
interface ByteSource {

  /**
   * Like {@link InputStream#read(byte[], int, int)}.
   *
   * @throws SocketTimeoutException if nothing has come after that time
   */
  int read(byte[] into, int from, int count, int millis) throws IOException;

  static ByteSource of(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return (into, from, count, millis) -> {
      socket.setSoTimeout(millis);
      return in.read(into, from, count);
    };
  }
}
