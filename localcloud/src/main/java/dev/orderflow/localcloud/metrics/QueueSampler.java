package dev.orderflow.localcloud.metrics;

import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueMeasure;
import java.util.HashMap;
import java.util.Map;

/** Looks at every queue that people see. For one thread. */
public final class QueueSampler {

  private final Metrics metrics;
  private final QueueEngine queues;
  private final Map<String, QueueMeter> meters = new HashMap<>();

  public QueueSampler(Metrics metrics, QueueEngine queues) {
    this.metrics = metrics;
    this.queues = queues;
  }

  public void sample() {
    Map<String, QueueMeasure> measures = queues.measure();
    meters.keySet().retainAll(measures.keySet());
    measures.forEach(
        (queue, measure) ->
            meters
                .computeIfAbsent(queue, missing -> new QueueMeter(metrics, missing))
                .sample(measure));
  }
}
