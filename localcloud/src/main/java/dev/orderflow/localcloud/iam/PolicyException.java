package dev.orderflow.localcloud.iam;

import java.util.List;

/** Policies that cannot be enforced; the message names everything that is wrong with them. */
public final class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PolicyException(String owner, List<String> problems) {
    super(owner + ": " + String.join("; ", problems));
  }
}
