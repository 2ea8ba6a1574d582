package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.endpoint.JsonOperations;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** EventBridge's API, as far as publishing and experiments with rules need it. */
public final class EventsService implements Service {

  private static final int MAX_ENTRIES = 10;
  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_TARGETS = 5;
  private static final Set<String> MANDATORY =
      Set.of("id", "account", "source", "time", "region", "resources", "detail-type");

  private final EventBuses buses;
  private final JsonOperations operations;

  /** Buses are made by the templates, at each boot. */
  private final Instant made = Instant.now();

  public EventsService(EventBuses buses) {
    this.buses = buses;
    this.operations =
        new JsonOperations("EventBridge")
            .with("PutEvents", Set.of("Entries"), this::putEvents)
            .with("DescribeEventBus", Set.of("Name"), this::describeBus)
            .with("ListEventBuses", Set.of("NamePrefix", "NextToken", "Limit"), this::listBuses)
            .with("DescribeRule", Set.of("Name", "EventBusName"), this::describeRule)
            .with("EnableRule", Set.of("Name", "EventBusName"), input -> enable(input, true))
            .with("DisableRule", Set.of("Name", "EventBusName"), input -> enable(input, false))
            .with(
                "ListRuleNamesByTarget",
                Set.of("TargetArn", "EventBusName", "NextToken", "Limit"),
                this::listRuleNames)
            .with(
                "ListRules",
                Set.of("NamePrefix", "EventBusName", "NextToken", "Limit"),
                this::listRules)
            .with(
                "ListTargetsByRule",
                Set.of("Rule", "EventBusName", "NextToken", "Limit"),
                this::listTargets)
            .with("TestEventPattern", Set.of("EventPattern", "Event"), this::testPattern)
            .with(
                "PutRule",
                Set.of("Name", "EventPattern", "EventBusName", "State", "Description"),
                this::putRule)
            .with("DeleteRule", Set.of("Name", "EventBusName", "Force"), this::deleteRule)
            .with("PutTargets", Set.of("Rule", "EventBusName", "Targets"), this::putTargets)
            .with(
                "RemoveTargets",
                Set.of("Rule", "EventBusName", "Ids", "Force"),
                this::removeTargets);
  }

  @Override
  public Response handle(Request request) throws Exception {
    return operations.handle(request);
  }

