package dev.orderflow.localcloud.mail;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** An SES client that ends in the mailbox of this JVM; functions only send. */
public record MailClient(Mailbox mailbox) implements SesV2Client {

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    return SendEmailResponse.builder().messageId(mailbox.send(letter(request))).build();
  }

  private static Letter letter(SendEmailRequest request) {
    Message message = request.content() == null ? null : request.content().simple();
    if (message == null) {
      throw AwsError.unsupported("mail whose content is not simple");
    }
    Destination to =
        request.destination() == null ? Destination.builder().build() : request.destination();
    Body body = message.body() == null ? Body.builder().build() : message.body();
    Map<String, String> headers = new LinkedHashMap<>();
    message.headers().forEach(header -> headers.put(header.name(), header.value()));
    return new Letter(
        text(request.fromEmailAddress()),
        to.toAddresses(),
        to.ccAddresses(),
        to.bccAddresses(),
        request.replyToAddresses(),
        text(data(message.subject())),
        data(body.text()),
        data(body.html()),
        headers);
  }

  private static @Nullable String data(@Nullable Content content) {
    return content == null ? null : content.data();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the mailbox is closed by whoever opened it
  }
}
