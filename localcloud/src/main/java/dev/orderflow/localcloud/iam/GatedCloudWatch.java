package dev.orderflow.localcloud.iam;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;

/** A function's CloudWatch client. Functions read; their metrics are what they print. */
record GatedCloudWatch(IamInterceptor interceptor, CloudWatchClient engine)
    implements CloudWatchClient {

  @Override
  public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
    return call(Accesses.metrics("GetMetricData"), () -> engine.getMetricData(request));
  }

  @Override
  public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
    return call(Accesses.alarms("DescribeAlarms"), () -> engine.describeAlarms(request));
  }

  private <T> T call(Access access, Supplier<T> effect) {
    return SdkErrors.translated(
        "CloudWatch",
        CloudWatchException::builder,
        () -> interceptor.call(List.of(access), effect::get));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the metrics are not the function's to close
  }
}
