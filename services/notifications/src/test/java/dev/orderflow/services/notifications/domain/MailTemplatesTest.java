package dev.orderflow.services.notifications.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Milestone.Kind;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.services.notifications.Events;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailTemplatesTest {

  private static final String HOSTILE =
      "<script>alert('1')</script>\"><img src=x onerror=\"x\"> & {{orderId}} $1 \\";

  private final MailTemplates templates = new MailTemplates();

  static Stream<Notice> notices() {
    return Stream.concat(
        Arrays.stream(Kind.values())
            .flatMap(kind -> Notices.of(Events.milestone(kind, Map.of())).stream()),
        Arrays.stream(OrderRequest.Kind.values())
            .flatMap(kind -> Notices.of(Events.refusal(kind, "ALREADY_DISPATCHED")).stream()));
  }

  private Mail mail(Milestone milestone) {
    return templates.write(Notices.of(milestone).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("notices")
  void everyNoticeHasAMailInBothForms(Notice notice) {
    Mail mail = templates.write(notice);

    assertThat(mail.subject()).contains("ORD-1001").hasSizeLessThan(70);
    assertThat(mail.text()).startsWith("Hello,\n").doesNotContain("{{", "<");
    assertThat(mail.html())
        .startsWith("<!doctype html>")
        .contains(mail.subject(), "ORD-1001")
        .doesNotContain("{{");
  }

  @Test
  void nineKindsOfMailAreWritten() {
    assertThat(notices().map(Notice::kind).distinct()).hasSize(9);
  }

  @Test
  void theMailsSayWhatTheyAreFor() {
    assertThat(mail(Events.milestone(Kind.DISPATCHED, Map.of())).text())
        .contains("Carrier: sandbox\nTracking number: SBX-1\n");
    assertThat(mail(Events.milestone(Kind.PROCESSED, Map.of())).text())
        .contains("2 x Mouse, 12.90 EUR each");
    assertThat(mail(Events.milestone(Kind.REFUNDED, Map.of())).text()).contains("25.80 EUR");
    assertThat(mail(Events.milestone(Kind.CANCELLED, Map.of())).text())
        .contains("because we do not have all of it in stock. You will get your money back.");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasWords(CancelReason reason) {
    String text = mail(Events.milestone(Kind.CANCELLED, Map.of("reason", reason.name()))).text();

    assertThat(text).contains("because " + Words.cancelled(reason)).doesNotContain(reason.name());
    assertThat(text.contains("you asked")).isEqualTo(reason == CancelReason.CUSTOMER_REQUEST);
  }

  @Test
  void anOrderWithoutPricesHasAMailAllTheSame() {
    var bare = Map.of("sku", "M-1", "quantity", 1L);
    Milestone small = Events.milestone(Kind.PROCESSED, Map.of("lines", List.of(bare)));

    assertThat(mail(small).text()).contains("\n1 x M-1\n");
  }

  @Test
  void noValueIsTakenForHtmlOrForAGap() {
    Milestone hostile =
        Events.milestone(
            Kind.PROCESSED,
            Map.of("lines", List.of(Map.of("sku", "1", "name", HOSTILE, "quantity", 1L))));
    Milestone carrier =
        Events.milestone(
            Kind.DISPATCHED,
            Map.of("parcel", Map.of("carrier", "<b>x</b>", "trackingNumber", "\"><script>")));

    assertThat(mail(hostile).text()).contains("1 x " + HOSTILE);
    assertThat(mail(hostile).html())
        .doesNotContain("<script", "<img", "alert('")
        .contains("&lt;script&gt;alert(&#39;1&#39;)", "&amp; {{orderId}} $1 \\");
    assertThat(mail(carrier).html()).doesNotContain("<b>", "<script").contains("&lt;b&gt;x");
  }

  @Test
  void linesOfHtmlAreLinesToo() {
    Milestone two =
        Events.milestone(
            Kind.PAID,
            Map.of(
                "lines",
                List.of(Map.of("sku", "A", "quantity", 1L), Map.of("sku", "B", "quantity", 2L))));

    assertThat(mail(two).html()).contains("1 x A<br>\n2 x B");
  }

  @Test
  void aSubjectIsOneLine() {
    assertThat(new Mail("a\r\n\tBcc: b\u0085c\u2028d\u0000", "", "").subject())
        .isEqualTo("a Bcc: b c d");
  }

  @Test
  void whatIsNotKnownIsNotLeftOut() {
    assertThatThrownBy(() -> new MailTemplate("{{who}}", "", "").fill(Map.of()))
        .hasMessage("nothing is known for the gap who");
  }

  @Test
  void moneyHasAsManyDigitsAsItsCurrency() {
    assertThat(Words.money(new Money(5, "EUR"))).isEqualTo("0.05 EUR");
    assertThat(Words.money(new Money(1500, "JPY"))).isEqualTo("1500 JPY");
    assertThat(Words.money(new Money(1234, "KWD"))).isEqualTo("1.234 KWD");
    assertThat(Words.money(new Money(1234, "???"))).isEqualTo("1234 ???");
  }
}
