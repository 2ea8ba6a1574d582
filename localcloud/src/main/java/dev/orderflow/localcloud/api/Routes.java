package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.template.HttpRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the route that a request takes, as AWS orders them. */
final class Routes {

  /**
   * @param method {@code ANY} for all that have no route of their own
   */
  private record Candidate(String method, RoutePath path, HttpRoute route) {}

  /**
   * @param pathParameters by name, decoded
   */
  record Match(HttpRoute route, Map<String, String> pathParameters) {}

  private static final String ANY = "ANY";

  /** What says most comes first; of the same path, the method before {@code ANY}. */
  private static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::path).thenComparing(it -> it.method().equals(ANY));

  private final List<Candidate> candidates = new ArrayList<>();
  private final @Nullable HttpRoute otherwise;

  Routes(List<HttpRoute> routes) {
    HttpRoute last = null;
    for (HttpRoute route : routes) {
      String key = route.routeKey();
      if (key.equals(HttpRoute.DEFAULT)) {
        last = route;
      } else {
        int space = key.indexOf(' ');
        RoutePath path = RoutePath.of(key.substring(space + 1));
        candidates.add(new Candidate(key.substring(0, space), path, route));
      }
    }
    candidates.sort(ORDER);
    otherwise = last;
  }

  /**
   * @param path decoded
   */
  Optional<Match> find(String method, String path) {
    for (Candidate candidate : candidates) {
      if (candidate.method().equals(method) || candidate.method().equals(ANY)) {
        var parameters = candidate.path().match(path);
        if (parameters.isPresent()) {
          return Optional.of(new Match(candidate.route(), parameters.get()));
        }
      }
    }
    return Optional.ofNullable(otherwise).map(route -> new Match(route, Map.of()));
  }
}
