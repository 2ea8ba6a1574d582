package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * API Gateway developer guide: "Control access to HTTP APIs with JWT authorizers". Which tokens are
 * refused, one by one, is tested beside the code that does.
 */
class SignInTest extends HttpApiCase {

  private static final String SHELL =
      """
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            RouteSettings:
              "GET /seldom": {ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 3}
            Auth:
              DefaultAuthorizer: Customers
              Authorizers:
                Customers:
                  IdentitySource: $request.header.Authorization
                  JwtConfiguration: {issuer: !Ref JwtIssuer, audience: [!Ref JwtAudience]}
      """;

  SignInTest() {
    super(
        SHELL
            + function(
                "orders",
                """
                Events:
                  Read:
                    Type: HttpApi
                    Properties:
                      ApiId: !Ref Api
                      Method: GET
                      Path: /orders
                      Auth: {AuthorizationScopes: [orders:read, orders:operate]}
                  Seldom:
                    Type: HttpApi
                    Properties: {ApiId: !Ref Api, Method: GET, Path: /seldom}
                  Me:
                    Type: HttpApi
                    Properties: {ApiId: !Ref Api, Method: GET, Path: /me}
                  Open:
                    Type: HttpApi
                    Properties: {ApiId: !Ref Api, Method: GET, Path: /open, Auth: {Authorizer: NONE}}
                """));
  }

  @Override
  String parameters() {
    return """
    Parameters:
      JwtIssuer: {Type: String}
      JwtAudience: {Type: String, Default: an-audience-of-aws}
    """;
  }

  @Test
  void withoutATokenNobodyIsLetIn() throws Exception {
    HttpResponse<String> answer = send(request("/orders").GET());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(get("/orders", "").statusCode()).isEqualTo(401);
  }

  @Test
  void aRouteMayBeOpen() throws Exception {
    assertThat(send(request("/open").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void aRefusedTokenIsToldWhy() throws Exception {
    HttpResponse<String> answer = get("/orders", "Bearer garbage");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValue(
            "Bearer scope=\"orders:read orders:operate\" error=\"invalid_token\""
                + " error_description=\"the token cannot be decoded\"");
  }

  @Test
  void whoIsTurnedAwayUsesUpNothingOfThoseWhoAreSignedIn() throws Exception {
    String token = "Bearer " + token("C-1", "orders:read");
    List<Integer> refused = new ArrayList<>();
    for (String stranger : List.of("", "Bearer garbage", "", "Bearer x.y.z", "")) {
      refused.add(get("/seldom", stranger).statusCode());
    }
    assertThat(refused).containsExactly(401, 401, 401, 429, 429);
    for (int i = 0; i < 3; i++) {
      assertThat(get("/seldom", token).statusCode()).isEqualTo(200);
    }
    assertThat(get("/seldom", token).statusCode()).isEqualTo(429);
  }

  @Test
  void aTokenWithoutAScopeThatIsNeededIsForbidden() throws Exception {
    HttpResponse<String> answer = get("/orders", "Bearer " + token("C-1", "orders:write"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(it -> assertThat(it).contains("insufficient_scope"));
  }

  @Test
  void theFunctionKnowsWhoCalls() throws Exception {
    String token = token("C-17", "orders:read orders:write");
    Doc event = Doc.of(get("/orders", "Bearer " + token).body());
    assertThat(event.text("requestContext", "authorizer", "jwt", "claims", "sub"))
        .isEqualTo("C-17");
    assertThat(event.text("requestContext", "authorizer", "jwt", "claims", "scope"))
        .isEqualTo("orders:read orders:write");
    assertThat(event.at("requestContext", "authorizer", "jwt", "claims", "exp"))
        .isInstanceOf(String.class);
    assertThat(event.at("requestContext", "authorizer", "jwt", "scopes"))
        .isEqualTo(List.of("orders:read"));
    Doc without = Doc.of(get("/me", token).body());
    assertThat(without.names("requestContext", "authorizer", "jwt")).contains("scopes");
  }

  @Test
  void aChangedTokenIsRefused() throws Exception {
    String[] parts = token("C-17", "orders:read").split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("C-17", "C-18").getBytes(UTF_8));
    HttpResponse<String> answer =
        get("/orders", "Bearer " + parts[0] + "." + forged + "." + parts[2]);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(it -> assertThat(it).contains("the signature is invalid"));
  }

  @Test
  void aHugeTokenIsTooLarge() throws Exception {
    assertThat(get("/orders", "Bearer " + "x".repeat(20_000)).statusCode()).isEqualTo(431);
  }

  @Test
  void theDevelopmentIssuerIsOneOfOpenIdConnect() throws Exception {
    Doc discovery =
        Doc.of(send(request("/dev-issuer/.well-known/openid-configuration").GET()).body());
    assertThat(discovery.text("issuer")).isEqualTo(api() + "/dev-issuer");
    Doc keys = Doc.of(send(request("/dev-issuer/jwks").GET()).body());
    assertThat(keys.names("keys", 0)).contains("kid", "n", "e").doesNotContain("d", "p", "q");
    Doc answer = Doc.of(asked("grant_type=client_credentials&sub=C-1&scope=a%20b").body());
    assertThat(answer.text("token_type")).isEqualTo("Bearer");
    assertThat(answer.at("expires_in")).isEqualTo(3600L);
    assertThat(answer.text("scope")).isEqualTo("a b");
  }

  @Test
  void theDevelopmentIssuerRefusesWhatIsNoTokenRequest() throws Exception {
    assertThat(asked("grant_type=password&sub=C-1").body()).contains("unsupported_grant_type");
    assertThat(asked("grant_type=client_credentials").body()).contains("invalid_request");
    assertThat(asked("grant_type=client_credentials&sub=a%0Ab").statusCode()).isEqualTo(400);
    assertThat(asked("grant_type=client_credentials&sub=a&scope=%22").body())
        .contains("invalid_scope");
    assertThat(send(request("/dev-issuer/token").GET()).statusCode()).isEqualTo(405);
    assertThat(
            send(request("/dev-issuer/token")
                    .header("Origin", "https://evil.example")
                    .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  private String token(String subject, String scope) throws Exception {
    return Doc.of(
            asked(
                    "grant_type=client_credentials&sub="
                        + subject
                        + "&scope="
                        + scope.replace(' ', '+'))
                .body())
        .text("access_token");
  }

  private HttpResponse<String> asked(String form) throws Exception {
    return send(
        request("/dev-issuer/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    return send(request(path).header("Authorization", authorization).GET());
  }
}
