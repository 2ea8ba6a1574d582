package dev.orderflow.cli.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The local cloud's mail, by the one route that AWS does not have. */
record Mails(URI endpoint) {

  private static final String ORDER_HEADER = "X-Orderflow-Order";

  Mails(Connection connection) {
    this(
        connection
            .localUrl()
            .orElseThrow(
                () ->
                    CommandException.unusable(
                        "mail is not kept on AWS: SES has sent it, and CloudWatch counts it")));
  }

  List<Map<String, @Nullable Object>> list(@Nullable String order, int limit) {
    String only =
        order == null
            ? ""
            : "&header=" + ORDER_HEADER + "&value=" + URLEncoder.encode(order, UTF_8);
    List<Map<String, @Nullable Object>> mails = new ArrayList<>();
    if (json("?limit=" + limit + only).get("mail") instanceof List<?> list) {
      list.forEach(mail -> mails.add(JsonObjects.object("mail", mail)));
    }
    return mails;
  }

  Map<String, @Nullable Object> mail(int number) {
    return json("/" + number);
  }

  String eml(int number) {
    return get("/" + number + ".eml");
  }

  private Map<String, @Nullable Object> json(String path) {
    try {
      return JsonObjects.object("answer", Json.parse(get(path)));
    } catch (JsonException e) {
      throw notALocalCloud();
    }
  }

  private String get(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(endpoint + "/_local/mail" + path).toURL().openConnection();
      int status = connection.getResponseCode();
      if (status == 200) {
        return new String(connection.getInputStream().readAllBytes(), UTF_8);
      }
      throw status == 404 && path.startsWith("/")
          ? CommandException.found("there is no such mail")
          : notALocalCloud();
    } catch (IOException e) {
      throw SdkClientException.create("cannot read mail: " + e.getMessage(), e);
    }
  }

  private CommandException notALocalCloud() {
    return CommandException.unusable(endpoint + " keeps no mail: it is not a local cloud");
  }
}
