package dev.orderflow.kit;

/** Text that is not one strict JSON value; the message says where and why, without echoing it. */
public final class JsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JsonException(String message) {
    super(message);
  }
}
