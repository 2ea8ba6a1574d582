package dev.orderflow.localcloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows what is kept, which no API of AWS does:
 *
 * <pre>
 *   GET /_local/mail?header=NAME&amp;value=VALUE&amp;limit=N   summaries, the latest first
 *   GET /_local/mail/N                                  one, with its text and HTML
 *   GET /_local/mail/N.eml                              one, as it would travel
 * </pre>
 */
public record MailReading(Mailbox mailbox) implements Service {

  /** Below it, nothing need be signed. */
  public static final String PATH = "/_local/mail";

  private static final int USUAL_LIMIT = 20;
  private static final int MOST = 1_000;
  private static final Pattern ONE = Pattern.compile(PATH + "/(\\d{1,9})(\\.eml)?");

  @Override
  public Response handle(Request request) {
    if (request.path().equals(PATH)) {
      return list(parameters(request.query()));
    }
    Matcher one = ONE.matcher(request.path());
    Optional<Response> found = one.matches() ? one(one) : Optional.empty();
    return found.orElseGet(() -> Response.json(404, Map.of("message", "There is no such mail.")));
  }

  private Optional<Response> one(Matcher path) {
    int number = Integer.parseInt(path.group(1));
    return path.group(2) == null
        ? mailbox.mail(number).map(mail -> Response.json(200, mail.whole()))
        : mailbox
            .eml(number)
            .map(eml -> new Response(200, Map.of("Content-Type", "message/rfc822"), eml));
  }

  private Response list(Map<String, String> parameters) {
    String header = parameters.getOrDefault("header", "");
    String value = parameters.getOrDefault("value", "");
    Predicate<KeptMail> wanted = mail -> header.isEmpty() || mail.has(header, value);
    return Response.json(
        200,
        Map.of(
            "mail",
            mailbox.mails(wanted, limit(parameters)).stream().map(KeptMail::summary).toList()));
  }

  private static int limit(Map<String, String> parameters) {
    String limit = parameters.getOrDefault("limit", "");
    return limit.matches("\\d{1,6}") ? Math.min(MOST, Integer.parseInt(limit)) : USUAL_LIMIT;
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.split("&")) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            parameter.substring(0, equals),
            URLDecoder.decode(parameter.substring(equals + 1), UTF_8));
      }
    }
    return parameters;
  }
}
