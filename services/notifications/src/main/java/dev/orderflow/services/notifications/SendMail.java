package dev.orderflow.services.notifications;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.CustomerNotified;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.kit.PostponedException;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.services.notifications.NotificationsTable.Key;
import dev.orderflow.services.notifications.domain.Mail;
import dev.orderflow.services.notifications.domain.MailAddress;
import dev.orderflow.services.notifications.domain.MailTemplates;
import dev.orderflow.services.notifications.domain.Notice;
import dev.orderflow.services.notifications.domain.Notices;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Writes the mail that an event asks for, at most once. */
public final class SendMail implements RequestStreamHandler {

  /** Twice as long as the function may run: whoever has claimed for longer is dead. */
  static final Duration LONGEST_SENDING = Duration.ofMinutes(2);

  /** Why a mail is withheld: nobody has shown that the address is theirs. */
  static final String UNVERIFIED = "UNVERIFIED";

  /** Why a mail is withheld: the address got as many as it may in a day. */
  static final String TOO_MANY = "TOO_MANY";

  /** Why a mail is withheld: SES has no way to the address, and no trying again finds one. */
  static final String UNADDRESSABLE = "UNADDRESSABLE";

  private static final MailTemplates TEMPLATES = new MailTemplates();

  private final Clock clock;
  private final NotificationsTable table;
  private final MailRateLimits rateLimits;
  private final SesMailSender mailSender;
  private final DomainEventPublisher publisher;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public SendMail() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(() -> table.release(new Key("priming", "-"), Instant.EPOCH));
  }

  public SendMail(Environment environment) {
    this.clock = environment.clock();
    this.table =
        new NotificationsTable(environment.dynamoDb(), environment.variable("NOTIFICATIONS_TABLE"));
    this.rateLimits =
        new MailRateLimits(
            environment.dynamoDb(),
            environment.variable("RATE_LIMITS_TABLE"),
            Integer.parseInt(environment.variable("MAILS_PER_RECIPIENT")));
    this.mailSender = new SesMailSender(environment::sesV2, environment.variable("MAIL_FROM"));
    this.publisher =
        new DomainEventPublisher(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    String queueUrl = environment.variable("MAIL_QUEUE_URL");
    this.consumer = new QueueConsumer("send-mail", environment, queueUrl, this::handle);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    consumer.handle(input, output, context);
  }

  private String handle(SqsBatch.Message message, Context context) {
    DomainEvent event = DomainEvent.of(message);
    Optional<Notice> notice = notice(event);
    return notice.isPresent() ? notify(event, notice.get()) : "EventsIgnored";
  }

  private static Optional<Notice> notice(DomainEvent event) {
    try {
      OrderRequestRefused refused = OrderRequestRefused.of(event.type(), event.data());
      return refused == null ? Notices.of(event.milestone()) : Notices.of(refused);
    } catch (IllegalArgumentException e) {
      throw new PoisonException(event.type() + ": " + e.getMessage(), e);
    }
  }

  private String notify(DomainEvent event, Notice notice) {
    Key key = new Key(notice.orderId(), event.id());
    if (!notice.isAddressTrusted()) {
      return table.withhold(key, notice.kind(), UNVERIFIED, clock.instant())
          ? "MailsToUnverified"
          : "DuplicateNotices";
    }
    String address = MailAddress.ascii(notice.address());
    if (address == null) {
      return table.withhold(key, notice.kind(), UNADDRESSABLE, clock.instant())
          ? "MailsUnaddressable"
          : "DuplicateNotices";
    }
    Mail mail = written(notice); // before the claim, since it may fail
    Instant claimedAt = clock.instant();
    Optional<Claim> earlier = table.claim(key, notice.kind(), claimedAt);
    return earlier.isEmpty()
        ? sendIfAllowed(event, notice, address, mail, key, claimedAt)
        : after(earlier.get(), event, notice, key);
  }

  private Mail written(Notice notice) {
    try {
      return TEMPLATES.write(notice);
    } catch (IllegalArgumentException e) {
      throw new PoisonException(notice.kind() + ": " + e.getMessage(), e);
    }
  }

  private String sendIfAllowed(
      DomainEvent event, Notice notice, String to, Mail mail, Key key, Instant claimedAt) {
    if (isAllowed(event, notice, key, claimedAt)) {
      return send(event, notice, to, mail, key, claimedAt);
    }
    table.withhold(key, claimedAt, TOO_MANY);
    return "MailsOverLimit";
  }

  private boolean isAllowed(DomainEvent event, Notice notice, Key key, Instant claimedAt) {
    try {
      return rateLimits.take(notice.address(), event.id(), claimedAt);
    } catch (SdkException e) {
      table.release(key, claimedAt); // nothing is sent yet, so it may come again
      throw e;
    }
  }

  private String send(
      DomainEvent event, Notice notice, String to, Mail mail, Key key, Instant claimedAt) {
    return switch (mailSender.send(notice, to, mail)) {
      case SesMailSender.Outcome.Sent(var messageId) -> {
        Instant sentAt = clock.instant();
        table.sent(key, claimedAt, messageId, sentAt);
        publish(event, notice, sentAt);
        yield "MailsSent";
      }
      case SesMailSender.Outcome.NotSent(var reason, var again) -> {
        table.release(key, claimedAt);
        throw again ? new MailException(reason) : new PoisonException("SES refuses it: " + reason);
      }
      case SesMailSender.Outcome.Unknown(var reason) -> {
        table.uncertain(key, claimedAt);
        throw uncertain(reason);
      }
    };
  }

  /** What there is to do where another delivery of the event came first. */
  private String after(Claim earlier, DomainEvent event, Notice notice, Key key) {
    return switch (earlier.state()) {
      case SENT -> {
        publish(event, notice, earlier.sentAt());
        yield "DuplicateNotices";
      }
      case SENDING -> {
        Duration left =
            Duration.between(clock.instant(), earlier.claimedAt().plus(LONGEST_SENDING));
        if (left.isPositive()) {
          // sooner nobody could tell, and the message would be a dead letter that says SENDING
          throw new PostponedException("another delivery of the event is sending it", left);
        }
        table.uncertain(key, earlier.claimedAt());
        throw uncertain("its sender died");
      }
      case UNCERTAIN -> throw uncertain("found so");
      case WITHHELD -> "DuplicateNotices";
    };
  }

  private static PoisonException uncertain(String reason) {
    return new PoisonException("nobody knows whether the mail was sent: " + reason);
  }

  private void publish(DomainEvent event, Notice notice, Instant sentAt) {
    publisher.publish(
        Envelope.of(
            sentAt,
            event.correlationId(),
            event.id(),
            new CustomerNotified(notice.orderId(), notice.kind(), event.id(), notice.axes())));
  }
}
