package dev.orderflow.localcloud;

import java.util.Objects;

/** The local cloud cannot boot; the message says why in words for whoever started it. */
public final class BootException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BootException(Throwable cause) {
    this(Objects.requireNonNullElse(cause.getMessage(), cause.toString()), cause);
  }

  BootException(String message, Throwable cause) {
    super(message, cause);
  }
}
