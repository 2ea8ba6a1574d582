package dev.orderflow.localcloud.template;

import java.util.Map;

final class EventBusType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    String name = draft.properties().requiredText("Name");
    return new Identity(name, Map.of("Arn", Arns.eventBus(name), "Name", name));
  }

  @Override
  public Resource read(Draft draft) {
    draft.properties().deployOnly("Description", "Tags");
    return new EventBus(draft.logicalId(), draft.properties().requiredText("Name"));
  }
}
