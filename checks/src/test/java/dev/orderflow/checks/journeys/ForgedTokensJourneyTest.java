package dev.orderflow.checks.journeys;

import static dev.orderflow.checks.journeys.TokenForge.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.template.HttpRoute;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route of the API's template, those to come included, and tokens that only look good. */
class ForgedTokensJourneyTest extends Journey {

  private static final List<Path> ALL =
      List.of(
          Path.of("../orders/template.yaml"),
          Path.of("../services/inventory/template.yaml"),
          Path.of("../services/notifications/template.yaml"),
          Path.of("../api/template.yaml"));
  private static final String ALL_SCOPES = "orders:read orders:write orders:operate";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;

  ForgedTokensJourneyTest(@TempDir Path data) {
    super(Settings.inMemory(ALL).keptIn(data));
    this.data = data;
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  @Test
  void openNoRoute() throws Exception {
    List<String> routes =
        Templates.load(ALL, Map.of(), cloud.endpoint()).all(HttpRoute.class).stream()
            .map(HttpRoute::routeKey)
            .toList();
    assertThat(routes).hasSizeGreaterThan(18);
    TokenForge forge = forge();
    assertThat(status("GET /orders", forge.signed(holder(60)))).as("a good one").isEqualTo(200);
    for (Map.Entry<String, String> forged : forged(forge).entrySet()) {
      for (String route : routes) {
        assertThat(status(route, forged.getValue()))
            .as("%s, %s", route, forged.getKey())
            .isEqualTo(401);
      }
    }
  }

  /** By what is wrong with each. */
  private static Map<String, String> forged(TokenForge forge) throws Exception {
    RSAKey other = new RSAKeyGenerator(2048).keyID(forge.key().getKeyID()).generate();
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("expired", forge.signed(holder(-60)));
    tokens.put("for another audience", forge.signed(holder(60).audience("another")));
    tokens.put("of another issuer", forge.signed(holder(60).issuer("https://another.example")));
    tokens.put("of another key", forge.with(other).signed(holder(60)));
    tokens.put("unsigned", forge.unsigned(holder(60)));
    return tokens;
  }

  private static JWTClaimsSet.Builder holder(int seconds) {
    return claims(seconds).claim("scope", ALL_SCOPES);
  }

  /** The issuer makes its key for the first token that is wanted of it. */
  private TokenForge forge() throws Exception {
    ApiClient.of(http, cloud.api(), "C-1", ALL_SCOPES);
    RSAKey key = RSAKey.parse(Files.readString(data.resolve("dev-issuer.jwk")));
    return new TokenForge(key, cloud.api().resolve("/dev-issuer").toString());
  }

  private int status(String route, String token) throws IOException, InterruptedException {
    String[] parts = route.split(" ", 2);
    String path = parts[1].replaceAll("\\{\\w+}", "O-1");
    return new ApiClient(http, cloud.api(), "Bearer " + token)
        .send(parts[0], path, "")
        .statusCode();
  }
}
