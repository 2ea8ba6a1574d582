package dev.orderflow.api.read;

import dev.orderflow.api.book.Book;
import dev.orderflow.api.http.Parameters;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows one order; on demand not before it has changed, so that few requests follow it closely. */
record Lookout(Book book, Clock clock, Pause pause) {

  private static final int MAX_WAIT = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private record Seen(Response response, ETag tag) {

    Response answer(Request request) {
      Response base = tag.isKnownTo(request) ? Response.notModified() : response;
      return base.with("etag", tag.text()).with("cache-control", "private, no-cache");
    }
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if the caller has no such order, or a parameter
   *     is not usable
   */
  Response look(Request request) {
    int wait = Parameters.whole(request, "wait", 1, MAX_WAIT, 0);
    Instant end = clock.instant().plusSeconds(wait);
    Seen first = see(request);
    // Without If-None-Match, the client has seen what is there now.
    boolean told = request.header("if-none-match") != null && !first.tag().isKnownTo(request);
    Seen seen = first;
    while (!told && seen.tag().equals(first.tag()) && clock.instant().isBefore(end)) {
      pause.of(BETWEEN_LOOKS);
      seen = see(request);
    }
    return seen.answer(request);
  }

  private Seen see(Request request) {
    Response response = Response.json(200, OrderJson.of(book.find(request)));
    return new Seen(response, ETag.of(response));
  }
}
