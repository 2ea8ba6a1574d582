package dev.orderflow.api.read;

import dev.orderflow.api.http.Parameters;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.api.lookup.OrderLookup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows one order; on demand not before it has changed, so that few requests follow it closely. */
record OrderLongPoll(OrderLookup lookup, WaitingReads waiting, Clock clock, Pause pause) {

  private static final int MAX_WAIT = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private record Seen(Response response, ETag tag) {

    Response answer(Request request) {
      Response base = tag.isKnownTo(request) ? Response.notModified() : response;
      return base.with("etag", tag.text()).with("cache-control", "private, no-cache");
    }
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if the caller has no such order, a parameter is
   *     not usable, or too many wait
   */
  Response look(Request request) {
    int wait = Parameters.whole(request, "wait", 1, MAX_WAIT, 0);
    Instant now = clock.instant();
    Seen first = see(request);
    // Without If-None-Match, the client has seen what is there now.
    boolean told = request.header("if-none-match") != null && !first.tag().isKnownTo(request);
    if (told || wait == 0) {
      return first.answer(request);
    }
    Duration most = Duration.ofSeconds(wait);
    return waiting
        .during(request, now, most, () -> change(request, first, now.plus(most)))
        .answer(request);
  }

  /** What is seen when it has changed, or at the end. */
  private Seen change(Request request, Seen first, Instant end) {
    Seen seen = first;
    while (seen.tag().equals(first.tag()) && clock.instant().isBefore(end)) {
      pause.of(BETWEEN_LOOKS);
      seen = see(request);
    }
    return seen;
  }

  private Seen see(Request request) {
    Response response = Response.json(200, OrderJson.of(lookup.find(request)));
    return new Seen(response, ETag.of(response));
  }
}
