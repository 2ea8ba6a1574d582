package dev.orderflow.localcloud.template;

import java.util.List;

/** Who else may act on queues. {@code queues} are queue names. */
public record QueuePolicy(String logicalId, List<String> queues, List<Statement> statements)
    implements Resource {

  public QueuePolicy {
    queues = List.copyOf(queues);
    statements = List.copyOf(statements);
  }
}
