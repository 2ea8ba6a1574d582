package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.SocketApi;
import dev.orderflow.localcloud.template.SocketRoute;
import dev.orderflow.localcloud.template.SocketStage;
import java.util.List;

/** WebSocket APIs: whoever is let in once stays for hours. */
final class SocketSettings {

  static final List<Setting> ALL =
      List.of(
          new Setting(
              "a WebSocket API asks who connects",
              blueprint ->
                  blueprint.all(SocketApi.class).stream()
                      .filter(api -> !asksWhoConnects(blueprint, api))
                      .map(SocketApi::id)
                      .toList()),
          new Setting(
              "a WebSocket API's stage limits how much comes in",
              blueprint ->
                  blueprint.all(SocketStage.class).stream()
                      .filter(stage -> stage.throttling().isEmpty())
                      .map(SocketStage::name)
                      .toList()));

  private SocketSettings() {}

  private static boolean asksWhoConnects(Blueprint blueprint, SocketApi api) {
    return blueprint.all(SocketRoute.class).stream()
        .filter(route -> route.apiId().equals(api.id()))
        .filter(route -> route.routeKey().equals(SocketRoute.CONNECT))
        .anyMatch(route -> route.authorizerId().isPresent());
  }
}
