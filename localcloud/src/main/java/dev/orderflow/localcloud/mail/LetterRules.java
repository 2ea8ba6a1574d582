package dev.orderflow.localcloud.mail;

import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What SES refuses.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html">SendEmail</a>
 */
record LetterRules(MailIdentities identities) {

  private static final int MOST_RECIPIENTS = 50;
  private static final int MOST_HEADERS = 15;
  private static final int LONGEST_ADDRESS = 320;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-@A-~]{1,126}");

  /**
   * @throws AwsError as SES answers
   */
  void check(Letter letter) {
    List<String> recipients =
        Stream.of(letter.to(), letter.cc(), letter.bcc()).flatMap(List::stream).toList();
    if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
      throw bad("A mail has 1 to " + MOST_RECIPIENTS + " recipients, not " + recipients.size());
    }
    recipients.forEach(LetterRules::checkAddress);
    letter.replyTo().forEach(LetterRules::checkAddress);
    checkAddress(letter.from());
    checkOneLine("The subject", letter.subject());
    checkHeaders(letter);
    if (letter.text() == null && letter.html() == null) {
      throw bad("The body has neither text nor HTML");
    }
    if (identities.covering(letter.from()).isEmpty()) {
      throw new AwsError(
          "MessageRejected",
          400,
          "Email address is not verified. The following identities failed the check in region "
              + Account.REGION.toUpperCase(Locale.ROOT)
              + ": "
              + MailIdentities.address(letter.from()));
    }
  }

  private static void checkHeaders(Letter letter) {
    if (letter.headers().size() > MOST_HEADERS) {
      throw bad("A mail has at most " + MOST_HEADERS + " headers of its own");
    }
    letter
        .headers()
        .forEach(
            (name, value) -> {
              if (!HEADER_NAME.matcher(name).matches()) {
                throw bad("The header name '" + name + "' is not allowed");
              }
              checkOneLine("The header " + name, value);
            });
  }

  private static void checkAddress(String mailbox) {
    checkOneLine("An address", mailbox);
    String address = MailIdentities.address(mailbox);
    if (address.length() > LONGEST_ADDRESS) {
      throw bad("Address length is more than " + LONGEST_ADDRESS + " characters long");
    }
    if (address.indexOf('@') > LONGEST_LOCAL_PART) {
      throw bad("Local address length is more than " + LONGEST_LOCAL_PART + " characters long");
    }
    if (address.indexOf('@') < 1 || address.endsWith("@")) {
      throw bad("Missing final '@domain'");
    }
    if (address.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '<' || c == '>' || c == ',')) {
      throw bad("Illegal address");
    }
  }

  private static void checkOneLine(String what, String value) {
    if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.CONTROL)) {
      throw bad(what + " must not hold control characters");
    }
  }

  private static AwsError bad(String message) {
    return new AwsError("BadRequestException", 400, message);
  }
}
