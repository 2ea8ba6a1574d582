package dev.orderflow.localcloud.template;

import java.util.List;

/**
 * An IAM role.
 *
 * @param trust who may assume it
 * @param statements all statements of all its policies
 */
public record Role(String logicalId, String name, List<Statement> trust, List<Statement> statements)
    implements Resource {

  public Role {
    trust = List.copyOf(trust);
    statements = List.copyOf(statements);
  }

  public String arn() {
    return Arns.role(name);
  }
}
