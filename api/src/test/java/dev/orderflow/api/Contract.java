package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published OpenAPI document, and what has been seen of it. */
public final class Contract {

  private static final Path FILE =
      Path.of("../contracts/src/main/resources/contracts/openapi.yaml");
  private static final String ADDRESS = "https://schemas.orderflow.dev/openapi.json";
  private static final Map<?, ?> DOCUMENT = load();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemas(Map.of(ADDRESS, Json.write(plain(DOCUMENT))))
                  .schemaIdResolvers(
                      ids ->
                          ids.mapPrefix(
                              "https://schemas.orderflow.dev/schemas/",
                              "classpath:contracts/schemas/")));

  /** Route and status of every answer so far. */
  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private Contract() {}

  /** Such as {@code POST /orders}. */
  public static Set<String> routes() {
    Set<String> routes = new LinkedHashSet<>();
    map(DOCUMENT, "paths")
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .keySet().stream()
                        .map(String::valueOf)
                        .filter(it -> !it.equals("parameters"))
                        .forEach(it -> routes.add(it.toUpperCase(Locale.ROOT) + " " + path)));
    return routes;
  }

  /** The gateway's route for one of the contract's. */
  static String served(String route) {
    Object other = routes().contains(route) ? operation(route).get("x-route") : null;
    return other == null ? route : String.valueOf(other);
  }

  /** Such as {@code POST /orders 202}. */
  public static Set<String> answers() {
    Set<String> answers = new LinkedHashSet<>();
    routes()
        .forEach(
            route ->
                map(operation(route), "responses")
                    .keySet()
                    .forEach(status -> answers.add(route + " " + status)));
    return answers;
  }

  public static Set<String> seen() {
    return Set.copyOf(SEEN);
  }

  /** The scopes of which a route asks for one. */
  public static List<String> scopes(String route) {
    List<?> alternatives = (List<?>) Objects.requireNonNull(operation(route).get("security"));
    return alternatives.stream()
        .flatMap(it -> ((List<?>) Objects.requireNonNull(((Map<?, ?>) it).get("token"))).stream())
        .map(String::valueOf)
        .toList();
  }

  /** Fails unless the document promises this answer. */
  static void check(String route, Answer answer) {
    String status = Integer.toString(answer.status());
    Map<?, ?> responses = map(operation(route), "responses");
    String named = responses.containsKey(status) ? status : "default";
    Map<?, ?> promised = (Map<?, ?>) responses.get(named);
    if (promised == null) {
      throw new AssertionError(route + " promises no " + status + ": " + answer);
    }
    SEEN.add(route + " " + named);
    Map<?, ?> response = followed(promised);
    checkHeaders(response, answer);
    Map<?, ?> contents = response.containsKey("content") ? map(response, "content") : Map.of();
    if (contents.isEmpty()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    Map<?, ?> content = (Map<?, ?>) contents.get(answer.header("content-type"));
    assertThat(content).as(route + " " + answer).isNotNull();
    String pointer = String.valueOf(map(content, "schema").get("$ref"));
    assertThat(valid(pointer, answer.body())).as(route + " " + answer).isEmpty();
  }

  /** What is wrong with the value, by one of the document's schemas. */
  static List<String> valid(String pointer, String json) {
    Schema schema = SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + pointer));
    return schema.validate(json, InputFormat.JSON).stream().map(String::valueOf).toList();
  }

  private static void checkHeaders(Map<?, ?> response, Answer answer) {
    if (response.containsKey("headers")) {
      map(response, "headers")
          .forEach(
              (name, reference) -> {
                Map<?, ?> header = followed((Map<?, ?>) reference);
                String value = answer.headers().get(String.valueOf(name).toLowerCase(Locale.ROOT));
                if (value != null) {
                  assertThat(value).matches(String.valueOf(map(header, "schema").get("pattern")));
                } else {
                  assertThat(header.get("required")).as("no %s: %s", name, answer).isNull();
                }
              });
    }
  }

  private static Map<?, ?> operation(String route) {
    String[] parts = route.split(" ");
    Map<?, ?> path = map(map(DOCUMENT, "paths"), parts[1]);
    return map(path, parts[0].toLowerCase(Locale.ROOT));
  }

  private static Map<?, ?> followed(Map<?, ?> object) {
    Object reference = object.get("$ref");
    if (reference == null) {
      return object;
    }
    Map<?, ?> found = DOCUMENT;
    for (String name : String.valueOf(reference).substring(2).split("/")) {
      found = map(found, name);
    }
    return found;
  }

  private static Map<?, ?> map(@Nullable Object object, String name) {
    Object found = object instanceof Map<?, ?> map ? map.get(name) : null;
    assertThat(found).as(name).isInstanceOf(Map.class);
    return (Map<?, ?>) Objects.requireNonNull(found);
  }

  private static Map<?, ?> load() {
    try {
      Object document =
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE));
      return (Map<?, ?>) Objects.requireNonNull(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of a YAML document may be numbers. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        object.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
        yield plain;
      }
      case List<?> list -> list.stream().map(Contract::plain).toList();
      case null, default -> value;
    };
  }
}
