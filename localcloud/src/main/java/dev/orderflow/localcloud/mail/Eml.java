package dev.orderflow.localcloud.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mail as it travels: an Internet message with the plain text and the HTML as
 * alternatives. Those in Bcc do not stand in it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322">RFC 5322</a>
 */
final class Eml {

  private static final String END = "\r\n";

  private Eml() {}

  static byte[] write(Letter letter, String messageId, Instant sentAt) {
    String boundary = "=_" + messageId;
    StringBuilder message = new StringBuilder();
    header(message, "Message-ID", "<" + messageId + "@email.localhost>");
    header(
        message,
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(sentAt.atOffset(ZoneOffset.UTC)));
    header(message, "From", Words.encodeMailbox(letter.from()));
    addresses(message, "To", letter.to());
    addresses(message, "Cc", letter.cc());
    addresses(message, "Reply-To", letter.replyTo());
    header(message, "Subject", Words.encode(letter.subject()));
    letter.headers().forEach((name, value) -> header(message, name, Words.encode(value)));
    header(message, "MIME-Version", "1.0");
    header(
        message, "Content-Type", "multipart/alternative;" + END + " boundary=\"" + boundary + "\"");
    part(message, boundary, "plain", letter.text());
    part(message, boundary, "html", letter.html());
    return message
        .append(END + "--")
        .append(boundary)
        .append("--" + END)
        .toString()
        .getBytes(US_ASCII);
  }

  private static void header(StringBuilder message, String name, String value) {
    message.append(name).append(": ").append(value).append(END);
  }

  private static void addresses(StringBuilder message, String name, List<String> mailboxes) {
    if (!mailboxes.isEmpty()) {
      header(
          message,
          name,
          mailboxes.stream()
              .map(Words::encodeMailbox)
              .collect(Collectors.joining("," + END + " ")));
    }
  }

  private static void part(
      StringBuilder message, String boundary, String subtype, @Nullable String body) {
    if (body != null) {
      message.append(END + "--").append(boundary).append(END);
      header(message, "Content-Type", "text/" + subtype + "; charset=UTF-8");
      header(message, "Content-Transfer-Encoding", "base64");
      message.append(END).append(Base64.getMimeEncoder().encodeToString(body.getBytes(UTF_8)));
    }
  }
}
