package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.account.Account;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Map;

/** Something that Lambda polls for a function: an event source mapping. */
sealed interface EventSource extends AutoCloseable permits EventSourceMapping, StreamMapping {

  /** Of the queue or the stream. */
  String arn();

  DeployedFunction function();

  void start();

  static String mappingArn(String id) {
    return Account.arn("lambda", "event-source-mapping:" + id);
  }

  /** When mappings were made, in seconds: with this process. */
  static BigDecimal made() {
    return BigDecimal.valueOf(ManagementFactory.getRuntimeMXBean().getStartTime(), 3);
  }

  /** For ListEventSourceMappings. */
  Map<String, Object> describe();

  @Override
  void close();
}
