package dev.orderflow.services.notifications;

/** The mail is not sent, and the message that asks for it comes again. */
final class MailException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason a code, without personal data
   */
  MailException(String reason) {
    super(reason);
  }
}
