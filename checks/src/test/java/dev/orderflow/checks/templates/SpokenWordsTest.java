package dev.orderflow.checks.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.checks.templates.SpokenWords.Word;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.LocalParameters;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Templates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Whoever takes over a function says no more with its rights than the function does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpokenWordsTest {

  private LocalCloud cloud;

  @BeforeAll
  void boot() {
    cloud = LocalCloud.boot(Settings.inMemory(TemplateFiles.all()));
  }

  @AfterAll
  void shutDown() {
    cloud.close();
  }

  static Stream<String> functions() {
    return Templates.load(
            TemplateFiles.all(),
            LocalParameters.SANDBOXES,
            java.net.URI.create("http://127.0.0.1:1"))
        .all(Function.class)
        .stream()
        .map(Function::name);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionSaysItsOwnWordsAlone(String function) {
    Set<Word> own = SpokenWords.of(function);
    try (EventBridgeClient bus = client("LOCAL-" + function)) {
      for (Word word : candidates()) {
        if (own.contains(word)) {
          assertThat(bus.putEvents(r -> r.entries(entry(word))).failedEntryCount()).isZero();
        } else {
          assertThatExceptionOfType(EventBridgeException.class)
              .as("%s says %s", function, word)
              .isThrownBy(() -> bus.putEvents(r -> r.entries(entry(word))))
              .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).contains("AccessDenied"))
              .withMessageContaining("is not authorized to perform: events:PutEvents");
        }
      }
    }
  }

  /** One foreign word among nine of its own is one too many. */
  @Test
  void aRequestIsDeniedForOneOfItsEvents() {
    List<PutEventsRequestEntry> entries =
        Stream.concat(
                Stream.generate(() -> own("send-mail")).limit(9),
                Stream.of(new Word("ecommerce.billing", "Payment Captured")))
            .map(SpokenWordsTest::entry)
            .toList();
    try (EventBridgeClient bus = client("LOCAL-send-mail")) {
      assertThatExceptionOfType(EventBridgeException.class)
          .isThrownBy(() -> bus.putEvents(r -> r.entries(entries)));
    }
  }

  @Test
  void aProducerSaysWhatItLikes() {
    try (EventBridgeClient bus = client("producer")) {
      assertThat(bus.putEvents(r -> r.entries(entry(own("submit-order")))).failedEntryCount())
          .isZero();
    }
  }

  /** All that anyone says, also in others' names, and what nobody says. */
  private static Set<Word> candidates() {
    Set<Word> candidates = new HashSet<>(SpokenWords.all());
    SpokenWords.all().stream()
        .map(Word::source)
        .distinct()
        .forEach(
            source -> {
              candidates.add(new Word(source, "Order Paid"));
              candidates.add(new Word(source, "Customer Notified"));
              candidates.add(new Word(source, "Order Forged"));
            });
    return candidates;
  }

  private static Word own(String function) {
    return SpokenWords.of(function).iterator().next();
  }

  private static PutEventsRequestEntry entry(Word word) {
    return PutEventsRequestEntry.builder()
        .source(word.source())
        .detailType(word.type())
        .detail("{}")
        .build();
  }

  private EventBridgeClient client(String key) {
    return EventBridgeClient.builder()
        .endpointOverride(cloud.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "any")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
