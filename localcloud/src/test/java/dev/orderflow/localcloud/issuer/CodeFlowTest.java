package dev.orderflow.localcloud.issuer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749's code flow, with RFC 7636's example of a verifier and its challenge. */
class CodeFlowTest {

  private static final String HERE = "http://127.0.0.1:8080/";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final SigningKey KEY = new SigningKey(Optional.empty());

  private Instant now = Instant.parse("2026-01-15T12:00:00Z");
  private final InstantSource time = () -> now;
  private final DevIssuer issuer =
      new DevIssuer(URI.create("http://127.0.0.1:8080"), KEY, time.withZone(ZoneOffset.UTC));

  @Test
  void whoNamesThemselvesGetsATokenForACode() throws Exception {
    WebResponse page = ask(request());
    assertThat(page.status()).isEqualTo(200);
    assertThat(new String(page.body(), UTF_8)).contains("value=\"C-1\"", CHALLENGE);
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .contains("form-action 'self' http://127.0.0.1:8080;");

    Map<String, String> form = request();
    form.put("sub", "C-17");
    Map<String, List<String>> answer = sentBack(post("/authorize", form));
    assertThat(answer).containsEntry("state", List.of("st & te"));
    SignedJWT token = token(exchanged(code(answer)));
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("C-17");
    assertThat(token.getJWTClaimsSet().getClaim("scope")).isEqualTo("orders:read orders:write");
  }

  @Test
  void onlyOperatorsMayOperate() throws Exception {
    Map<String, String> form = request();
    form.put("sub", "ann");
    form.put("operator", "yes");
    String code = code(sentBack(post("/authorize", form)));
    assertThat(token(exchanged(code)).getJWTClaimsSet().getClaim("scope"))
        .isEqualTo("orders:read orders:write orders:operate");
  }

  @ParameterizedTest
  @CsvSource({
    "C-17, '', c-17@example.com",
    "C-17, zoe@shop.example, zoe@shop.example",
    "Zoe_&_co, '', zoe---co@example.com",
    "C-17, no address, ''",
    "C-17, a@b@c, ''"
  })
  void whoSignsInHasAVerifiedAddressAlsoLater(String subject, String given, String email)
      throws Exception {
    Map<String, String> form = request();
    form.put("sub", subject);
    form.put("email", given);
    Map<String, String> silent = request();
    silent.put("prompt", "none");
    silent.put("login_hint", subject);

    for (String code :
        List.of(code(sentBack(post("/authorize", form))), code(sentBack(ask(silent))))) {
      var claims = token(exchanged(code)).getJWTClaimsSet();
      assertThat(claims.getClaim("email")).isEqualTo(email.isEmpty() ? null : email);
      assertThat(claims.getClaim("email_verified")).isEqualTo(email.isEmpty() ? null : true);
    }
  }

  @Test
  void whoIsNamedInTheRequestNeedNotBeAsked() throws Exception {
    Map<String, String> request = request();
    request.put("prompt", "none");
    assertThat(sentBack(ask(request))).containsEntry("error", List.of("login_required"));
    request.put("login_hint", "C-1");
    assertThat(token(exchanged(code(sentBack(ask(request))))).getJWTClaimsSet().getSubject())
        .isEqualTo("C-1");
  }

  @Test
  void aCodeIsGoodOnce() throws Exception {
    String code = silentCode();
    assertThat(exchanged(code).status()).isEqualTo(200);
    assertThat(exchanged(code).status()).isEqualTo(400);
  }

