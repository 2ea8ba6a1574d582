package dev.orderflow.localcloud.template;

import java.util.Map;

final class LogGroupType implements ResourceType {

  private static final int TEN_YEARS = 3653;

  @Override
  public Identity identity(Draft draft) {
    String name = draft.name("LogGroupName");
    return new Identity(name, Map.of("Arn", Arns.logGroup(name)));
  }

  @Override
  public Resource read(Draft draft) {
    draft.properties().deployOnly("Tags");
    return new LogGroup(
        draft.logicalId(),
        draft.name("LogGroupName"),
        draft.properties().integer("RetentionInDays", 1, TEN_YEARS));
  }
}
