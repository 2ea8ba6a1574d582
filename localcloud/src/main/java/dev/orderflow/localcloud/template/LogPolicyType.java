package dev.orderflow.localcloud.template;

import java.util.Map;

/** Its document is not an object, as in other policies, but a text that holds one. */
final class LogPolicyType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    return new Identity(draft.name("PolicyName"), Map.of());
  }

  @Override
  public Resource read(Draft draft) {
    return new LogPolicy(
        draft.logicalId(),
        draft.properties().requiredText("PolicyName"),
        PolicyDocuments.statements(draft.properties().requiredJson("PolicyDocument")));
  }
}
