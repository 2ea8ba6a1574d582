package dev.orderflow.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.lookup.CustomerOrder;
import dev.orderflow.contracts.OrderIdRule;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. It names an order and a time, and never a customer: whose list it is, the
 * token alone says, so that nothing is gained by making one up.
 */
final class Cursor {

  private static final int LONGEST = 160;
  private static final Pattern PLACE =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z) (.*)");

  private Cursor() {}

  static String after(CustomerOrder order) {
    String place = order.submittedAt() + " " + order.orderId();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if it is none that a list gave
   */
  static CustomerOrder read(String customerId, String cursor) {
    String text = decoded(cursor);
    Matcher place = PLACE.matcher(text == null ? "" : text);
    if (!place.matches() || !OrderIdRule.accepts(place.group(2))) {
      throw ProblemType.PARAMETER.exception("cursor must be the next of a list before.");
    }
    return new CustomerOrder(customerId, place.group(2), place.group(1), "", null);
  }

  private static @Nullable String decoded(String cursor) {
    try {
      return cursor.length() > LONGEST
          ? null
          : new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
