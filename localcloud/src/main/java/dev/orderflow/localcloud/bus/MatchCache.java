package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which rules of a bus events of one kind match, once that has been found out: rules that look at
 * nothing but source and detail type, as most do, match all events of a kind or none.
 */
final class MatchCache {

  private static final Set<String> OF_A_KIND = Set.of("source", "detail-type");

  /** Producers make kinds up; they must not fill the memory. */
  private static final int MOST = 1_000;

  private record Kind(String source, String detailType) {}

  /**
   * @param apart whether some rule looks at more than an event's kind
   */
  private record Known(boolean apart, Map<Kind, List<String>> names) {}

  private volatile Known known = new Known(false, new ConcurrentHashMap<>());

  /** To be called after the rules have changed; what is being found out meanwhile is not kept. */
  void forget(Collection<Rule> rules) {
    boolean apart = rules.stream().anyMatch(rule -> rule.enabled() && !isOfKind(rule.pattern()));
    known = new Known(apart, new ConcurrentHashMap<>());
  }

  private static boolean isOfKind(String pattern) {
    return Json.parse(pattern) instanceof Map<?, ?> fields
        && OF_A_KIND.containsAll(fields.keySet());
  }

  /**
   * Names of the rules that the event matches.
   *
   * @param finding finds them out
   */
  List<String> names(Event event, Supplier<List<String>> finding) {
    Known now = known;
    if (now.apart
        || !(event.content() instanceof Map<?, ?> fields)
        || !(fields.get("source") instanceof String source)
        || !(fields.get("detail-type") instanceof String detailType)) {
      return finding.get();
    }
    Kind kind = new Kind(source, detailType);
    List<String> names = now.names.get(kind);
    if (names == null) {
      names = List.copyOf(finding.get());
      if (now.names.size() < MOST) {
        now.names.put(kind, names);
      }
    }
    return names;
  }
}
