package dev.orderflow.services.notifications;

import dev.orderflow.services.notifications.domain.Mail;
import dev.orderflow.services.notifications.domain.Notice;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** Hands a mail to SES, once, and says what came of it. */
record SesMailSender(Supplier<SesV2Client> ses, String from) {

  /** By which mail can be found again, in the customer's mail program as in ours. */
  static final String ORDER_HEADER = "X-Orderflow-Order";

  // Ten of them, one after the other, fit into the function's timeout.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * What came of it. Reasons are codes: what SES says in words has addresses in it, and must not be
   * logged.
   */
  sealed interface Outcome {
    record Sent(String messageId) implements Outcome {}

    /**
     * SES did not take it.
     *
     * @param again whether trying again can help
     */
    record NotSent(String reason, boolean again) implements Outcome {}

    /** No answer, or one that leaves it open. */
    record Unknown(String reason) implements Outcome {}
  }

  /**
   * @param to an address that SES takes
   */
  Outcome send(Notice notice, String to, Mail mail) {
    try {
      return new Outcome.Sent(ses.get().sendEmail(request(notice, to, mail)).messageId());
    } catch (BadRequestException e) {
      return new Outcome.NotSent("BadRequestException", false);
    } catch (SesV2Exception e) {
      return e.statusCode() < 500
          ? new Outcome.NotSent(code(e), true)
          : new Outcome.Unknown(code(e));
    } catch (SdkException e) {
      String name = e.getClass().getSimpleName();
      return isNeverConnected(e) ? new Outcome.NotSent(name, true) : new Outcome.Unknown(name);
    }
  }

  private SendEmailRequest request(Notice notice, String to, Mail mail) {
    Message message =
        Message.builder()
            .subject(utf8(mail.subject()))
            .body(b -> b.text(utf8(mail.text())).html(utf8(mail.html())))
            .headers(h -> h.name(ORDER_HEADER).value(Mail.oneLine(notice.orderId())))
            .build();
    return SendEmailRequest.builder()
        .fromEmailAddress(from)
        .destination(d -> d.toAddresses(to))
        .content(c -> c.simple(message))
        .overrideConfiguration(c -> c.apiCallTimeout(PATIENCE))
        .build();
  }

  private static Content utf8(String text) {
    return Content.builder().data(text).charset("UTF-8").build();
  }

  private static String code(SesV2Exception e) {
    return e.awsErrorDetails() == null
        ? e.getClass().getSimpleName()
        : e.awsErrorDetails().errorCode();
  }

  private static boolean isNeverConnected(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
