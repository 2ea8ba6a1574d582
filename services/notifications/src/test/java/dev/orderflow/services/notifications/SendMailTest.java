package dev.orderflow.services.notifications;

import static dev.orderflow.services.notifications.Events.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Milestone.Kind;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.services.notifications.domain.Mail;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class SendMailTest {

  private static final Milestone PAID = Events.milestone(Kind.PAID, Map.of());

  private final World world = new World(new Crashes(Set.of()));

  private void hear(String message) {
    world.send(message, Duration.ZERO);
    world.run();
  }

  private String state() {
    AttributeValue state = world.table.item(ORDER, Events.id(PAID)).get("state");
    return state == null ? "" : state.s();
  }

  @Test
  void aMailIsSentToldAndStored() {
    hear(Events.message(PAID));

    SendEmailRequest mail = world.mailed.getFirst();
    assertThat(mail.fromEmailAddress()).isEqualTo("shop@example.com");
    assertThat(mail.destination().toAddresses()).containsExactly("zoe@example.com");
    assertThat(mail.content().simple().subject().data())
        .isEqualTo("Your payment for order ORD-1001 has arrived");
    assertThat(mail.content().simple().body().text().data()).contains("25.80 EUR");
    assertThat(mail.content().simple().headers().getFirst().value()).isEqualTo(ORDER);
    assertThat(world.table.item(ORDER, Events.id(PAID)))
        .containsEntry("state", AttributeValue.fromS("SENT"))
        .containsEntry("messageId", AttributeValue.fromS("mail-1"))
        .containsEntry("sentAt", AttributeValue.fromS("2026-01-02T03:04:05.000Z"));
    PutEventsRequestEntry told = world.told.getFirst();
    assertThat(told.source()).isEqualTo("ecommerce.notifications");
    assertThat(told.detailType()).isEqualTo("Customer Notified");
    assertThat(told.detail()).contains("\"milestone\":\"Order Paid\"", "\"payment\":\"CAPTURED\"");
  }

  @Test
  void neitherTheEventNorTheTableNorTheLogHasTheAddress() {
    world.failures.add(
        SesV2Exception.builder().message("to zoe@example.com").statusCode(429).build());
    hear(Events.message(PAID));

    assertThat(world.told.getFirst().detail()).doesNotContain("zoe");
    assertThat(world.table.item(ORDER, Events.id(PAID)).toString()).doesNotContain("zoe");
    assertThat(world.context.log.toString()).contains("message failed").doesNotContain("zoe");
  }

  @Test
  void anEventOutOfTheArchiveIsNotMailedAgain() {
    world.send(Events.message(PAID), Duration.ZERO);
    world.send(Events.message(PAID), Duration.ofDays(400));
    world.run();

    assertThat(world.mailed).hasSize(1);
    assertThat(world.told)
        .hasSize(2)
        .extracting(PutEventsRequestEntry::detail)
        .containsOnly(world.told.getFirst().detail());
    assertThat(world.deadLetters).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nothingIsSentToAnAddressThatIsNobodysForSure(Kind kind) {
    Milestone milestone = Events.milestone(kind, Map.of("emailVerified", false));
    hear(Events.message(milestone));
    hear(Events.message(milestone));

    assertThat(world.mailed).isEmpty();
    assertThat(world.told).isEmpty();
    assertThat(world.deadLetters).isEmpty();
    Map<String, AttributeValue> item = world.table.item(ORDER, Events.id(milestone));
    if (!item.isEmpty()) {
      assertThat(item)
          .containsEntry("state", AttributeValue.fromS("WITHHELD"))
          .containsEntry("withheldFor", AttributeValue.fromS("UNVERIFIED"));
      assertThat(world.context.log.toString()).contains("MailsToUnverified");
    }
  }

  @Test
  void norAboutARefusedRequest() {
    for (OrderRequest.Kind kind : OrderRequest.Kind.values()) {
      hear(Events.message(Events.unverifiedRefusal(kind)));
    }
    assertThat(world.mailed).isEmpty();
    assertThat(world.deadLetters).isEmpty();
  }

  @Test
  void aVerifiedAddressIsWrittenTo() {
    hear(Events.message(Events.milestone(Kind.PAID, Map.of("emailVerified", true))));
    assertThat(world.mailed).hasSize(1);
  }

  @Test
  void aRecipientGetsSoManyMailsADayAndNoMore() {
    for (String address :
        List.of("zoe@example.com", "Zoe@EXAMPLE.com", "zoe+1@example.com", "zoe+2@example.com")) {
      hear(Events.message(paid(address, address)));
    }
    hear(Events.message(paid("zoe+2@example.com", "zoe+2@example.com")));
    hear(Events.message(paid("ann", "ann@example.com")));

    assertThat(world.mailed)
        .extracting(it -> it.destination().toAddresses().getFirst())
        .containsExactly(
            "zoe@example.com", "Zoe@EXAMPLE.com", "zoe+1@example.com", "ann@example.com");
    Milestone fourth = paid("zoe+2@example.com", "zoe+2@example.com");
    assertThat(world.table.item(fourth.orderId(), Events.id(fourth)))
        .containsEntry("state", AttributeValue.fromS("WITHHELD"))
        .containsEntry("withheldFor", AttributeValue.fromS("TOO_MANY"));
    assertThat(world.context.log.toString()).contains("MailsOverLimit");
    assertThat(world.deadLetters).isEmpty();
    assertThat(world.table.rateLimits.keySet().toString()).doesNotContain("zoe", "example");

    world.send(Events.message(paid("tomorrow", "zoe@example.com")), Duration.ofDays(1));
    world.run();
    assertThat(world.mailed).hasSize(5);
  }

  @Test
  void aMailThatIsTriedAgainCountsOnce() {
    for (int i = 0; i < 3; i++) {
      world.failures.add(SesV2Exception.builder().statusCode(429).build());
    }
    world.table.failures.add(DynamoDbException.builder().statusCode(400).message("busy").build());
    hear(Events.message(PAID));

    assertThat(world.mailed).hasSize(1);
    assertThat(world.table.rateLimits.values()).allSatisfy(it -> assertThat(it).hasSize(1));
    assertThat(state()).isEqualTo("SENT");
  }

  private static Milestone paid(String orderId, String address) {
    return Events.milestone(
        Kind.PAID,
        Map.of("orderId", orderId.replaceAll("[^A-Za-z0-9]", "-"), "customerEmail", address));
  }

  @Test
  void eachRefusedRequestIsAnswered() {
    hear(Events.message(Events.refusal(OrderRequest.Kind.CANCEL, "ALREADY_DISPATCHED")));

    assertThat(world.mailed.getFirst().content().simple().body().text().data())
        .contains("the parcel is already on its way");
    assertThat(world.told.getFirst().detail()).doesNotContain("\"status\"");
  }

  /** The customer has asked for nothing. */
  @Test
  void whatAnOperatorWasRefusedIsNotMailed() {
    for (OrderRequest.Kind kind : OrderRequest.Kind.values()) {
      hear(Events.message(Events.operatorsRefusal(kind)));
    }
    assertThat(world.mailed).isEmpty();
    assertThat(world.deadLetters).isEmpty();
  }

  @Test
  void whatIsTheHousesOwnAffairIsNotMailed() {
    hear(Events.of(Kind.RESERVED));

    assertThat(world.mailed).isEmpty();
    assertThat(world.deadLetters).isEmpty();
  }

  @Test
  void whatSesDidNotTakeIsTriedAgain() {
    world.failures.addAll(
        List.of(
            SesV2Exception.builder().statusCode(429).build(),
            refusal("MessageRejected"),
            SdkClientException.create("connect", new ConnectException("refused"))));

    hear(Events.message(PAID));

    assertThat(world.mailed).hasSize(1);
    assertThat(state()).isEqualTo("SENT");
  }

  @Test
  void whatSesWillNeverTakeIsADeadLetterAndLeavesNoClaim() {
    for (int i = 0; i < 5; i++) {
      world.failures.add(BadRequestException.builder().statusCode(400).build());
    }

    hear(Events.message(PAID));

    assertThat(world.deadLetters).hasSize(1);
    assertThat(state()).isEmpty();
  }

  @Test
  void whatNobodyKnowsOfIsNeverSentAgain() {
    for (RuntimeException failure :
        List.of(
            SesV2Exception.builder().statusCode(503).build(),
            ApiCallTimeoutException.create(5_000),
            SdkClientException.create("Unexpected end of file from server"))) {
      World other = new World(new Crashes(Set.of()));
      other.failures.add(failure);
      other.send(Events.message(PAID), Duration.ZERO);
      other.send(Events.message(PAID), Duration.ofDays(1));
      other.run();

      assertThat(other.mailed).isEmpty();
      assertThat(other.deadLetters).hasSize(2);
      assertThat(other.table.item(ORDER, Events.id(PAID)))
          .containsEntry("state", AttributeValue.fromS("UNCERTAIN"));
    }
  }

  @Test
  void aDomainOfAnotherScriptIsSentInItsAsciiForm() {
    hear(Events.message(Events.milestone(Kind.PAID, Map.of("customerEmail", "z@bücher.example"))));

    assertThat(world.mailed.getFirst().destination().toAddresses())
        .containsExactly("z@xn--bcher-kva.example");
  }

  @Test
  void whereSesHasNoWayToNothingIsSentAndNothingIsDead() {
    for (String address :
        List.of(
            "用户@example.com",
            "\ud840\udc00".repeat(64) + "@example.com",
            "a@" + "例".repeat(63) + ".com")) {
      hear(Events.message(Events.milestone(Kind.PAID, Map.of("customerEmail", address))));
    }

    assertThat(world.mailed).isEmpty();
    assertThat(world.deadLetters).isEmpty();
    assertThat(world.told).isEmpty();
    assertThat(world.context.log.toString()).contains("MailsUnaddressable");
    assertThat(world.table.item(ORDER, Events.id(PAID)))
        .containsEntry("withheldFor", AttributeValue.fromS("UNADDRESSABLE"));
  }

  @Test
  void noHeaderIsInjected() {
    hear(Events.message(PAID).replace(ORDER, "1\\\\r\\\\nBcc: x@example.com"));

    assertThat(world.mailed).isEmpty();
    assertThat(world.deadLetters).hasSize(1);
    assertThat(Mail.oneLine("1\r\nBcc: x@example.com")).isEqualTo("1 Bcc: x@example.com");
    assertThat(new Mail("1\r\nBcc: x@example.com", "", "").subject()).doesNotContain("\r", "\n");
  }

  private static RuntimeException refusal(String code) {
    return SesV2Exception.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
