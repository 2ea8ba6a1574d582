package dev.orderflow.localcloud.template;

import java.util.Map;

final class QueuePolicyType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    return new Identity(draft.stack() + "-" + draft.logicalId(), Map.of());
  }

  @Override
  public Resource read(Draft draft) {
    return new QueuePolicy(
        draft.logicalId(),
        draft.properties().requiredTexts("Queues").stream()
            .map(url -> url.substring(url.lastIndexOf('/') + 1))
            .toList(),
        PolicyDocuments.statements(draft.properties().requiredObject("PolicyDocument")));
  }
}
