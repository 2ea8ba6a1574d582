package dev.orderflow.localcloud.web;

/** What hears a client over WebSocket: opened once, then messages, then closed once. */
public interface WebSocketListener {

  void opened(WebSocket socket);

  /** The next message is read when it returns. */
  void received(byte[] message, boolean text);

  /**
   * @param code as RFC 6455 numbers reasons; 1006 when the connection broke
   */
  void closed(int code, String reason);
}
