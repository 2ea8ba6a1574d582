package dev.orderflow.services.notifications.domain;

import java.net.IDN;
import org.jspecify.annotations.Nullable;

/**
 * A customer's address as SES takes it: in ASCII, a domain of another script in its ASCII form, of
 * at most 320 characters. Orders may have others: any script may stand before the {@code @}, and a
 * label may be longer in ASCII than the 63 characters that DNS has for it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html">Destination</a>
 */
public final class MailAddress {

  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST = 320;

  /** Null where no mail can go there by SES. */
  public static @Nullable String ascii(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL_PART || !isAscii(address.substring(0, at))) {
      return null;
    }
    try {
      String domain = IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
      String ascii = address.substring(0, at + 1) + domain;
      return isAscii(ascii) && ascii.length() <= LONGEST ? ascii : null;
    } catch (IllegalArgumentException noSuchDomain) {
      return null;
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private MailAddress() {}
}