  private Map<String, Object> putEvents(Input input) {
    List<Entry> entries = input.objects("Entries").stream().map(EventsService::entry).toList();
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw AwsError.invalid(
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member"
              + " must have length less than or equal to 10 and greater than or equal to 1");
    }
    if (entries.stream().mapToInt(EventBuses::size).sum() > MAX_BYTES) {
      throw AwsError.invalid("Total size of the entries in the request is over the limit.");
    }
    List<Map<String, String>> results = new ArrayList<>();
    int failed = 0;
    for (Entry entry : entries) {
      switch (buses.publish(entry)) {
        case EntryResult.Accepted(var id) -> results.add(Map.of("EventId", id));
        case EntryResult.Refused(var code, var message) -> {
          failed++;
          results.add(Map.of("ErrorCode", code, "ErrorMessage", message));
        }
      }
    }
    return Map.of("FailedEntryCount", failed, "Entries", results);
  }

  private static Entry entry(Input input) {
    input.supportsOnly(
        Set.of(
            "Source", "DetailType", "Detail", "EventBusName", "Time", "Resources", "TraceHeader"));
    Instant time = input.optionalLong("Time").map(Instant::ofEpochSecond).orElse(null);
    return Entry.of(
        input.optionalText("EventBusName").orElse(null),
        input.optionalText("Source").orElse(null),
        input.optionalText("DetailType").orElse(null),
        input.optionalText("Detail").orElse(null),
        time,
        input.texts("Resources"));
  }

  private Map<String, Object> describeRule(Input input) {
    Map<String, Object> description = new LinkedHashMap<>(describe(rule(input, "Name")));
    description.put("CreatedBy", Account.ID);
    return description;
  }

  private Map<String, Object> listRules(Input input) {
    String prefix = input.optionalText("NamePrefix").orElse("");
    return ListPage.of(
        input,
        "Rules",
        buses.rules().all(bus(input)).stream()
            .filter(rule -> rule.name().startsWith(prefix))
            .toList(),
        EventsService::describe);
  }

  private Map<String, Object> listRuleNames(Input input) {
    String arn = input.text("TargetArn");
    return ListPage.of(
        input,
        "RuleNames",
        buses.rules().all(bus(input)).stream()
            .filter(rule -> rule.targets().stream().anyMatch(it -> it.arn().equals(arn)))
            .toList(),
        Rule::name);
  }

  private Map<String, Object> enable(Input input, boolean enabled) {
    buses.rules().put(rule(input, "Name").enabled(enabled));
    return Map.of();
  }

  private Map<String, Object> listBuses(Input input) {
    String prefix = input.optionalText("NamePrefix").orElse("");
    return ListPage.of(
        input,
        "EventBuses",
        buses.rules().buses().stream().filter(name -> name.startsWith(prefix)).toList(),
        this::describeBus);
  }

  private Map<String, Object> describeBus(Input input) {
    String name = Rules.busName(input.optionalText("Name").orElse(null));
    if (!buses.rules().hasBus(name)) {
      throw missing("Event bus " + name + " does not exist.");
    }
    return describeBus(name);
  }

  private Map<String, Object> describeBus(String name) {
    return Map.of(
        "Name",
        name,
        "Arn",
        Account.arn("events", "event-bus/" + name),
        "CreationTime",
        made.getEpochSecond(),
        "LastModifiedTime",
        made.getEpochSecond());
  }

  private static Map<String, Object> describe(Rule rule) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("Name", rule.name());
    description.put("Arn", rule.arn());
    description.put("EventPattern", rule.pattern());
    description.put("State", rule.enabled() ? "ENABLED" : "DISABLED");
    description.put("EventBusName", rule.bus());
    if (!rule.description().isEmpty()) {
      description.put("Description", rule.description());
    }
    return description;
  }

  private Map<String, Object> listTargets(Input input) {
    return ListPage.of(input, "Targets", rule(input, "Rule").targets(), TargetFields::describe);
  }

  private Map<String, Object> testPattern(Input input) {
    if (!isEvent(input.text("Event"))) {
      throw AwsError.invalid("Parameter Event is not valid.");
    }
    try {
      return Map.of("Result", Rules.matches(input.text("EventPattern"), input.text("Event")));
    } catch (IllegalArgumentException e) {
      throw new AwsError("InvalidEventPatternException", 400, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isEvent(String json) {
    try {
      return Json.parse(json) instanceof Map<?, ?> event && event.keySet().containsAll(MANDATORY);
    } catch (JsonException e) {
      return false;
    }
  }

  private Map<String, Object> putRule(Input input) {
    String bus = bus(input);
    String name = EventNames.checked(input.text("Name"), "name");
    List<Target> targets = buses.rules().find(bus, name).map(Rule::targets).orElse(List.of());
    boolean enabled = !input.optionalText("State").orElse("ENABLED").equals("DISABLED");
    String description = input.optionalText("Description").orElse("");
    String pattern =
        input
            .optionalText("EventPattern")
            .orElseThrow(
                () ->
                    AwsError.invalid(
                        "Parameter(s) EventPattern or ScheduleExpression must be specified."));
    Rule rule = new Rule(bus, name, pattern, enabled, targets, description);
    try {
      buses.rules().put(rule);
    } catch (IllegalArgumentException e) {
      throw new AwsError("InvalidEventPatternException", 400, String.valueOf(e.getMessage()));
    }
    return Map.of("RuleArn", rule.arn());
  }

  private Map<String, Object> deleteRule(Input input) {
    Optional<Rule> rule = buses.rules().find(bus(input), input.text("Name"));
    if (rule.isPresent() && !rule.get().targets().isEmpty()) {
      throw AwsError.invalid("Rule can't be deleted since it has targets.");
    }
    rule.ifPresent(buses.rules()::remove);
    return Map.of();
  }

  private Map<String, Object> putTargets(Input input) {
    Rule rule = rule(input, "Rule");
    Map<String, Target> targets = new LinkedHashMap<>();
    rule.targets().forEach(target -> targets.put(target.id(), target));
    int number = 0;
    for (Input given : input.objects("Targets")) {
      Target target = TargetFields.read(given, ++number);
      targets.put(target.id(), target);
    }
    if (targets.size() > MAX_TARGETS) {
      throw new AwsError(
          "LimitExceededException",
          400,
          "The requested resource exceeds the maximum number allowed.");
    }
    buses.rules().put(rule.withTargets(List.copyOf(targets.values())));
    return Map.of("FailedEntryCount", 0, "FailedEntries", List.of());
  }

  private Map<String, Object> removeTargets(Input input) {
    Rule rule = rule(input, "Rule");
    List<String> ids = input.texts("Ids");
    buses
        .rules()
        .put(
            rule.withTargets(
                rule.targets().stream().filter(target -> !ids.contains(target.id())).toList()));
    return Map.of("FailedEntryCount", 0, "FailedEntries", List.of());
  }

  private String bus(Input input) {
    String bus = Rules.busName(input.optionalText("EventBusName").orElse(null));
    if (!buses.rules().hasBus(bus)) {
      throw missing("Event bus " + bus + " does not exist.");
    }
    return bus;
  }

  private Rule rule(Input input, String member) {
    String bus = bus(input);
    String name = input.text(member);
    return buses
        .rules()
        .find(bus, name)
        .orElseThrow(() -> missing("Rule " + name + " does not exist on EventBus " + bus + "."));
  }

  private static AwsError missing(String message) {
    return new AwsError("ResourceNotFoundException", 400, message);
  }
}
