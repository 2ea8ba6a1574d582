package dev.orderflow.checks.journeys;

import static dev.orderflow.checks.journeys.TokenForge.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.products.SeedProducts;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The whole system, and people who look at it: by WebSocket, with tokens of its issuer. */
class LiveJourneyTest extends Journey {

  private static final List<String> WHOLE_LIFE =
      List.of(
          "Order Processed",
          "Order Reserved",
          "Order Paid",
          "Order Dispatched",
          "Order Completed",
          "Customer Notified");

  /** Of the issuer's key, so that tokens can be forged with it. */
  private final Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  LiveJourneyTest(@TempDir Path data) {
    super(
        Settings.inMemory(new ProjectLayout(Tree.root()).templates())
            .with(Map.of("PickupSeconds", "1", "DeliverySeconds", "1"))
            .keptIn(data));
    this.data = data;
  }

  @BeforeAll
  void stock() throws InterruptedException {
    SeedProducts.load(Tree.root(), cloud.tables());
  }

  @AfterAll
  void hangUp() {
    http.shutdownNow();
  }

  @Test
  void customersHearOfTheirOwnOrdersAndOperatorsOfAll() throws Exception {
    Looker zoe = look("C-zoe", "orders:read", "");
    Looker max = look("C-max", "orders:read", "&all=false");
    Looker staff = look("S-1", "orders:operate", "&all=true");

    aws.publish(
        order("ZOES", "C-zoe"), order("MAXS", "C-max"), Orders.small("NOBODYS"), refused("C-zoe"));

    for (String type : WHOLE_LIFE) {
      zoe.await(type, "ZOES");
      max.await(type, "MAXS");
      staff.await(type, "NOBODYS");
      staff.await(type, "ZOES");
    }
    zoe.await("Order Rejected", "REFUSED");
    assertThat(zoe.orderIds()).containsExactly("REFUSED", "ZOES");
    assertThat(max.orderIds()).containsExactly("MAXS");
    assertThat(staff.orderIds()).contains("MAXS", "NOBODYS", "REFUSED", "ZOES");
    assertThat(zoe.heard().toString()).doesNotContain("@").doesNotContain("C-zoe");
  }

  @Test
  void onlyGoodTokensAreLetIn() throws Exception {
    String good = token("C-1", "orders:read");
    RSAKey key = RSAKey.parse(Files.readString(data.resolve("dev-issuer.jwk")));
    TokenForge forge = new TokenForge(key, cloud.api().resolve("/dev-issuer").toString());
    RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();

    assertThat(knock("token=" + good)).isEqualTo(101);
    assertThat(knock("token=" + forge.signed(claims(60)))).isEqualTo(101);
    assertThat(knock("all=true")).isEqualTo(401);
    assertThat(knock("token=x")).isEqualTo(403);
    assertThat(knock("token=" + good.substring(0, good.length() - 9))).isEqualTo(403);
    assertThat(knock("token=" + forge.signed(claims(-1)))).isEqualTo(403);
    assertThat(knock("token=" + forge.signed(claims(60).audience("another")))).isEqualTo(403);
    assertThat(knock("token=" + forge.signed(claims(60).issuer("http://127.0.0.1:1"))))
        .isEqualTo(403);
    assertThat(knock("token=" + forge.unsigned(claims(60)))).isEqualTo(403);
    assertThat(knock("token=" + forge.with(other).signed(claims(60)))).isEqualTo(403);
    assertThat(knock("token=" + token("C-1", "orders:write"))).isEqualTo(403);
    assertThat(knock("all=true&token=" + good)).isEqualTo(403);
  }

  @Test
  void whoIsGoneWithoutGoodbyeIsForgottenAndHoldsUpNobody() throws Exception {
    Looker here = look("C-gone", "orders:read", "");
    // As one that a process that was killed has left, and that nobody said goodbye for.
    remember("left-behind", "customer C-gone", Instant.now().plusSeconds(600));

    aws.publish(order("GONE", "C-gone"));

    here.await("Order Processed", "GONE");
    AwsClients.awaitTrue("it is forgotten", () -> connection("left-behind").isEmpty());
    AwsClients.awaitTrue("nothing waits", () -> aws.held("news-queue") == 0);
    assertThat(aws.held("news-dlq")).isZero();
  }

  @Test
  void aConnectionThatBreaksIsForgotten() throws Exception {
    String query = "token=" + token("C-broken", "orders:read");
    http.newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://" + cloud.api().getAuthority() + "/live?" + query),
            new WebSocket.Listener() {})
        .join()
        .abort();

    AwsClients.awaitTrue("it is forgotten", () -> connectionOf("C-broken").isEmpty());
  }

  @Test
  void aConnectionEndsWithItsToken() throws Exception {
    String token = token("C-end", "orders:read");
    Looker looker = Looker.connect(http, cloud.api(), "token=" + token);
    Map<String, AttributeValue> row = connectionOf("C-end");
    assertThat(row.get("expiresAt").n()).isEqualTo(String.valueOf(TokenForge.expiryOf(token)));
    assertThat(
            aws.dynamoDb
                .describeTimeToLive(r -> r.tableName("Connections"))
                .timeToLiveDescription()
                .attributeName())
        .isEqualTo("expiresAt");

    remember(row.get("connectionId").s(), "customer C-end", Instant.now().minusSeconds(1));
    aws.publish(order("ENDED", "C-end"));

    assertThat(looker.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1000);
    AwsClients.awaitTrue("it is forgotten", () -> connectionOf("C-end").isEmpty());
    assertThat(looker.heard()).isEmpty();
  }

  private Looker look(String subject, String scope, String more) throws Exception {
    return Looker.connect(http, cloud.api(), "token=" + token(subject, scope) + more);
  }

  private int knock(String query) {
    return Looker.knock(http, cloud.api(), query);
  }

  private String token(String subject, String scope) throws IOException, InterruptedException {
    String bearer = ApiClient.of(http, cloud.api(), subject, scope).authorization();
    return bearer.substring("Bearer ".length());
  }

  private static String order(String orderId, String customerId) {
    return Orders.small(orderId).replace("{", "{\"customerId\":\"" + customerId + "\",");
  }

  private static String refused(String customerId) {
    return Orders.rejected("REFUSED").replace("{", "{\"customerId\":\"" + customerId + "\",");
  }

  private void remember(String connectionId, String audience, Instant until) {
    aws.dynamoDb.putItem(
        r ->
            r.tableName("Connections")
                .item(
                    Map.of(
                        "connectionId", AttributeValue.fromS(connectionId),
                        "audience", AttributeValue.fromS(audience),
                        "connectedAt", AttributeValue.fromS("2026-01-15T12:00:00Z"),
                        "expiresAt",
                            AttributeValue.fromN(String.valueOf(until.getEpochSecond())))));
  }

  private Map<String, AttributeValue> connection(String connectionId) {
    return aws.items("Connections").stream()
        .filter(it -> connectionId.equals(it.get("connectionId").s()))
        .findFirst()
        .orElse(Map.of());
  }

  private Map<String, AttributeValue> connectionOf(String customerId) {
    return aws.items("Connections").stream()
        .filter(it -> it.containsKey("audience"))
        .filter(it -> it.get("audience").s().equals("customer " + customerId))
        .findFirst()
        .orElse(Map.of());
  }
}
