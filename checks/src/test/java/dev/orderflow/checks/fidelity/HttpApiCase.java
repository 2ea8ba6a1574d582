package dev.orderflow.checks.fidelity;

import dev.orderflow.kit.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** Tests of an HTTP API whose functions are puppets. */
abstract class HttpApiCase extends Puppets {

  static final Charset UTF_8 = StandardCharsets.UTF_8;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpApiCase(String resources) {
    super(resources);
  }

  @AfterAll
  void closeClient() {
    http.close();
  }

  /** A function's events: a route each. */
  static String events(String... routeKeys) {
    StringBuilder events = new StringBuilder("Events:\n");
    for (int i = 0; i < routeKeys.length; i++) {
      events.append(event("Route" + i, routeKeys[i], "").indent(2));
    }
    return events.toString();
  }

  /** A function's events: one route; {@code more} is another of its properties. */
  static String route(String routeKey, String more) {
    return "Events:\n" + event("Route", routeKey, more).indent(2);
  }

  private static String event(String name, String routeKey, String more) {
    String[] words = routeKey.split(" ", 2);
    return """
        %s:
          Type: HttpApi
          Properties:
            ApiId: !Ref Api
            Method: %s
            Path: "%s"
            PayloadFormatVersion: "2.0"
            %s
        """
        .formatted(name, words[0], words[1], more);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api().resolve(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** What a client gets when a function answers so. */
  HttpResponse<String> answering(String answer) throws IOException, InterruptedException {
    return post("/do", Json.write(Map.of("answer", answer)));
  }
}
