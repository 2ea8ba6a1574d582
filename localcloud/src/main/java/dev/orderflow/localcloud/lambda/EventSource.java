package dev.orderflow.localcloud.lambda;

import java.util.Map;

/** Something that Lambda polls for a function: an event source mapping. */
sealed interface EventSource extends AutoCloseable permits EventSourceMapping, StreamMapping {

  /** Of the queue or the stream. */
  String arn();

  DeployedFunction function();

  void start();

  /** For ListEventSourceMappings. */
  Map<String, Object> describe();

  @Override
  void close();
}
