package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class BufferedConnectionTest {

  /** Whatever the SDK asks for, which is half a minute, or for ever. */
  @Test
  void anAnswerIsWaitedForNoLongerThanTheBound() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      for (int asked : new int[] {0, 30_000, 1}) {
        URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
        HttpURLConnection connection = BufferedConnection.open(address, 2);
        connection.setReadTimeout(asked);
        assertThatExceptionOfType(SocketTimeoutException.class)
            .isThrownBy(connection::getResponseCode);
        connection.disconnect();
      }
    }
  }
}
