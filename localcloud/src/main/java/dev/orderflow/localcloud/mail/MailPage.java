package dev.orderflow.localcloud.mail;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.util.List;
import java.util.Map;

/** The kept mail on the port for people, as {@link MailReading} shows it to programs. */
public record MailPage(MailReading reading) implements WebHandler {

  @Override
  public WebResponse handle(WebRequest request) {
    if (!request.method().equals("GET")) {
      return WebResponse.message(405, "Method Not Allowed").with("Allow", "GET");
    }
    Response answer =
        reading.handle(
            new Request(
                "GET",
                request.path(),
                request.query(),
                Map.of(),
                new byte[0],
                new Caller.Root("console")));
    List<WebHeader> headers =
        answer.headers().entrySet().stream()
            .map(it -> new WebHeader(it.getKey(), it.getValue()))
            .toList();
    return new WebResponse(answer.status(), headers, answer.body())
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }
}
