package dev.orderflow.localcloud.endpoint;

import dev.orderflow.localcloud.web.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credential scope of a signed request: whose key, and for which service. */
record Credential(String accessKeyId, String service) {

  private static final String NAME = "Credential=";
  private static final String QUERY_NAME = "X-Amz-Credential";
  private static final String END = "aws4_request";

  /** From the Authorization header, or from the query of a pre-signed URL. */
  static Optional<Credential> of(Map<String, String> headers, String query) {
    return inHeader(headers.getOrDefault("authorization", "")).or(() -> inQuery(query));
  }

  private static Optional<Credential> inHeader(String header) {
    int at = header.indexOf(NAME);
    if (at < 0) {
      return Optional.empty();
    }
    int start = at + NAME.length();
    int end = start;
    while (end < header.length() && !isBetweenParts(header.charAt(end))) {
      end++;
    }
    return ofScope(header.substring(start, end));
  }

  private static Optional<Credential> inQuery(String query) {
    return query.contains(QUERY_NAME)
        ? Form.parse(query)
            .map(values -> values.getOrDefault(QUERY_NAME, List.of("")).getFirst())
            .flatMap(Credential::ofScope)
        : Optional.empty();
  }

  private static boolean isBetweenParts(char c) {
    return c == ',' || c == ' ' || c == '\t';
  }

  /** As in {@code KEY/20260101/us-east-1/events/aws4_request}. */
  private static Optional<Credential> ofScope(String scope) {
    int slash = scope.indexOf('/');
    int end = scope.lastIndexOf('/');
    int before = scope.lastIndexOf('/', end - 1);
    return slash > 0 && before >= slash && before + 1 < end && scope.endsWith("/" + END)
        ? Optional.of(new Credential(scope.substring(0, slash), scope.substring(before + 1, end)))
        : Optional.empty();
  }
}
