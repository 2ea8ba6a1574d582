package dev.orderflow.localcloud.metrics;

/** Metrics of one HTTP API, in {@code AWS/ApiGateway}. */
public final class ApiMeter {

  private static final double NANOS_PER_MILLI = 1_000_000;

  private final Series count;
  private final Series clientErrors;
  private final Series serverErrors;
  private final Series latency;
  private final Series integrationLatency;

  public ApiMeter(Metrics metrics, String apiId) {
    this.count = series(metrics, apiId, "Count", Series.Kind.EVENTS);
    this.clientErrors = series(metrics, apiId, "4xx", Series.Kind.EVENTS);
    this.serverErrors = series(metrics, apiId, "5xx", Series.Kind.EVENTS);
    this.latency = series(metrics, apiId, "Latency", Series.Kind.DISTRIBUTION);
    this.integrationLatency =
        series(metrics, apiId, "IntegrationLatency", Series.Kind.DISTRIBUTION);
  }

  private static Series series(Metrics metrics, String apiId, String name, Series.Kind kind) {
    return metrics.series(MetricId.of("AWS/ApiGateway", name, "ApiId", apiId), kind);
  }

  public void answered(int status, long nanos) {
    count.record(1);
    clientErrors.record(status / 100 == 4 ? 1 : 0);
    serverErrors.record(status / 100 == 5 ? 1 : 0);
    latency.record(nanos / NANOS_PER_MILLI);
  }

  /**
   * @param nanos that the function took
   */
  public void integrated(long nanos) {
    integrationLatency.record(nanos / NANOS_PER_MILLI);
  }
}
