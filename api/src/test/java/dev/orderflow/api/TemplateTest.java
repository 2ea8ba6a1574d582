package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(routes().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Contract.routes().stream().map(Contract::served).toList());
  }

  @Test
  void everyRouteAsksForAScopeThatIsDocumented() throws IOException {
    Map<String, List<String>> scopes = routes();
    for (String route : Contract.routes()) {
      assertThat(scopes.get(Contract.served(route)))
          .as(route)
          .containsExactlyElementsOf(Contract.scopes(route));
    }
  }

  /** Each with the scopes that it asks for. */
  private static Map<String, List<String>> routes() throws IOException {
    Map<String, List<String>> routes = new TreeMap<>();
    for (Object resource : map(template().get("Resources")).values()) {
      Map<?, ?> properties = map(map(resource).get("Properties"));
      if (properties.get("Events") instanceof Map<?, ?> events) {
        for (Object event : events.values()) {
          Map<?, ?> route = map(map(event).get("Properties"));
          routes.put(
              route.get("Method") + " " + route.get("Path"),
              scopes(map(route.get("Auth")).get("AuthorizationScopes")));
        }
      }
    }
    return routes;
  }

  private static List<String> scopes(@Nullable Object value) {
    return ((List<?>) Objects.requireNonNull(value)).stream().map(String::valueOf).toList();
  }

  private static Map<?, ?> template() throws IOException {
    String text = Files.readString(Path.of("template.yaml"));
    // CloudFormation's short forms are not needed here and unknown to a plain YAML reader.
    String plain = text.replaceAll("!(Ref|GetAtt|Sub|If|Not|Equals|Join|Split)\\b", "");
    return map(new Load(LoadSettings.builder().build()).loadFromString(plain));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }
}
