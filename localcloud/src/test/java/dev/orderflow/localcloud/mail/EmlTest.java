package dev.orderflow.localcloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read by a mail library that knows nothing of this project. */
class EmlTest {

  private static final Instant SENT = Instant.parse("2026-01-02T03:04:05Z");

  private static Letter letter(String subject, String text) {
    return new Letter(
        "Zoë's \"Laden\" 💡 <shop@example.com>",
        List.of("a@example.com", "Bob <b@example.com>"),
        List.of("c@example.com"),
        List.of("secret@example.com"),
        List.of("help@example.com"),
        subject,
        text,
        "<p>" + text + "</p>",
        Map.of("X-Order", "ORD-1"));
  }

  private static MimeMessage read(byte[] eml) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(eml));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your order ORD-1",
        "Ihre Bestellung ist unterwegs: größer, schöner, und mit so vielen Zeichen, dass es faltet",
        "注文を受け付けました 🎁 賣り物",
        "سلام עולם नमस्ते Ωραία 👩‍👩‍👧 𝕏",
        "=?UTF-8?B?bm90IGVuY29kZWQ=?=",
        "   ",
        ""
      })
  void anySubjectAndBodyArriveUnchanged(String text) throws Exception {
    byte[] eml = Eml.write(letter(text, text + "\nsecond line\n"), "id-1", SENT);
    MimeMessage message = read(eml);

    assertThat(message.getSubject() == null ? "" : message.getSubject().strip())
        .isEqualTo(text.strip());
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(parts.getBodyPart(0).getContent()).isEqualTo(text + "\nsecond line\n");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>" + text + "\nsecond line\n</p>");

    KeptMail kept = KeptMail.read(7, eml);
    assertThat(kept.whole())
        .containsEntry("text", text + "\nsecond line\n")
        .containsEntry("html", "<p>" + text + "\nsecond line\n</p>");
    assertThat(String.valueOf(kept.summary().get("subject")).strip()).isEqualTo(text.strip());
  }

  @Test
  void addressesAndHeadersAreThoseOfTheLetter() throws Exception {
    MimeMessage message = read(Eml.write(letter("s", "t"), "id-1", SENT));

    InternetAddress from = (InternetAddress) message.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Zoë's \"Laden\" 💡");
    assertThat(from.getAddress()).isEqualTo("shop@example.com");
    assertThat(message.getRecipients(Message.RecipientType.TO))
        .extracting(it -> ((InternetAddress) it).getAddress())
        .containsExactly("a@example.com", "b@example.com");
    assertThat(message.getReplyTo()).hasSize(1);
    assertThat(message.getSentDate()).isEqualTo(java.util.Date.from(SENT));
    assertThat(message.getHeader("X-Order")).containsExactly("ORD-1");
    assertThat(message.getMessageID()).isEqualTo("<id-1@email.localhost>");
  }

  @Test
  void thoseInBccStandNowhere() {
    assertThat(new String(Eml.write(letter("s", "t"), "id-1", SENT), StandardCharsets.US_ASCII))
        .doesNotContain("secret")
        .matches("(?s)\\p{ASCII}*");
  }

  @Test
  void noLineIsLongerThanMailMayHave() {
    String text = "größe ".repeat(300);

    assertThat(
            new String(Eml.write(letter(text, text), "id-1", SENT), StandardCharsets.US_ASCII)
                .split("\r\n"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78 + 10));
  }
}
