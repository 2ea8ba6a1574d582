package dev.orderflow.localcloud.template;

import java.util.OptionalInt;

/**
 * @param retentionDays for ever when absent
 */
public record LogGroup(String logicalId, String name, OptionalInt retentionDays)
    implements Resource {

  public String arn() {
    return Arns.logGroup(name);
  }
}
