package dev.orderflow.localcloud.web;

/** Why this side ends a WebSocket connection. */
final class WebSocketCloseException extends Exception {

  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;
  static final int NO_STATUS = 1005;
  static final int BROKEN = 1006;
  static final int NOT_UTF_8 = 1007;
  static final int TOO_BIG = 1009;
  static final int TRY_AGAIN_LATER = 1013;

  private static final long serialVersionUID = 1L;

  private final int code;

  WebSocketCloseException(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
