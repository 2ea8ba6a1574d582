package dev.orderflow.services.billing.stripe;

import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A text in Secrets Manager. Its client is built for the one call that is made for it, after a
 * snapshot's restore and never before, so that no snapshot and no variable holds the text.
 */
record KeptSecret(String arn) implements Supplier<String> {

  @Override
  public String get() {
    try (var client =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      return client.getSecretValue(r -> r.secretId(arn)).secretString();
    }
  }
}
