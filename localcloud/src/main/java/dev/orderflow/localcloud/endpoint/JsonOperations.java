package dev.orderflow.localcloud.endpoint;

import dev.orderflow.kit.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service in the awsJson protocol: operations by name, each with the parameters it supports.
 * Whatever else a client asks for is refused by name rather than ignored.
 */
public final class JsonOperations implements Service {

  /** What an operation does with its parameters. */
  @FunctionalInterface
  public interface Operation {

    /**
     * @return the members of the answer
     * @throws AwsError for whatever the client should read as an error
     */
    Map<String, ? extends @Nullable Object> call(Input input, Request request) throws Exception;
  }

  /** An operation that does not care who calls it. */
  @FunctionalInterface
  public interface SimpleOperation {

    Map<String, ? extends @Nullable Object> call(Input input) throws Exception;
  }

  private record Entry(Set<String> parameters, Operation operation) {}

  private final String name;
  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * @param name of the service, for errors
   */
  public JsonOperations(String name) {
    this.name = name;
  }

  /** Adds an operation, before the first request comes. */
  public JsonOperations with(String operation, Set<String> parameters, SimpleOperation action) {
    return withCaller(operation, parameters, (input, request) -> action.call(input));
  }

  /** Adds an operation that looks at the request too, e.g. at who calls. */
  public JsonOperations withCaller(String operation, Set<String> parameters, Operation action) {
    entries.put(operation, new Entry(Set.copyOf(parameters), action));
    return this;
  }

  @Override
  public Response handle(Request request) throws Exception {
    String operation = request.targetOperation();
    Entry entry = entries.get(operation);
    if (entry == null) {
      throw AwsError.unsupported("the " + name + " operation " + operation);
    }
    Input input = Input.of(operation, Json.parse(request.body()));
    input.supportsOnly(entry.parameters());
    return answer(request, entry.operation().call(input, request));
  }

  private static Response answer(Request request, Map<String, ? extends @Nullable Object> members) {
    String type = request.headers().getOrDefault("content-type", "application/x-amz-json-1.0");
    return new Response(
        200, Map.of("Content-Type", type), Json.write(members).getBytes(StandardCharsets.UTF_8));
  }
}
