package dev.orderflow.localcloud.web;

import java.time.Duration;
import java.util.List;

/**
 * From here on the connection speaks WebSocket.
 *
 * @param headers of the handshake's answer, such as a subprotocol
 */
public record WebSocketUpgrade(
    List<WebHeader> headers, WebSocketListener listener, WebSocketUpgrade.Limits limits)
    implements WebAnswer {

  public WebSocketUpgrade {
    headers = List.copyOf(headers);
  }

  /**
   * @param frame the most bytes in one frame
   * @param message the most bytes in one message
   * @param idle how long nothing may come
   * @param lifetime how long the connection may last
   */
  public record Limits(int frame, int message, Duration idle, Duration lifetime) {}
}
