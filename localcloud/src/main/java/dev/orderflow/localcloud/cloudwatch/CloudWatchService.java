package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CloudWatch's API over HTTP, as far as there is something to be read here. */
final class CloudWatchService implements Service {

  @FunctionalInterface
  private interface Operation {
    Map<String, @Nullable Object> call(Input input);
  }

  private record Entry(Set<String> parameters, Operation operation) {}

  private final Map<String, Entry> entries;

  CloudWatchService(MetricReading reading, Alarms alarms) {
    MetricAnswers metrics = new MetricAnswers(reading);
    AlarmAnswers answers = new AlarmAnswers(alarms);
    this.entries =
        Map.of(
            "GetMetricData",
            new Entry(MetricAnswers.DATA_PARAMETERS, metrics::data),
            "GetMetricStatistics",
            new Entry(MetricAnswers.STATISTICS_PARAMETERS, metrics::statistics),
            "ListMetrics",
            new Entry(MetricAnswers.LIST_PARAMETERS, metrics::list),
            "DescribeAlarms",
            new Entry(AlarmAnswers.DESCRIBE_PARAMETERS, answers::describe));
  }

  @Override
  public Response handle(Request request) {
    String operation = request.operation();
    Entry entry = entries.get(operation);
    if (entry == null) {
      throw AwsError.unsupported("the CloudWatch operation " + operation);
    }
    CloudWatchProtocol protocol = CloudWatchProtocol.of(request);
    Input input = protocol.read(request);
    input.supportsOnly(entry.parameters());
    return protocol.write(request, entry.operation().call(input));
  }
}
