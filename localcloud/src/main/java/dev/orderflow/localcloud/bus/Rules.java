package dev.orderflow.localcloud.bus;

import dev.orderflow.localcloud.account.Account;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;
import software.amazon.event.ruler.Ruler;

/** The rules of every bus, and which of them an event matches. */
public final class Rules {

  private static final String BUS_ARN = Account.arn("events", "event-bus/");

  /** Measured: AWS refuses {@code *:*:*:*:*:event-bus/*}, which the ruler counts as 11. */
  private static final int MOST_COMPLEX = 10;

  private static final MachineComplexityEvaluator COMPLEXITY =
      new MachineComplexityEvaluator(MOST_COMPLEX + 1);
  private static final String TOO_COMPLEX =
      "Rule is too complex - try using fewer wildcard characters or fewer repeating character"
          + " sequences after a wildcard character";

  private record Bus(Machine machine, Map<String, Rule> rules, MatchCache cache) {

    Bus() {
      this(new Machine(), new ConcurrentSkipListMap<>(), new MatchCache());
    }
  }

  private final Map<String, Bus> buses = new ConcurrentHashMap<>();

  public Rules() {
    addBus("default");
  }

  public void addBus(String name) {
    buses.putIfAbsent(name, new Bus());
  }

  /** The bus that a client means: none is the default, and an ARN will do. */
  static String busName(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return "default";
    }
    return given.startsWith(BUS_ARN) ? given.substring(BUS_ARN.length()) : given;
  }

  /** By name. */
  List<String> buses() {
    return buses.keySet().stream().sorted().toList();
  }

  boolean hasBus(String name) {
    return buses.containsKey(name);
  }

  /**
   * Adds the rule, or replaces the rule of its name.
   *
   * @throws IllegalArgumentException if the pattern is not an event pattern; the message says why
   */
  public synchronized void put(Rule rule) {
    Bus bus = bus(rule.bus());
    Rule old = bus.rules().get(rule.name());
    check(rule.pattern());
    try {
      if (old != null && old.enabled()) {
        bus.machine().deleteRule(old.name(), old.pattern());
      }
      if (rule.enabled()) {
        bus.machine().addRule(rule.name(), rule.pattern());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    bus.rules().put(rule.name(), rule);
    bus.cache().forget(bus.rules().values());
  }

  synchronized void remove(Rule rule) {
    Bus bus = bus(rule.bus());
    if (bus.rules().remove(rule.name()) != null && rule.enabled()) {
      try {
        bus.machine().deleteRule(rule.name(), rule.pattern());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    bus.cache().forget(bus.rules().values());
  }

  Optional<Rule> find(String bus, String name) {
    Bus known = buses.get(bus);
    return Optional.ofNullable(known == null ? null : known.rules().get(name));
  }

  List<Rule> all(String bus) {
    return new ArrayList<>(bus(bus).rules().values());
  }

  List<Rule> matching(String bus, Event event) {
    Bus known = bus(bus);
    return known.cache().names(event, () -> names(known.machine(), event)).stream()
        .map(name -> known.rules().get(name))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<String> names(Machine machine, Event event) {
    try {
      return machine.rulesForJSONEvent(event.json());
    } catch (Exception e) {
      throw new IllegalStateException("an accepted event cannot be matched", e);
    }
  }

  /** Whether the pattern matches the event, both JSON. */
  static boolean matches(String pattern, String event) {
    check(pattern);
    try {
      return Ruler.matchesRule(event, pattern);
    } catch (Exception e) {
      throw new IllegalArgumentException("Event is not valid. Reason: " + e.getMessage(), e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not an event pattern; the message says why
   */
  public static void check(String pattern) {
    try {
      Machine alone = new Machine();
      alone.addRule("check", pattern);
      if (alone.evaluateComplexity(COMPLEXITY) > MOST_COMPLEX) {
        throw new IllegalArgumentException(TOO_COMPLEX);
      }
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "Event pattern is not valid. Reason: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private Bus bus(String name) {
    Bus bus = buses.get(name);
    if (bus == null) {
      throw new IllegalArgumentException("Event bus " + name + " does not exist.");
    }
    return bus;
  }
}
