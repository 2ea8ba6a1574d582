package dev.orderflow.localcloud.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

  private static final URI URL = URI.create("http://127.0.0.1:8080");

  @TempDir Path home;
  private Path folder = Path.of("");
  private Site site = new Site(folder, URL, new SiteConfig("", "", Optional.empty()));

  @BeforeEach
  void furnish() throws IOException {
    folder = Files.createDirectories(home.resolve("site"));
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("index.html"), "<!doctype html>");
    Files.writeString(folder.resolve("lib/api.js"), "export {};");
    Files.writeString(folder.resolve("lib/.secret.js"), "hidden");
    Files.writeString(home.resolve("secret.js"), "outside");
    Files.createSymbolicLink(folder.resolve("out.js"), home.resolve("secret.js"));
    Files.createSymbolicLink(folder.resolve("up"), home);
    site = new Site(folder, URL, new SiteConfig("http://issuer", "page", Optional.of("/live")));
  }

  @ParameterizedTest
  @CsvSource({"/, text/html; charset=utf-8", "/lib/api.js, text/javascript; charset=utf-8"})
  void aFileComesWithItsTypeAndThePoliciesOfPages(String path, String type) throws Exception {
    WebResponse answer = get(path).orElseThrow();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo(type);
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("connect-src 'self' ws://127.0.0.1:8080;")
        .doesNotContain("unsafe", "*");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
  }

  @Test
  void anUnchangedFileIsNotSentAgain() throws Exception {
    String tag = header(get("/lib/api.js").orElseThrow(), "ETag");
    assertThat(get("/lib/api.js", "if-none-match", "\"other\", W/" + tag).orElseThrow().status())
        .isEqualTo(304);
    Files.writeString(folder.resolve("lib/api.js"), "export { changed };");
    WebResponse changed = get("/lib/api.js", "if-none-match", tag).orElseThrow();
    assertThat(new String(changed.body(), UTF_8)).isEqualTo("export { changed };");
  }

  @Test
  void whoTakesItGetsAFileCompressedUnderATagOfItsOwn() throws Exception {
    String text = "export const LONG = '" + "many times the same, ".repeat(500) + "';";
    Files.writeString(folder.resolve("long.js"), text);
    WebResponse plain = get("/long.js").orElseThrow();
    WebResponse gzip = get("/long.js", "accept-encoding", "br;q=0.9, gzip").orElseThrow();
    assertThat(plain.headers()).extracting(WebHeader::name).doesNotContain("Content-Encoding");
    assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
    assertThat(gzip.body().length).isLessThan(plain.body().length / 10);
    assertThat(new String(GzipCacheTest.unpacked(gzip.body()), UTF_8)).isEqualTo(text);
    assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag"));
    for (WebResponse answer : List.of(plain, gzip, notModified("/long.js", gzip))) {
      assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
      assertThat(header(answer, "Content-Security-Policy")).isNotEmpty();
    }
    Map<String, List<String>> others =
        Map.of("accept-encoding", List.of("gzip"), "if-none-match", List.of(header(plain, "ETag")));
    assertThat(site.answer(request("GET", "/long.js", others)).orElseThrow().status())
        .isEqualTo(200);
  }

  private WebResponse notModified(String path, WebResponse known) throws IOException {
    Map<String, List<String>> headers =
        Map.of("accept-encoding", List.of("gzip"), "if-none-match", List.of(header(known, "ETag")));
    WebResponse answer = site.answer(request("GET", path, headers)).orElseThrow();
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(header(answer, "ETag")).isEqualTo(header(known, "ETag"));
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tiny.js", "/empty.css", "/picture.png"})
  void whatWouldNotBeSmallerStaysAsItIs(String path) throws Exception {
    Files.writeString(folder.resolve("tiny.js"), "1");
    Files.writeString(folder.resolve("empty.css"), "");
    Files.write(folder.resolve("picture.png"), new byte[4_000]);
    WebResponse answer = get(path, "accept-encoding", "gzip").orElseThrow();
    assertThat(answer.headers()).extracting(WebHeader::name).doesNotContain("Content-Encoding");
    assertThat(answer.body().length).isEqualTo((int) Files.size(folder.resolve(path.substring(1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/missing.js",
        "/lib",
        "/lib/",
        "/lib/.secret.js",
        "/../secret.js",
        "/lib/../../secret.js",
        "/%2e%2e/secret.js",
        "/lib/..%2f..%2fsecret.js",
        "//secret.js",
        "/out.js",
        "/up/secret.js",
        "/up/site/index.html.exe",
        "/orders/ORD-1"
      })
  void whatIsNoFileOfTheFolderIsLeftToOthers(String path) throws Exception {
    assertThat(get(path)).isEmpty();
  }

  @Test
  void aFileBeyondTheLimitIsNotRead() throws Exception {
    Files.write(folder.resolve("large.js"), new byte[(int) Site.MOST_BYTES + 1]);
    assertThat(get("/large.js")).isEmpty();
  }

  @Test
  void onlyReadingIsAnswered() throws Exception {
    assertThat(site.answer(request("POST", "/", Map.of()))).isEmpty();
    assertThat(site.answer(request("HEAD", "/lib/api.js", Map.of()))).isPresent();
  }

  @Test
  void thePageIsToldWhereThingsAre() throws Exception {
    WebResponse answer = get("/config.json").orElseThrow();
    assertThat(Json.parse(new String(answer.body(), UTF_8)))
        .isEqualTo(
            Map.of(
                "api", "",
                "live", "/live",
                "issuer", "http://issuer",
                "clientId", "page",
                "local", true));
  }

  @Test
  void underAnotherNameItLeadsToItsOwn() throws Exception {
    WebResponse answer = get("/", "host", "localhost:8080").orElseThrow();
    assertThat(answer.status()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo("http://127.0.0.1:8080/");
  }

  private Optional<WebResponse> get(String path) throws IOException {
    return site.answer(request("GET", path, Map.of()));
  }

  private Optional<WebResponse> get(String path, String header, String value) throws IOException {
    return site.answer(request("GET", path, Map.of(header, List.of(value))));
  }

  private static WebRequest request(String method, String path, Map<String, List<String>> more) {
    Map<String, List<String>> headers = new java.util.HashMap<>();
    headers.put("host", List.of("127.0.0.1:8080"));
    headers.putAll(more);
    return new WebRequest(method, path, "", "HTTP/1.1", headers, new byte[0], "127.0.0.1");
  }

  private static String header(WebResponse response, String name) {
    return response.headers().stream()
        .filter(it -> it.name().equals(name))
        .map(WebHeader::value)
        .findFirst()
        .orElse("");
  }
}
