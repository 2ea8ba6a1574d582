package dev.orderflow.kit;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Instant;
import java.util.LinkedHashMap;
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

  /** Written by hand, since each invocation does; names are this code's own, and plain. */
  String line(Instant now) {
    StringBuilder line = new StringBuilder(256);
    line.append("{\"_aws\":{\"Timestamp\":").append(now.toEpochMilli());
    line.append(",\"CloudWatchMetrics\":[{\"Namespace\":\"").append(NAMESPACE);
    line.append("\",\"Dimensions\":[[\"FunctionName\"]],\"Metrics\":[");
    String separator = "";
    for (String name : counts.keySet()) {
      line.append(separator).append("{\"Name\":\"").append(name).append("\",\"Unit\":\"Count\"}");
      separator = ",";
    }
    line.append("]}]},\"FunctionName\":\"").append(functionName).append('"');
    counts.forEach((name, count) -> line.append(",\"").append(name).append("\":").append(count));
    return line.append('}').toString();
  }
}
