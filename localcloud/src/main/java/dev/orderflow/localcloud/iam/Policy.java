package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.template.Role;
import dev.orderflow.localcloud.template.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Statements that decide together, by IAM's order: an explicit denial, else an allowance, else no.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public final class Policy {

  private final List<Clause> clauses;

  private Policy(List<Clause> clauses) {
    this.clauses = List.copyOf(clauses);
  }

  /**
   * What the role's own policies say.
   *
   * @throws PolicyException if they hold something that isn't supported
   */
  public static Policy of(Role role) {
    return of("role " + role.name(), role.statements());
  }

  /**
   * What policies on resources say of an AWS service, such as {@code events.amazonaws.com}.
   *
   * @throws PolicyException if they hold something that isn't supported
   */
  public static Policy ofResources(Stream<Statement> policies, String service) {
    Statement.Principal principal = new Statement.Principal("Service", service);
    List<Statement> statements =
        policies.filter(statement -> statement.principals().contains(principal)).toList();
    return of("resources' policies", statements);
  }

  static Policy of(String owner, List<Statement> statements) {
    List<String> problems =
        statements.stream().flatMap(statement -> Clause.problems(statement).stream()).toList();
    if (!problems.isEmpty()) {
      throw new PolicyException(owner, problems);
    }
    return new Policy(statements.stream().map(Clause::of).toList());
  }

  /**
   * Whether a service may act on behalf of one of its resources, e.g. {@code events.amazonaws.com}
   * for a rule.
   */
  public boolean allows(String action, String resource, String sourceArn) {
    Map<String, String> context = Map.of(Condition.SOURCE_ARN, sourceArn);
    return decide(new Access(action, resource), context) == Decision.ALLOWED;
  }

  /** Whether a service may act with a role's permissions. */
  public boolean allows(String action, String resource) {
    return decide(new Access(action, resource), Map.of()) == Decision.ALLOWED;
  }

  Decision decide(Access access, Map<String, String> context) {
    Decision decision = Decision.NOT_ALLOWED;
    for (Clause clause : clauses) {
      if (clause.isAbout(access, context)) {
        if (!clause.allows()) {
          return Decision.DENIED;
        }
        decision = Decision.ALLOWED;
      }
    }
    return decision;
  }
}
