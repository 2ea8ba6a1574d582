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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  /** Scopes are words with a space between; whatever else looks like one of ours is another's. */
  @Test
  void openOnlyWhatTheirScopesSay() throws Exception {
    TokenForge forge = forge();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Object> scopes =
        new ArrayList<>(
            List.of(
                "orders:read x,orders:operate",
                "orders:read,orders:operate orders:read",
                "orders:read [orders:operate]",
                "[orders:operate orders:read x]",
                "orders:read ORDERS:OPERATE",
                "orders:read orders:operate\u00a0",
                List.of("orders:read", "x orders:operate"),
                List.of("orders:read", "x,orders:operate"),
                List.of("orders:read", List.of("orders:operate"))));
    for (int i = 0; i < 40; i++) {
      char between = (char) random.nextInt(1, 0x250);
      if (between != ' ') {
        scopes.add("orders:read x%corders:operate".formatted(between));
        scopes.add("orders:read orders:operate%cx".formatted(between));
      }
    }
    for (Object scope : scopes) {
      String token = forge.signed(claims(60).claim("scope", scope));
      String shown = "seed %d, scope %s".formatted(seed, scope);
      assertThat(status("GET /orders", token)).as(shown).isEqualTo(200);
      assertThat(status("GET /orders?customerId=C-2", token)).as(shown).isEqualTo(400);
      assertThat(status("GET /operations/orders", token)).as(shown).isEqualTo(403);
    }
    String several =
        forge.signed(
            claims(60).claim("scp", List.of("orders:read", "orders:operate")).claim("scope", null));
    assertThat(status("GET /orders?customerId=C-2", several)).isEqualTo(200);
  }

  @Test
  void anOperatorSeesAndCancelsEverybodysOrders() throws Exception {
    aws.publish(Orders.small("OPERATED-1"));
    aws.awaitProcessed(List.of("OPERATED-1"));
    ApiClient operator = ApiClient.of(http, cloud.api(), "staff", "orders:operate");
    ApiClient customer = ApiClient.of(http, cloud.api(), "C-2", "orders:read orders:write");

    assertThat(operator.get("/orders/OPERATED-1").statusCode()).isEqualTo(200);
    assertThat(operator.get("/orders/OPERATED-1/history").statusCode()).isEqualTo(200);
    assertThat(operator.get("/products").statusCode()).isEqualTo(200);
    assertThat(operator.send("POST", "/orders/OPERATED-1/cancel", "").statusCode()).isEqualTo(400);
    String reason = "{\"reason\":\"asked by phone\"}";
    assertThat(operator.send("POST", "/orders/OPERATED-1/cancel", reason).statusCode())
        .isEqualTo(202);
    assertThat(operator.send("POST", "/orders/OPERATED-1/return", reason).statusCode())
        .isEqualTo(409);
    assertThat(operator.submit("k", Orders.small("X")).statusCode()).isEqualTo(403);
    assertThat(customer.get("/orders/OPERATED-1").statusCode()).isEqualTo(404);
    assertThat(customer.send("POST", "/orders/OPERATED-1/cancel", "").statusCode()).isEqualTo(404);
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
    String path = parts[1].replaceAll("\\{\\w+\\+?}", "O-1");
    return new ApiClient(http, cloud.api(), "Bearer " + token)
        .send(parts[0], path, "")
        .statusCode();
  }
}
