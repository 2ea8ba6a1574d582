package dev.orderflow.localcloud.template;

/** A custom event bus; the account's {@link #DEFAULT} one is there without being described. */
public record EventBus(String logicalId, String name) implements Resource {

  public static final String DEFAULT = "default";

  public String arn() {
    return Arns.eventBus(name);
  }
}
