package dev.orderflow.cli.connect;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The development issuer of a local cloud, which makes anyone whom they like. */
public record DevIssuer(String apiUrl) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * A token.
   *
   * @param scope what it may do, with a space between two
   * @throws CommandException if there is no issuer, or it gives none
   */
  public String token(String subject, String scope) throws InterruptedException {
    return String.valueOf(answer(subject, scope, "").get("access_token"));
  }

  /**
   * The whole answer, which has a token in it.
   *
   * @param email that the token is to vouch for; empty for none
   */
  Map<?, ?> answer(String subject, String scope, String email) throws InterruptedException {
    Map<?, ?> answer = ask(subject, scope, email);
    if (!(answer.get("access_token") instanceof String)) {
      throw CommandException.unusable(
          "no token: " + answer.get("error") + ": " + answer.get("error_description"));
    }
    return answer;
  }

  private Map<?, ?> ask(String subject, String scope, String email) throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          http.send(request(subject, scope, email), BodyHandlers.ofString());
      if (Json.parse(answer.body()) instanceof Map<?, ?> object) {
        return object;
      }
      throw noIssuer("it answered something else");
    } catch (ConnectException e) {
      throw noIssuer("nobody listens");
    } catch (IOException | JsonException | IllegalArgumentException e) {
      throw noIssuer(String.valueOf(e.getMessage()));
    }
  }

  private HttpRequest request(String subject, String scope, String email) {
    String form =
        "grant_type=client_credentials&sub=%s&scope=%s&email=%s"
            .formatted(encoded(subject), encoded(scope), encoded(email));
    return HttpRequest.newBuilder(URI.create(apiUrl + "/dev-issuer/token"))
        .timeout(PATIENCE)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private CommandException noIssuer(String why) {
    return CommandException.unusable(
        "no development issuer at " + apiUrl + ": " + why + ". Is './orderflow up' running?");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
