package dev.orderflow.localcloud.template;

import java.util.List;

/** Which queues may name this one as their dead-letter queue. */
public sealed interface RedriveAllow {

  boolean allows(String sourceArn);

  record All() implements RedriveAllow {
    @Override
    public boolean allows(String sourceArn) {
      return true;
    }
  }

  record None() implements RedriveAllow {
    @Override
    public boolean allows(String sourceArn) {
      return false;
    }
  }

  record Only(List<String> sourceArns) implements RedriveAllow {
    public Only {
      sourceArns = List.copyOf(sourceArns);
    }

    @Override
    public boolean allows(String sourceArn) {
      return sourceArns.contains(sourceArn);
    }
  }
}
