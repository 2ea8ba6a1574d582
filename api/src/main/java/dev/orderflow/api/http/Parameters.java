package dev.orderflow.api.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Query parameters, within their bounds. */
public final class Parameters {

  private Parameters() {}

  /**
   * @param absent what it means when it is not given
   * @throws ProblemException if it is no whole number from least to most
   */
  public static int whole(Request request, String name, int least, int most, int absent) {
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
   * One of an enum's names, or null if it is not given.
   *
   * @throws ProblemException if there is no such name
   */
  public static <E extends Enum<E>> @Nullable E oneOf(
      Request request, String name, Class<E> values) {
    String text = request.parameter(name);
    if (text == null) {
      return null;
    }
    for (E value : values.getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw ProblemType.PARAMETER.exception(
        name + " must be one of " + Arrays.toString(values.getEnumConstants()) + ".");
  }
}