  @Test
  void aCodeIsGoodForAMinute() throws Exception {
    String code = silentCode();
    now = now.plus(Codes.VALID).minus(Duration.ofMillis(1));
    assertThat(exchanged(code).status()).isEqualTo(200);
    String later = silentCode();
    now = now.plus(Codes.VALID);
    assertThat(exchanged(later).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "code_verifier, ABjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, invalid_grant",
    "code_verifier, '', invalid_grant",
    "redirect_uri, http://127.0.0.1:8081/, invalid_grant",
    "client_id, another, invalid_client",
    "code, guessed, invalid_grant"
  })
  void aCodeIsOfNoUseToAnotherThanWhoAskedForIt(String name, String value, String error)
      throws Exception {
    Map<String, String> form = exchange(silentCode());
    form.put(name, value);
    WebResponse answer = post("/token", form);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8)).contains(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "http://evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1:8080@evil.example/",
        "http://user@127.0.0.1/",
        "http://127.0.0.1/#fragment",
        "javascript:alert(1)",
        "//evil.example",
        ""
      })
  void nobodyIsSentElsewhere(String address) throws Exception {
    Map<String, String> request = request();
    request.put("redirect_uri", address);
    WebResponse answer = ask(request);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(header(answer, "Location")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "code_challenge_method, plain, invalid_request",
    "code_challenge, short, invalid_request",
    "state, '', invalid_request",
    "response_type, token, unsupported_response_type",
    "scope, '\"', invalid_scope"
  })
  void theClientIsToldWhatIsWrong(String name, String value, String error) throws Exception {
    Map<String, String> request = request();
    request.put(name, value);
    assertThat(sentBack(ask(request))).containsEntry("error", List.of(error));
  }

  @Test
  void thePageShowsWhatItIsToldAsText() throws Exception {
    Map<String, String> request = request();
    request.put("state", "\"><script>alert(1)</script>{hint}");
    request.put("login_hint", "'\"><img src=x onerror=alert(1)>");
    assertThat(new String(ask(request).body(), UTF_8))
        .doesNotContain("<script", "<img")
        .contains("&#123;hint}");
  }

  private static Map<String, String> request() {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("response_type", "code");
    request.put("client_id", "orderflow-console");
    request.put("redirect_uri", HERE);
    request.put("scope", "orders:read orders:write orders:operate");
    request.put("state", "st & te");
    request.put("code_challenge", CHALLENGE);
    request.put("code_challenge_method", "S256");
    return request;
  }

  private String silentCode() throws Exception {
    Map<String, String> request = request();
    request.put("prompt", "none");
    request.put("login_hint", "C-1");
    return code(sentBack(ask(request)));
  }

  private static Map<String, String> exchange(String code) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", "orderflow-console");
    form.put("redirect_uri", HERE);
    form.put("code", code);
    form.put("code_verifier", VERIFIER);
    return form;
  }

  private WebResponse exchanged(String code) throws Exception {
    return post("/token", exchange(code));
  }

  private WebResponse ask(Map<String, String> parameters) throws Exception {
    return issuer.handle(
        new WebRequest(
            "GET",
            "/dev-issuer/authorize",
            encoded(parameters),
            "HTTP/1.1",
            Map.of(),
            new byte[0],
            "127.0.0.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded; charset=utf-8, identity, true",
    "Application/X-WWW-Form-Urlencoded;charset=\"UTF-8\", identity, true",
    "application/x-www-form-urlencoded; charset=iso-8859-1, identity, false",
    "application/x-www-form-urlencodedx, identity, false",
    "application/json, identity, false",
    "application/x-www-form-urlencoded, gzip, false"
  })
  void aFormIsTakenInUtf8Alone(String type, String encoding, boolean taken) throws Exception {
    Map<String, List<String>> headers =
        Map.of("content-type", List.of(type), "content-encoding", List.of(encoding));
    byte[] form = "grant_type=client_credentials&sub=C-1".getBytes(UTF_8);
    assertThat(post("/token", headers, form).status()).isEqualTo(taken ? 200 : 400);
    byte[] signIn = encoded(request()).getBytes(UTF_8);
    assertThat(post("/authorize", headers, signIn).status()).isEqualTo(taken ? 303 : 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%E9", "%C0%AF", "%ED%A0%BD", "%", "%4", "%zz", "\u00e9"})
  void aFormThatIsNotPercentEncodedUtf8SaysSo(String text) throws Exception {
    WebResponse answer =
        post(
            "/token",
            Map.of("content-type", List.of(Form.TYPE)),
            ("grant_type=client_credentials&sub=C" + text).getBytes(ISO_8859_1));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8)).contains("invalid_request", "in UTF-8");
  }

  private WebResponse post(String path, Map<String, String> form) throws Exception {
    return post(path, Map.of("content-type", List.of(Form.TYPE)), encoded(form).getBytes(UTF_8));
  }

  private WebResponse post(String path, Map<String, List<String>> headers, byte[] body)
      throws Exception {
    return issuer.handle(
        new WebRequest("POST", "/dev-issuer" + path, "", "HTTP/1.1", headers, body, "127.0.0.1"));
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Map<String, List<String>> sentBack(WebResponse answer) {
    assertThat(answer.status()).isEqualTo(303);
    assertThat(header(answer, "Location")).startsWith(HERE + "?");
    return Form.parse(header(answer, "Location").substring(HERE.length() + 1)).orElseThrow();
  }

  private static String code(Map<String, List<String>> answer) {
    return answer.getOrDefault("code", List.of("")).getFirst();
  }

  private static SignedJWT token(WebResponse answer) throws Exception {
    assertThat(answer.status()).isEqualTo(200);
    Object body = Json.parse(new String(answer.body(), UTF_8));
    return SignedJWT.parse(JsonObjects.text(JsonObjects.object("answer", body), "access_token"));
  }

  private static String header(WebResponse response, String name) {
    return response.headers().stream()
        .filter(it -> it.name().equals(name))
        .map(WebHeader::value)
        .findFirst()
        .orElse("");
  }
}
