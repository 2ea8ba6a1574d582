package dev.orderflow.kit;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of one invocation, printed as one line of CloudWatch's embedded metric format: CloudWatch
 * turns it into metrics by itself, and it costs no call.
 */
public final class Metrics {

  public static final String NAMESPACE = "Orderflow";

  private final String functionName;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  public Metrics(String functionName) {
    this.functionName = functionName;
  }

  public void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  /** Prints the counts, if there are any. */
  public void print(Instant now, LambdaLogger log) {
    if (!counts.isEmpty()) {
      log.log(line(now) + "\n");
    }
  }

  String line(Instant now) {
    List<Map<String, String>> metrics = new ArrayList<>();
    counts.keySet().forEach(name -> metrics.add(Map.of("Name", name, "Unit", "Count")));
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", List.of(List.of("FunctionName")));
    directive.put("Metrics", metrics);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "_aws", Map.of("Timestamp", now.toEpochMilli(), "CloudWatchMetrics", List.of(directive)));
    line.put("FunctionName", functionName);
    line.putAll(counts);
    return Json.write(line);
  }
}
