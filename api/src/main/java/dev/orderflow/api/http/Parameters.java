package dev.orderflow.api.read;

import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.contracts.OrderStatus;
import org.jspecify.annotations.Nullable;

/** Query parameters, within their bounds. */
final class Parameters {

  private Parameters() {}

  /**
   * @param absent what it means when it is not given
   * @throws dev.orderflow.api.http.ProblemException if it is no whole number from least to most
   */
  static int whole(Request request, String name, int least, int most, int absent) {
    String text = request.parameter(name);
    if (text == null) {
      return absent;
    }
    if (text.matches("[0-9]{1,6}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw ProblemType.PARAMETER.exception(
        name + " must be a whole number from " + least + " to " + most + ".");
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if there is no such status
   */
  static @Nullable OrderStatus status(Request request) {
    String text = request.parameter("status");
    if (text == null) {
      return null;
    }
    for (OrderStatus status : OrderStatus.values()) {
      if (status.name().equals(text)) {
        return status;
      }
    }
    throw ProblemType.PARAMETER.exception(
        "status must be RECEIVED, REJECTED, PROCESSED, COMPLETED or CANCELLED.");
  }
}
