package dev.orderflow.localcloud.template;

/**
 * An address or a domain that mail may come from.
 *
 * @param name such as {@code shop@example.com} or {@code example.com}
 */
public record EmailIdentity(String logicalId, String name) implements Resource {

  public String arn() {
    return Arns.emailIdentity(name);
  }
}
