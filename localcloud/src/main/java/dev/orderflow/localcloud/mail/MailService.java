package dev.orderflow.localcloud.mail;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SES's second API, as far as sending simple mail goes. */
public record MailService(Mailbox mailbox) implements Service {

  /** Where a mail is posted to. */
  public static final String PATH = "/v2/email/outbound-emails";

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("POST") || !request.path().equals(PATH)) {
      throw AwsError.unsupported("the SES operation " + request.method() + " " + request.path());
    }
    Input input = Input.of("SendEmail", Json.parse(request.body()));
    return Response.json(200, Map.of("MessageId", mailbox.send(letter(input))));
  }

  private static Letter letter(Input input) {
    input.supportsOnly(Set.of("FromEmailAddress", "Destination", "ReplyToAddresses", "Content"));
    Input content = input.object("Content");
    content.supportsOnly(Set.of("Simple"));
    Input message = content.object("Simple");
    message.supportsOnly(Set.of("Subject", "Body", "Headers"));
    Optional<Input> to = input.optionalObject("Destination");
    Input body = message.object("Body");
    body.supportsOnly(Set.of("Text", "Html"));
    return new Letter(
        input.optionalText("FromEmailAddress").orElse(""),
        addresses(to, "ToAddresses"),
        addresses(to, "CcAddresses"),
        addresses(to, "BccAddresses"),
        input.texts("ReplyToAddresses"),
        message.object("Subject").text("Data"),
        data(body, "Text").orElse(null),
        data(body, "Html").orElse(null),
        headers(message));
  }

  private static List<String> addresses(Optional<Input> destination, String name) {
    return destination.map(it -> it.texts(name)).orElse(List.of());
  }

  private static Optional<String> data(Input body, String name) {
    return body.optionalObject(name).map(it -> it.text("Data"));
  }

  private static Map<String, String> headers(Input message) {
    Map<String, String> headers = new LinkedHashMap<>();
    message.objects("Headers").forEach(it -> headers.put(it.text("Name"), it.text("Value")));
    return headers;
  }
}
