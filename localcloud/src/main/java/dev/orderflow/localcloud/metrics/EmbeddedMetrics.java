package dev.orderflow.localcloud.metrics;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes metrics of what functions print in CloudWatch's embedded metric format. A line is parsed
 * only when none of its shape was printed before: the others differ in numbers alone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The
 *     format</a>
 */
public final class EmbeddedMetrics {

  private static final int MOST_SHAPES = 500;

  /** No count and no time is in this range. */
  private static final long FIRST_PLACE = 700_000_000_000_000_000L;

  private record Slot(Series series, int number) {}

  /**
   * @param numbers how many a line of this shape has
   */
  private record Shape(int numbers, List<Slot> slots) {}

  private record Value(MetricId id, Series.Kind kind, Object value) {}

  private final Metrics metrics;
  private final ConcurrentMap<String, Shape> shapes = new ConcurrentHashMap<>();

  public EmbeddedMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Takes any line; those in another format are passed over. */
  public void read(String line) {
    if (!line.startsWith("{") || !line.contains("\"_aws\"")) {
      return;
    }
    Skeleton skeleton = Skeleton.of(line);
    Shape known = shapes.get(skeleton.text());
    if (known == null || known.numbers() != skeleton.size()) {
      learn(line, skeleton);
    } else {
      known.slots().forEach(slot -> slot.series().record(skeleton.numbers()[slot.number()]));
    }
  }

  private void learn(String line, Skeleton skeleton) {
    List<Value> values;
    try {
      values = values(Json.parse(line));
    } catch (JsonException _) {
      return; // CloudWatch passes over it as well
    }
    values.forEach(it -> record(metrics.series(it.id(), it.kind()), it.value()));
    List<Slot> slots = slots(values, skeleton);
    if (slots != null && shapes.size() < MOST_SHAPES) {
      shapes.put(skeleton.text(), new Shape(skeleton.size(), slots));
    }
  }

  private static void record(Series series, @Nullable Object value) {
    if (value instanceof Number number) {
      series.record(number.doubleValue());
    } else if (value instanceof List<?> numbers) {
      numbers.forEach(number -> record(series, number));
    }
  }

  /** Where the values stand among the numbers of the line; null if not all do. */
  private @Nullable List<Slot> slots(List<Value> values, Skeleton skeleton) {
    List<Value> places;
    try {
      places = values(Json.parse(skeleton.numbered(FIRST_PLACE)));
    } catch (JsonException _) {
      return null;
    }
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      boolean same = i < places.size() && places.get(i).id().equals(values.get(i).id());
      long place = same && places.get(i).value() instanceof Long at ? at - FIRST_PLACE : -1;
      if (place < 0 || place >= skeleton.size()) {
        return null;
      }
      Value value = values.get(i);
      slots.add(new Slot(metrics.series(value.id(), value.kind()), (int) place));
    }
    return slots;
  }

  private static List<Value> values(@Nullable Object line) {
    List<Value> values = new ArrayList<>();
    if (line instanceof Map<?, ?> members && members.get("_aws") instanceof Map<?, ?> about) {
      for (Map<?, ?> directive : objects(about.get("CloudWatchMetrics"))) {
        for (Map<?, ?> metric : objects(directive.get("Metrics"))) {
          add(members, directive, metric, values);
        }
      }
    }
    return values;
  }

  private static void add(
      Map<?, ?> members, Map<?, ?> directive, Map<?, ?> metric, List<Value> values) {
    Object value = members.get(metric.get("Name"));
    if (!(directive.get("Namespace") instanceof String namespace)
        || !(metric.get("Name") instanceof String name)
        || !(directive.get("Dimensions") instanceof List<?> sets)
        || value == null) {
      return;
    }
    for (Object set : sets) {
      if (set instanceof List<?> names) {
        MetricId id = new MetricId(namespace, name, dimensions(members, names));
        values.add(new Value(id, kind(metric.get("Unit")), value));
      }
    }
  }

  private static Map<String, String> dimensions(Map<?, ?> members, List<?> names) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    names.forEach(name -> dimensions.put((String) name, String.valueOf(members.get(name))));
    return dimensions;
  }

  private static Series.Kind kind(@Nullable Object unit) {
    return unit instanceof String text && text.endsWith("econds")
        ? Series.Kind.DISTRIBUTION
        : Series.Kind.EVENTS;
  }

  private static List<Map<?, ?>> objects(@Nullable Object list) {
    List<Map<?, ?>> objects = new ArrayList<>();
    if (list instanceof List<?> elements) {
      for (Object element : elements) {
        if (element instanceof Map<?, ?> object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }
}
