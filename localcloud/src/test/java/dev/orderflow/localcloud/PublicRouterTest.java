package dev.orderflow.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.site.Site;
import dev.orderflow.localcloud.site.SiteConfig;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicRouterTest {

  private static final String HERE = "127.0.0.1:8080";

  @TempDir Path folder;
  private final AtomicBoolean full = new AtomicBoolean();
  private PublicRouter door = door(Optional.empty());

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("index.html"), "page");
    URI url = URI.create("http://" + HERE);
    door = door(Optional.of(new Site(folder, url, new SiteConfig("", "", Optional.empty()))));
  }

  private PublicRouter door(Optional<Site> site) {
    return new PublicRouter(
        StorageHealth.IN_MEMORY,
        says("issuer"),
        says("mail"),
        site,
        full::get,
        says("api"),
        says("sockets"));
  }

  private static WebHandler says(String who) {
    return _ -> WebResponse.of(200, "text/plain", who);
  }

  @ParameterizedTest
  @CsvSource({
    "/, page",
    "/index.html, page",
    "/orders, api",
    "/missing.js, api",
    "/dev-issuer/token, issuer",
    "/_local/mail, mail",
    "/_local/mail/1, mail",
    "/_local/mailbox, api",
    "/health, '{\"status\":\"ready\"}'"
  })
  void eachPathHasItsOwner(String path, String who) throws Exception {
    assertThat(body(asked(path, Map.of()))).isEqualTo(who);
  }

  @Test
  void healthSaysThatSendersAreThrottled() throws Exception {
    full.set(true);
    assertThat(body(asked("/health", Map.of()))).isEqualTo("{\"status\":\"throttling\"}");
  }

  @Test
  void withoutASiteTheApiAnswers() throws Exception {
    door = door(Optional.empty());
    assertThat(body(asked("/", Map.of()))).isEqualTo("api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev-issuer/token", "/dev-issuer/authorize", "/_local/mail"})
  void pagesOfElsewhereGetNeitherTokensNorMail(String path) throws Exception {
    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1.evil.example")) {
      assertThat(asked(path, Map.of("origin", origin)).status()).as(origin).isEqualTo(403);
    }
    assertThat(asked(path, Map.of("origin", "http://" + HERE)).status()).isEqualTo(200);
  }

  @Test
  void aSocketIsNotForPagesOfElsewhere() throws Exception {
    Map<String, String> upgrade = Map.of("upgrade", "websocket", "connection", "upgrade");
    assertThat(body(asked("/live", upgrade))).isEqualTo("sockets");
    Map<String, String> foreign = new HashMap<>(upgrade);
    foreign.put("origin", "https://evil.example");
    assertThat(asked("/live", foreign).status()).isEqualTo(403);
  }

  @Test
  void aLinkFromElsewhereMayLeadHereAndAFormMayNot() throws Exception {
    Map<String, String> link = Map.of("sec-fetch-site", "cross-site", "sec-fetch-mode", "navigate");
    assertThat(asked("/dev-issuer/authorize", link).status()).isEqualTo(200);
    Map<String, String> picture =
        Map.of("sec-fetch-site", "cross-site", "sec-fetch-mode", "no-cors");
    assertThat(asked("/_local/mail", picture).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/config.json", "/_local/mail", "/orders"})
  void underAForeignNameNobodyAnswers(String path) throws Exception {
    assertThat(asked(path, Map.of("host", "evil.example")).status()).isEqualTo(403);
  }

  private WebResponse asked(String path, Map<String, String> more) throws Exception {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("host", List.of(HERE));
    more.forEach((name, value) -> headers.put(name, List.of(value)));
    WebRequest request =
        new WebRequest("GET", path, "", "HTTP/1.1", headers, new byte[0], "127.0.0.1");
    Optional<WebResponse> rejection = door.rejection(request);
    return rejection.isPresent() ? rejection.get() : (WebResponse) door.handle(request);
  }

  private static String body(WebResponse response) {
    return new String(response.body(), UTF_8);
  }
}
