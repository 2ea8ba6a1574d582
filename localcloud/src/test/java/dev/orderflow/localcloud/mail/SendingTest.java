package dev.orderflow.localcloud.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.endpoint.AwsCli;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Clients;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** By whichever way a mail comes, it is kept, or refused, alike. */
class SendingTest {

  /** The ways by which mail comes. */
  enum Way {
    HTTP,
    IN_PROCESS
  }

  private static final MailIdentities IDENTITIES =
      new MailIdentities(Set.of("shop@example.com", "example.org"));

  private final Mailbox mailbox = Mailbox.open(IDENTITIES, Optional.empty(), Clock.systemUTC());
  private final Endpoint endpoint = Endpoint.bind(0);
  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path directory;

  SendingTest() {
    endpoint.serve(
        new Router(Map.of(AwsService.SES, new MailService(mailbox)), new MailReading(mailbox)),
        new Callers());
  }

  @AfterEach
  void close() {
    endpoint.close();
    http.close();
  }

  private SesV2Client client(Way way) {
    return switch (way) {
      case HTTP -> Clients.client(SesV2Client.builder(), endpoint.url(), "test");
      case IN_PROCESS -> new MailClient(mailbox);
    };
  }

  private static SendEmailRequest.Builder mail(Consumer<Message.Builder> more) {
    return SendEmailRequest.builder()
        .fromEmailAddress("Shop <shop@example.com>")
        .destination(to("zoe@example.com"))
        .content(
            c ->
                c.simple(
                    m -> {
                      m.subject(s -> s.data("Grüße 💡"))
                          .body(b -> b.text(t -> t.data("plain")).html(h -> h.data("<b>html</b>")));
                      more.accept(m);
                    }));
  }

  private static Destination to(String... addresses) {
    return Destination.builder().toAddresses(addresses).build();
  }

  @ParameterizedTest
  @EnumSource
  void aMailIsKeptAndRead(Way way) throws Exception {
    var request = mail(m -> m.headers(h -> h.name("X-Order").value("ORD-1"))).build();

    assertThat(client(way).sendEmail(request).messageId()).isNotEmpty();

    assertThat(read("/_local/mail/1"))
        .containsEntry("from", "\"Shop\" <shop@example.com>")
        .containsEntry("to", "zoe@example.com")
        .containsEntry("subject", "Grüße 💡")
        .containsEntry("text", "plain")
        .containsEntry("html", "<b>html</b>");
    assertThat(get("/_local/mail/1.eml")).startsWith("Message-ID: <");
    assertThat(listed("")).hasSize(1);
    assertThat(listed("?header=x-order&value=ORD-1")).hasSize(1);
    assertThat(listed("?header=X-Order&value=ORD")).isEmpty();
    assertThat(listed("?limit=0")).isEmpty();
    assertThat(get("/_local/mail/2")).contains("no such mail");
  }

  @ParameterizedTest
  @EnumSource
  void aSenderWhomNobodyVerifiedIsRefused(Way way) {
    assertRefused(way, mail(_ -> {}).fromEmailAddress("shop@example.net"), "MessageRejected");
    assertThat(client(way).sendEmail(mail(_ -> {}).fromEmailAddress("any@example.org").build()))
        .isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsInjectedIntoHeaders(Way way) {
    assertRefused(way, mail(m -> m.subject(s -> s.data("a\r\nBcc: x@example.com"))), "BadRequest");
    assertRefused(
        way, mail(m -> m.headers(h -> h.name("X-A").value("a\nBcc: x@example.com"))), "BadRequest");
    assertRefused(way, mail(m -> m.headers(h -> h.name("X: A").value("a"))), "BadRequest");
    for (String address :
        List.of("a@example.com\r\nBcc: x@example.com", "a@example.com, b@example.com", "nobody")) {
      assertRefused(way, mail(_ -> {}).destination(to(address)), "BadRequest");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMailHasRecipientsAndABody(Way way) {
    assertRefused(way, mail(_ -> {}).destination(to()), "BadRequest");
    assertRefused(
        way, mail(_ -> {}).destination(to("a@example.com,".repeat(51).split(","))), "BadRequest");
    assertRefused(way, mail(m -> m.body(b -> {})), "BadRequest");
  }

  private void assertRefused(Way way, SendEmailRequest.Builder request, String code) {
    SesV2Client client = client(way);
    switch (way) {
      case HTTP ->
          assertThatExceptionOfType(SesV2Exception.class)
              .isThrownBy(() -> client.sendEmail(request.build()))
              .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).startsWith(code));
      case IN_PROCESS ->
          assertThatExceptionOfType(AwsError.class)
              .isThrownBy(() -> client.sendEmail(request.build()))
              .satisfies(e -> assertThat(e.code()).startsWith(code));
    }
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    SesV2Client client = client(Way.HTTP);
    assertThatExceptionOfType(SesV2Exception.class)
        .isThrownBy(() -> client.sendEmail(mail(_ -> {}).configurationSetName("any").build()))
        .withMessageContaining("ConfigurationSetName");
    assertThatExceptionOfType(SesV2Exception.class)
        .isThrownBy(() -> client.listEmailIdentities(r -> {}))
        .withMessageContaining("/v2/email/list-identities");
  }

  @Test
  void theCommandLineSends() throws Exception {
    AwsCli aws = new AwsCli(endpoint.url());
    String simple =
        """
        {"Simple":{"Subject":{"Data":"Héllo"},"Body":{"Text":{"Data":"from the command line"}}}}""";

    String answer =
        aws.run(
            "sesv2",
            "send-email",
            "--from-email-address",
            "shop@example.com",
            "--destination",
            "ToAddresses=a@example.com",
            "--content",
            simple);

    assertThat(answer).contains("MessageId");
    assertThat(read("/_local/mail/1"))
        .containsEntry("subject", "Héllo")
        .containsEntry("text", "from the command line");
  }

  @Test
  void pagesOfOtherSitesReadNothing() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.url().resolve("/_local/mail"))
            .header("Origin", "https://example.com")
            .build();

    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void aDirectoryKeepsItsMailAndGoesOnCounting() {
    Letter letter =
        new Letter(
            "shop@example.com",
            List.of("a@example.com"),
            List.of(),
            List.of(),
            List.of(),
            "first",
            "t",
            null,
            Map.of());
    Mailbox before = Mailbox.open(IDENTITIES, Optional.of(directory), Clock.systemUTC());
    before.send(letter);

    Mailbox after = Mailbox.open(IDENTITIES, Optional.of(directory), Clock.systemUTC());
    after.send(letter);

    assertThat(directory.resolve("00000001.eml")).exists();
    assertThat(after.mails(_ -> true, 10)).extracting(KeptMail::number).containsExactly(2, 1);
    assertThat(after.mail(3)).isEmpty();
  }

  private List<?> listed(String query) throws IOException, InterruptedException {
    return read("/_local/mail" + query).get("mail") instanceof List<?> list ? list : List.of("?");
  }

  private Map<String, @org.jspecify.annotations.Nullable Object> read(String path)
      throws IOException, InterruptedException {
    return JsonObjects.object("answer", Json.parse(get(path)));
  }

  private String get(String path) throws IOException, InterruptedException {
    URI uri = URI.create(endpoint.url() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }
}
