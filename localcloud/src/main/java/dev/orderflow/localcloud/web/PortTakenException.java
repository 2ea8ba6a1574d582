package dev.orderflow.localcloud.web;

/** The port that was asked for cannot be listened on; the message fits on one line. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;

  public PortTakenException(int port, Throwable cause) {
    super("port " + port + " on 127.0.0.1 cannot be used: " + cause.getMessage(), cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
