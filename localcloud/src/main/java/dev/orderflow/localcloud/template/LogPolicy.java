package dev.orderflow.localcloud.template;

import java.util.List;

/** What an AWS service may do with the log groups that the statements name. */
public record LogPolicy(String logicalId, String name, List<Statement> statements)
    implements Resource {

  public LogPolicy {
    statements = List.copyOf(statements);
  }
}
