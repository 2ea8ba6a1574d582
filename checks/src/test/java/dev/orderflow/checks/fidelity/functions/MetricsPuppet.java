package dev.orderflow.checks.fidelity.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Counts itself, and answers with how often it has before and with the alarms' states. */
public final class MetricsPuppet implements RequestStreamHandler {

  private final Environment environment;

  public MetricsPuppet(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Metrics metrics = new Metrics(context.getFunctionName());
    metrics.count("Looked");
    metrics.print(environment.clock().instant(), context.getLogger());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("looked", looked(context.getFunctionName()));
    List<MetricAlarm> alarms = environment.cloudWatch().describeAlarms().metricAlarms();
    alarms.forEach(alarm -> answer.put(alarm.alarmName(), alarm.stateValueAsString()));
    out.write(Json.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private long looked(String function) {
    Instant now = environment.clock().instant();
    List<Double> values =
        environment
            .cloudWatch()
            .getMetricData(
                r ->
                    r.startTime(now.minus(Duration.ofHours(1)))
                        .endTime(now.plusSeconds(1))
                        .metricDataQueries(
                            q ->
                                q.id("looked")
                                    .metricStat(
                                        s ->
                                            s.period(3600)
                                                .stat("Sum")
                                                .metric(
                                                    m ->
                                                        m.namespace(Metrics.NAMESPACE)
                                                            .metricName("Looked")
                                                            .dimensions(
                                                                d ->
                                                                    d.name("FunctionName")
                                                                        .value(function))))))
            .metricDataResults()
            .getFirst()
            .values();
    return (long) values.stream().mapToDouble(it -> it).sum();
  }
}
