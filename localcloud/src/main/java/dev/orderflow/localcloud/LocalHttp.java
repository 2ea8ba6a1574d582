package dev.orderflow.localcloud;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** HTTP servers of the JDK that only this machine can reach. */
public final class LocalHttp {

  static {
    // Read once per JVM, by the first HttpServer made. Without NODELAY an answer waits 40 ms.
    setUnlessGiven("sun.net.httpserver.nodelay", "true");
    setUnlessGiven("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private LocalHttp() {}

  /**
   * A server that takes the port, and answers once it is started.
   *
   * @param port 0 for any free one
   */
  public static HttpServer listen(int port, int backlog) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return HttpServer.create(new InetSocketAddress(loopback, port), backlog);
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
