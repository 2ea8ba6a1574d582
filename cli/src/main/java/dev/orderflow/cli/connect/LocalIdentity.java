package dev.orderflow.cli.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Who a client of the local cloud says it is; nothing checks it, but the protocols want it said.
 */
final class LocalIdentity {

  static final String REGION = "us-east-1";

  // DynamoDB Local accepts letters and digits only.
  private static final String ACCESS_KEY = "local";
  private static final String SECRET = "local";

  private LocalIdentity() {}

  /** The variables that lead AWS clients to an endpoint with credentials that open nothing. */
  static Map<String, String> variables(String endpoint) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(Endpoint.VARIABLE, endpoint);
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_DEFAULT_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", SECRET);
    return variables;
  }

  /** What the environment gives, else the dummies. */
  static AwsCredentials credentials(Map<String, String> environment) {
    String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
    String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
    String token = environment.getOrDefault("AWS_SESSION_TOKEN", "");
    if (key.isEmpty() || secret.isEmpty()) {
      return AwsBasicCredentials.create(ACCESS_KEY, SECRET);
    }
    return token.isEmpty()
        ? AwsBasicCredentials.create(key, secret)
        : AwsSessionCredentials.create(key, secret, token);
  }
}
