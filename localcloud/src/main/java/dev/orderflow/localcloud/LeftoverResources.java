package dev.orderflow.localcloud;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.files.DataDirectory;
import dev.orderflow.localcloud.lambda.StreamPositions;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueMeasure;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Queue;
import dev.orderflow.localcloud.template.Rule;
import dev.orderflow.localcloud.template.StreamSource;
import dev.orderflow.localcloud.template.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a data directory has that the templates do not name, or name otherwise than at the last
 * boot. It stays as it is, and nobody works on it.
 */
final class LeftoverResources {

  private static final String TABLE = ":table/";

  private final Blueprint blueprint;
  private final Engines engines;
  private final DataDirectory data;
  private final List<String> lines = new ArrayList<>();

  private LeftoverResources(Blueprint blueprint, Engines engines, DataDirectory data) {
    this.blueprint = blueprint;
    this.engines = engines;
    this.data = data;
  }

  /** One line each: what it is, what waits in it, and how to get at it. */
  static List<String> in(DataDirectory data, Blueprint blueprint, Engines engines)
      throws IOException {
    LeftoverResources leftovers = new LeftoverResources(blueprint, engines, data);
    leftovers.queues();
    leftovers.events();
    leftovers.tables();
    leftovers.positions();
    leftovers.rules();
    return List.copyOf(leftovers.lines);
  }

  private void queues() {
    Set<String> named =
        blueprint.all(Queue.class).stream().map(Queue::name).collect(Collectors.toSet());
    waiting(engines.queues(), named)
        .forEach(
            (queue, messages) ->
                lines.add(
                    "queue %s is not in the templates any more, and %s in it: name it again, or"
                            .formatted(queue, wait(messages, "message"))
                        + " take them out with 'aws sqs receive-message --queue-url %s'"
                            .formatted(engines.queues().queueUrl(queue))));
  }

  /** What was on its way to functions waits in queues that no client sees. */
  private void events() {
    Set<String> named =
        blueprint.all(Function.class).stream()
            .map(function -> "async-" + function.name())
            .collect(Collectors.toCollection(HashSet::new));
    named.add(Builder.UNDELIVERED);
    waiting(engines.privateQueues(), named)
        .forEach(
            (queue, events) ->
                lines.add(
                    "function %s is not in the templates any more, and %s for it: they are"
                            .formatted(queue.replaceFirst("^async-", ""), wait(events, "event"))
                        + " delivered once a function has this name again"));
  }

  private static Map<String, Long> waiting(QueueEngine engine, Set<String> named) {
    Map<String, Long> waiting = new TreeMap<>();
    engine
        .measure()
        .forEach(
            (queue, measure) -> {
              if (!named.contains(queue) && messages(measure) > 0) {
                waiting.put(queue, messages(measure));
              }
            });
    return waiting;
  }

  private static long messages(QueueMeasure measure) {
    return measure.visible() + measure.notVisible() + measure.delayed();
  }

  private static String wait(long count, String what) {
    return count == 1 ? "1 " + what + " waits" : "%,d %ss wait".formatted(count, what);
  }

  private void tables() {
    Set<String> named =
        blueprint.all(Table.class).stream().map(Table::name).collect(Collectors.toSet());
    for (String table : engines.tables().client().listTablesPaginator().tableNames()) {
      long items =
          named.contains(table)
              ? 0
              : engines
                  .tables()
                  .client()
                  .describeTable(r -> r.tableName(table))
                  .table()
                  .itemCount();
      if (items > 0) {
        lines.add(
            "table %s is not in the templates any more, and has %,d item%s: name it again, or read"
                    .formatted(table, items, items == 1 ? "" : "s")
                + " them with 'aws dynamodb scan --table-name %s'".formatted(table));
      }
    }
  }

  private void positions() throws IOException {
    Set<String> named = new HashSet<>();
    for (Function function : blueprint.all(Function.class)) {
      for (StreamSource source : function.streamSources()) {
        named.add(Engines.positionsFile(StreamPositions.id(source.streamArn(), function.name())));
      }
    }
    try (Stream<Path> files = Files.list(data.path())) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith("stream-") && name.endsWith(".json") && !named.contains(name)) {
          lines.add(
              "no function reads the stream of %s any more that did before: its changes since are"
                      .formatted(tableOf(file))
                  + " read once it does again, if they are not a day old (%s)".formatted(name));
        }
      }
    }
  }

  private static String tableOf(Path file) throws IOException {
    try {
      if (Json.parse(Files.readString(file)) instanceof Map<?, ?> kept
          && kept.get("streamArn") instanceof String arn
          && arn.contains(TABLE)) {
        String name = arn.substring(arn.indexOf(TABLE) + TABLE.length());
        return "table " + name.substring(0, (name + "/").indexOf('/'));
      }
    } catch (JsonException _) {
      // then nobody knows
    }
    return "some table";
  }

  private void rules() throws IOException {
    Map<String, String> before = data.manifest().rules();
    Map<String, String> now = new TreeMap<>();
    for (Rule rule : blueprint.all(Rule.class)) {
      now.put(rule.bus() + "/" + rule.name(), rule.enabled() ? rule.pattern() : "disabled");
    }
    new TreeMap<>(before)
        .forEach(
            (rule, pattern) -> {
              if (!now.containsKey(rule)) {
                lines.add(
                    "rule %s is not in the templates any more: nobody hears what it heard, %s"
                        .formatted(rule, pattern));
              } else if (!pattern.equals(now.get(rule))) {
                lines.add(
                    "rule %s hears something else than at the last boot: %s, before %s"
                        .formatted(rule, now.get(rule), pattern));
              }
            });
    data.remember(now);
  }
}
