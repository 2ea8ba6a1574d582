package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What is deployed is what is promised: the template's routes are the contract's, and no others.
 */
class TemplateTest {

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteIsServed() throws IOException {
    assertThat(routes().keySet()).containsExactlyInAnyOrderElementsOf(Contract.routes());
  }

  @Test
  void everyRouteAsksForTheScopeThatIsDocumented() throws IOException {
    routes()
        .forEach(
            (route, scopes) ->
                assertThat(Contract.scope(route))
                    .as(route)
                    .contains(String.valueOf(scopes).replaceAll("[\\[\\]]", "\"")));
  }

  /** Each with the scopes that it asks for. */
  private static Map<String, Object> routes() throws IOException {
    Map<String, Object> routes = new TreeMap<>();
    for (Object resource : map(template().get("Resources")).values()) {
      Map<?, ?> properties = map(map(resource).get("Properties"));
      if (properties.get("Events") instanceof Map<?, ?> events) {
        for (Object event : events.values()) {
          Map<?, ?> route = map(map(event).get("Properties"));
          routes.put(
              route.get("Method") + " " + route.get("Path"),
              Objects.requireNonNull(map(route.get("Auth")).get("AuthorizationScopes")));
        }
      }
    }
    return routes;
  }

  private static Map<?, ?> template() throws IOException {
    String text = Files.readString(Path.of("template.yaml"));
    // CloudFormation's short forms are not needed here and unknown to a plain YAML reader.
    String plain = text.replaceAll("!(Ref|GetAtt|Sub|If|Not|Equals)\\b", "");
    return map(new Load(LoadSettings.builder().build()).loadFromString(plain));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }
}
