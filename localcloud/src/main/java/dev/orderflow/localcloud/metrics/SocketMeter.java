package dev.orderflow.localcloud.metrics;

import java.util.Map;

/** Metrics of one stage of a WebSocket API, in {@code AWS/ApiGateway}. */
public final class SocketMeter {

  private final Series connects;
  private final Series messages;
  private final Series errors;

  public SocketMeter(Metrics metrics, String apiId, String stage) {
    this.connects = series(metrics, "ConnectCount", apiId, stage);
    this.messages = series(metrics, "MessageCount", apiId, stage);
    this.errors = series(metrics, "ExecutionError", apiId, stage);
  }

  private static Series series(Metrics metrics, String name, String apiId, String stage) {
    MetricId id = new MetricId("AWS/ApiGateway", name, Map.of("ApiId", apiId, "Stage", stage));
    return metrics.series(id, Series.Kind.EVENTS);
  }

  /**
   * Someone has asked to connect.
   *
   * @param status of the answer; 101 if they may
   */
  public void asked(int status) {
    connects.record(status == 101 ? 1 : 0);
    errors.record(status >= 500 ? 1 : 0);
  }

  /**
   * A message has come, or the end of a connection.
   *
   * @param answered whether its function did
   */
  public void called(boolean answered) {
    messages.record(1);
    errors.record(answered ? 0 : 1);
  }
}
