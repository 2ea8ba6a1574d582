package dev.orderflow.checks.templates;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.contracts.CustomerNotified;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.EventNames;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events each function publishes, as the contracts' records and samples have them. */
final class SpokenWords {

  /** A {@code source} and a {@code detail-type}. */
  record Word(String source, String type) {}

  private static final Path SAMPLES = Path.of("contracts/src/main/resources/contracts/samples");

  private static final Word ORDER_CREATED =
      new Word(EventNames.ORDERS_SOURCE, EventNames.ORDER_CREATED);

  private static final Word ORDER_REJECTED =
      new Word(EventNames.ORDERS_SOURCE, EventNames.ORDER_REJECTED);

  private static final Set<EventData> SAID = said();

  private static final Map<String, Set<Word>> BY_FUNCTION =
      Map.of(
          "submit-order", with(ORDER_CREATED, of(OrderRequest.class)),
          "publish-order-events",
              with(
                  ORDER_REJECTED,
                  of(Milestone.class, PaymentRequested.class, OrderRequestRefused.class)),
          "reserve-stock", factsFrom(EventNames.INVENTORY_SOURCE),
          "charge-payment", factsFrom(EventNames.BILLING_SOURCE),
          "ship-order", factsFrom(EventNames.SHIPPING_SOURCE),
          "send-mail", of(CustomerNotified.class));

  private SpokenWords() {}

  /** Empty for a function that publishes nothing. */
  static Set<Word> of(String function) {
    return BY_FUNCTION.getOrDefault(function, Set.of());
  }

  /** All that is said by anyone. */
  static Set<Word> all() {
    return with(
        ORDER_CREATED,
        with(ORDER_REJECTED, SAID.stream().map(SpokenWords::word).collect(Collectors.toSet())));
  }

  /** What functions publish, a word once for each of its speakers. */
  static List<Word> ofAllFunctions() {
    return BY_FUNCTION.values().stream().flatMap(Set::stream).toList();
  }

  private static Set<Word> of(Class<?>... kinds) {
    return SAID.stream()
        .filter(event -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(event)))
        .map(SpokenWords::word)
        .collect(Collectors.toSet());
  }

  private static Set<Word> factsFrom(String source) {
    return of(Fact.class).stream()
        .filter(it -> it.source().equals(source))
        .collect(Collectors.toSet());
  }

  private static Set<Word> with(Word word, Set<Word> words) {
    Set<Word> more = new HashSet<>(words);
    more.add(word);
    return Set.copyOf(more);
  }

  private static Word word(EventData event) {
    return new Word(event.source(), event.type());
  }

  private static Set<EventData> said() {
    return Tree.sources(
            file ->
                file.startsWith(SAMPLES)
                    && file.toString().contains("/accepted/")
                    && !file.toString().contains("/order-created/")
                    && !file.toString().contains("/order-rejected/"))
        .stream()
        .flatMap(SpokenWords::lines)
        .map(SpokenWords::event)
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(Tree.root().resolve(file)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EventData event(String sample) {
    Map<String, @Nullable Object> detail = JsonObjects.object("sample", Json.parse(sample));
    String type = JsonObjects.text(detail, "type");
    Map<String, @Nullable Object> data = JsonObjects.object("data", detail.get("data"));
    return Stream.<@Nullable EventData>of(
            Milestone.of(type, data),
            PaymentRequested.of(type, data),
            Fact.of(type, data),
            OrderRequest.of(type, data),
            OrderRequestRefused.of(type, data),
            CustomerNotified.of(type, data))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody reads " + type));
  }
}
