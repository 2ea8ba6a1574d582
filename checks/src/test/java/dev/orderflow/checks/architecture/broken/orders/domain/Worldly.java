package dev.orderflow.checks.architecture.broken.orders.domain;

import software.amazon.awssdk.services.sqs.SqsClient;

/** A rule of the order form that calls a service. */
public final class Worldly {
  void publish(SqsClient queue) {
    queue.listQueues();
  }
}
