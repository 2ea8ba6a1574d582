package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.Service;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.template.Alarm;
import dev.orderflow.localcloud.work.FaultLog;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** CloudWatch on this machine: one thread looks at gauges and alarms once a second. */
public final class CloudWatch implements AutoCloseable {

  private final Metrics metrics;
  private final Runnable sampler;
  private final Alarms alarms;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cloudwatch").factory());

  /**
   * @param sampler records the gauges
   */
  public CloudWatch(Metrics metrics, Runnable sampler, List<Alarm> alarms) {
    this.metrics = metrics;
    this.sampler = sampler;
    this.alarms = new Alarms(alarms, metrics.now());
  }

  public void start() {
    var _ = clockwork.scheduleAtFixedRate(this::tick, 0, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    attempt(sampler);
    attempt(metrics::settle);
    attempt(() -> alarms.look(metrics));
  }

  /** What fails, such as a look at a queue that has just gone, holds up nothing else. */
  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      if (!clockwork.isShutdown()) {
        FaultLog.say("cloudwatch", e);
      }
    }
  }

  /** Ends here; functions only read. */
  public CloudWatchClient client() {
    return new InProcessCloudWatch(new MetricReading(metrics), alarms);
  }

  /** What the endpoint answers with. */
  public Service service() {
    return new CloudWatchService(new MetricReading(metrics), alarms);
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    try {
      var _ = clockwork.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
