package dev.orderflow.cli.connect;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints an access token of the development issuer. */
@Command(
    name = "token",
    header = "Print a token that signs one in to the API of the local cloud.",
    description = {
      "",
      "Use it as:  curl -H \"Authorization: Bearer $(./orderflow token)\" http://127.0.0.1:8080/orders",
      "",
      "It is valid for an hour, and for the local cloud only.",
      ""
    })
public final class TokenCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--sub",
      paramLabel = "ID",
      defaultValue = "C-1",
      description = "The customer to be (${DEFAULT-VALUE}).")
  private String subject = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPES",
      defaultValue = "orders:read orders:write",
      description = "What it may do, with a space between two (${DEFAULT-VALUE}).")
  private String scope = "";

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      defaultValue = "${env:ORDERFLOW_API_URL:-http://127.0.0.1:8080}",
      description = "Where the API is. Otherwise ORDERFLOW_API_URL, otherwise port 8080.")
  private String apiUrl = "";

  private final Shell shell;

  public TokenCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<?, ?> answer = ask();
    if (!(answer.get("access_token") instanceof String token)) {
      throw CommandException.unusable(
          "no token: " + answer.get("error") + ": " + answer.get("error_description"));
    }
    shell.out().println(standard.json() ? Json.write(answer) : token);
    return ExitCodes.OK;
  }

  private Map<?, ?> ask() throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = http.send(request(), BodyHandlers.ofString());
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

  private HttpRequest request() {
    String form =
        "grant_type=client_credentials&sub=" + encoded(subject) + "&scope=" + encoded(scope);
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
