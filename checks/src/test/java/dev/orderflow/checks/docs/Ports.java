package dev.orderflow.checks.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports in place of those that documents show, which may be taken where tests run. */
record Ports(int endpoint, int api) {

  static Ports free() {
    try (ServerSocket one = listen();
        ServerSocket other = listen()) {
      return new Ports(one.getLocalPort(), other.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command, with the usual ports replaced where they are said and said where they are not. */
  String in(String command) {
    return command
        .replaceAll("(orderflow (?:up|env)\\b)(?!.*--port)", "$1 --port " + endpoint)
        .replaceAll("(orderflow up\\b)(?!.*--api-port)", "$1 --api-port " + api)
        .replaceAll("\\b4566\\b", String.valueOf(endpoint))
        .replaceAll("\\b8080\\b", String.valueOf(api));
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
