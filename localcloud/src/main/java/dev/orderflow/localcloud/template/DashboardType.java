package dev.orderflow.localcloud.template;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;

final class DashboardType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    return new Identity(draft.name("DashboardName"), Map.of());
  }

  @Override
  public Resource read(Draft draft) {
    return new Dashboard(draft.logicalId(), draft.name("DashboardName"), body(draft.properties()));
  }

  private static String body(Properties properties) {
    String body = properties.requiredText("DashboardBody");
    if (!body.isEmpty()) {
      try {
        Json.parse(body);
      } catch (JsonException e) {
        properties.place().child("DashboardBody").problem(String.valueOf(e.getMessage()));
      }
    }
    return body;
  }
}
