package dev.orderflow.kit;

import java.util.List;

/** The bus refused entries; whoever asked must try again or fail, so that no event vanishes. */
public final class PublishException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublishException(List<String> errorCodes) {
    super(errorCodes.size() + " event(s) refused by the bus: " + errorCodes);
  }
}
