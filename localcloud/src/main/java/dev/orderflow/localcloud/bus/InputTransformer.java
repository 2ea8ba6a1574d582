package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a target gets in place of the event, made of parts of it. Source: EventBridge user guide,
 * "Amazon EventBridge input transformation".
 */
public final class InputTransformer {

  private static final String RULE_ARN = "aws.events.rule-arn";
  private static final String RULE_NAME = "aws.events.rule-name";
  private static final String WHOLE_EVENT = "aws.events.event.json";
  private static final String EVENT = "aws.events.event";
  private static final String INGESTED = "aws.events.event.ingestion-time";
  private static final Set<String> PREDEFINED =
      Set.of(RULE_ARN, RULE_NAME, WHOLE_EVENT, EVENT, INGESTED);

  private final Map<String, String> paths;
  private final String template;
  private final Map<String, JsonPath> variables;
  private final JsonTemplate parts;

  /**
   * @param paths JSON paths into the event, by the name of the variable that has what is there
   * @param template JSON in which {@code <name>} stands for a variable, inside a text or as a
   *     value; or lines of text, each in quotes
   * @throws IllegalArgumentException if it cannot be followed; the message says why
   */
  public InputTransformer(Map<String, String> paths, String template) {
    this.paths = Map.copyOf(paths);
    this.template = template;
    this.variables =
        paths.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, it -> JsonPath.of(it.getValue())));
    this.parts = JsonTemplate.of(template);
    check();
  }

  private void check() {
    for (String name : variables.keySet()) {
      if (name.toLowerCase(Locale.ROOT).startsWith("aws.")) {
        throw new IllegalArgumentException("InputPathsMap has " + name + ": AWS. is reserved");
      }
    }
    for (String name : parts.variables()) {
      if (!variables.containsKey(name) && !PREDEFINED.contains(name)) {
        throw new IllegalArgumentException(
            "InputTemplate contains invalid placeholder " + name + ".");
      }
    }
    String filled = parts.filled(name -> "");
    List<String> values = parts.ofText() ? filled.lines().toList() : List.of(filled);
    try {
      values.stream().filter(line -> !line.isBlank()).forEach(Json::parse);
    } catch (JsonException e) {
      throw new IllegalArgumentException("InputTemplate is not valid JSON: " + template, e);
    }
  }

  Map<String, String> paths() {
    return paths;
  }

  String template() {
    return template;
  }

  /**
   * @throws DeliveryException if it has an object or a list in the midst of a JSON text
   */
  String apply(Rule rule, Event event) {
    return parts.filled(name -> value(name, rule, event));
  }

  private static @Nullable Object withoutDetail(@Nullable Object event) {
    if (!(event instanceof Map<?, ?> fields)) {
      return event;
    }
    Map<Object, Object> envelope = new LinkedHashMap<>(fields);
    envelope.remove("detail");
    return envelope;
  }

  /** What is not in the event leaves an empty text. */
  private @Nullable Object value(String name, Rule rule, Event event) {
    JsonPath path = variables.get(name);
    if (path != null) {
      return path.in(event.content());
    }
    return switch (name) {
      case RULE_ARN -> rule.arn();
      case RULE_NAME -> rule.name();
      case INGESTED -> Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
      case EVENT -> withoutDetail(event.content());
      default -> event.content();
    };
  }
}
