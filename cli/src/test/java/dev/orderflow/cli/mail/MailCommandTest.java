package dev.orderflow.cli.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.Run;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Router;
import dev.orderflow.localcloud.mail.MailClient;
import dev.orderflow.localcloud.mail.MailReading;
import dev.orderflow.localcloud.mail.Mailbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailCommandTest {

  private static final Instant SENT = Instant.parse("2026-01-02T03:04:05Z");

  private final Mailbox mailbox =
      Mailbox.open(
          new MailIdentities(Set.of("shop@example.com")),
          Optional.empty(),
          Clock.fixed(SENT, ZoneOffset.UTC));
  private final Endpoint endpoint = Endpoint.bind(0);

  MailCommandTest() {
    endpoint.serve(new Router(Map.of(), new MailReading(mailbox)), new Callers());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private void send(String order, String subject, String text) {
    new MailClient(mailbox)
        .sendEmail(
            r ->
                r.fromEmailAddress("shop@example.com")
                    .destination(d -> d.toAddresses("zoe@example.com"))
                    .content(
                        c ->
                            c.simple(
                                m ->
                                    m.subject(s -> s.data(subject))
                                        .headers(h -> h.name("X-Orderflow-Order").value(order))
                                        .body(b -> b.text(t -> t.data(text))))));
  }

  private Run run(String... args) {
    return Run.in().variable("AWS_ENDPOINT_URL", endpoint.url().toString()).run(args);
  }

  @Test
  void listsTheLatestFirst() {
    send("ORD-1", "Grüße 💡", "one");
    send("ORD-2", "Second", "two");

    for (Run run : new Run[] {run("mail"), run("mail", "list")}) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out().lines())
          .containsExactly(
              "NO  TO               SUBJECT  SENT",
              " 2  zoe@example.com  Second   Fri, 2 Jan 2026 03:04:05 GMT",
              " 1  zoe@example.com  Grüße 💡  Fri, 2 Jan 2026 03:04:05 GMT");
    }
    assertThat(run("mail", "--limit", "1").out()).contains("Second").doesNotContain("Grüße");
  }

  @Test
  void listsAnOrdersMailAlone() {
    send("ORD-1", "First", "one");
    send("ORD-2", "Second", "two");

    assertThat(run("mail", "--order", "ORD-1").out()).contains("First").doesNotContain("Second");
    assertThat(run("mail", "list", "--order", "ORD-2", "--json").out()).contains("\"number\":2");
    assertThat(run("mail", "--order", "ORD").out()).isEqualTo("none\n");
  }

  @Test
  void showsOneWithNothingThatATerminalWouldObey() {
    send("ORD-1", "First", "one\n\u001b[31mred\n");

    Run run = run("mail", "show", "1");

    assertThat(run.out())
        .isEqualTo(
            """
            From: shop@example.com
            To: zoe@example.com
            Date: Fri, 2 Jan 2026 03:04:05 GMT
            Subject: First

            one
            \\u001b[31mred
            """);
    assertThat(run("mail", "show", "1", "--json").json()).containsEntry("subject", "First");
    assertThat(run("mail", "show", "1", "--eml").out()).contains("Subject: First\r\n");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run("mail", "show", "7").err()).isEqualTo("orderflow: there is no such mail\n");
    assertThat(run("mail", "--limit", "0").exitCode()).isEqualTo(2);
    Run aws = Run.of("mail", "--aws");
    assertThat(aws.exitCode()).isEqualTo(2);
    assertThat(aws.err()).startsWith("orderflow: mail is not kept on AWS").hasLineCount(1);
    Run nobody = Run.of("mail", "--endpoint-url", "http://127.0.0.1:1");
    assertThat(nobody.err()).startsWith("orderflow: no local cloud at http://127.0.0.1:1");
  }

  @Test
  void whatIsNoLocalCloudKeepsNoMail() {
    try (Endpoint other = Endpoint.bind(0)) {
      other.serve(new Router(Map.of(), _ -> Response.empty(404)), new Callers());

      Run run = Run.of("mail", "--endpoint-url", other.url().toString());

      assertThat(run.err()).contains("keeps no mail: it is not a local cloud");
    }
  }
}
