package dev.orderflow.localcloud.template;

import java.util.Map;

final class PermissionType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    return new Identity(draft.stack() + "-" + draft.logicalId(), Map.of());
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    String function = properties.requiredText("FunctionName");
    return new Permission(
        draft.logicalId(),
        function.startsWith("arn:") ? function : Arns.function(function),
        properties.requiredText("Action"),
        properties.requiredText("Principal"),
        properties.text("SourceArn"));
  }
}
