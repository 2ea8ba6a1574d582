package dev.orderflow.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpApiTemplatesTest {

  private static final Map<String, String> LOCAL = Map.of("Issuer", "http://127.0.0.1:1/issuer");

  @TempDir Path directory;

  @Test
  void anApiHasItsAuthorizersLimitsAndOrigins() throws IOException {
    HttpApi api = load(SHOP).all(HttpApi.class).getFirst();

    assertThat(api.id()).isEqualTo("orderflow-shop-Api");
    assertThat(api.authorizers())
        .containsExactly(
            Map.entry(
                "Customers",
                new HttpApi.JwtAuthorizer(
                    "$request.header.Authorization",
                    "http://127.0.0.1:1/issuer",
                    List.of("shop"),
                    List.of("read"))));
    assertThat(api.cors())
        .contains(
            new HttpApi.Cors(
                List.of("https://shop.example"),
                List.of("GET"),
                List.of(),
                List.of(),
                true,
                Optional.of(Duration.ofMinutes(1))));
    assertThat(api.throttling()).contains(new HttpApi.Throttling(50.5, 100));
    assertThat(api.routeThrottling()).containsEntry("GET /a", new HttpApi.Throttling(1, 5_000));
    assertThat(api.accessLog()).contains(new HttpApi.AccessLog("/api/log", "$context.status"));
    assertThat(api.stageVariables()).containsEntry("colour", "blue");
  }

  @Test
  void anEventIsARouteWithAPermissionForItAlone() throws IOException {
    Blueprint blueprint = load(SHOP);
    HttpApi api = blueprint.all(HttpApi.class).getFirst();
    HttpRoute order = blueprint.all(HttpRoute.class).get(0);
    HttpRoute open = blueprint.all(HttpRoute.class).get(1);

    assertThat(order.routeKey()).isEqualTo("POST /orders/{id}/cancel");
    assertThat(order.functionArn()).isEqualTo(Arns.function("shop") + ":live");
    assertThat(order.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(api.authorizer(order)).isPresent();
    assertThat(api.scopes(order)).containsExactly("write");
    assertThat(open.routeKey()).isEqualTo("ANY /a/{rest+}");
    assertThat(api.authorizer(open)).isEmpty();
    assertThat(blueprint.all(Permission.class))
        .extracting(it -> it.functionArn() + " " + it.sourceArn().orElse(""))
        .containsExactly(
            Arns.function("shop") + ":live " + api.arn() + "/*/POST/orders/*/cancel",
            Arns.function("shop") + ":live " + api.arn() + "/*/*/a/*");
  }

  @Test
  void aGivenParameterGoesBeforeTheLocalOne() throws IOException {
    Path file = write(SHOP);
    Blueprint blueprint =
        Templates.load(
            List.of(file),
            Map.of("Issuer", "https://other.example"),
            LOCAL,
            URI.create("http://h"));
    assertThat(
            blueprint
                .all(HttpApi.class)
                .getFirst()
                .authorizers()
                .values()
                .iterator()
                .next()
                .issuer())
        .isEqualTo("https://other.example");
  }

  @Test
  void whatCannotBeFollowedIsNamed() throws IOException {
    assertThat(problems(SHOP.replace("MaxAge: 60", "MaxAge: 60, Extra: 1")))
        .containsExactly(
            "Resources.Api.Properties.CorsConfiguration.Extra: not supported by the local cloud");
    assertThat(problems(SHOP.replace("StageVariables:", "Domain: {}\n      StageVariables:")))
        .containsExactly("Resources.Api.Properties.Domain: not supported by the local cloud");
    assertThat(problems(SHOP.replace("Method: post", "Method: post, Extra: 1")))
        .containsExactly(
            "Resources.Shop.Properties.Events.Cancel.Properties.Extra: not supported by the local"
                + " cloud");
    assertThat(problems(SHOP.replace("\"2.0\"", "\"1.0\"")))
        .containsExactly(
            "Resources.Shop.Properties.Events.Cancel.Properties.PayloadFormatVersion: '1.0' is"
                + " none of 2.0");
    assertThat(problems(SHOP.replace("/a/{rest+}", "/a/{rest+}/b")))
        .containsExactly(
            "Resources.Shop.Properties.Events.Open.Properties.Path: '/a/{rest+}/b' is no path of a"
                + " route");
    assertThat(problems(SHOP.replace("ApiId: !Ref Api, Method: ANY", "Method: ANY")))
        .contains(
            "Resources.Api.Properties: the local cloud has one port for one HTTP API, and there are"
                + " 2");
  }

  @Test
  void whatIsNamedButNotThereIsAProblem() throws IOException {
    assertThat(problems(SHOP.replace("Authorizer: NONE", "Authorizer: Nobody")))
        .containsExactly(
            "Resources.Shop.Properties.Events.Open.Properties.Auth.Authorizer: there is no"
                + " authorizer Nobody");
    assertThat(
            problems(SHOP.replace("Authorizer: NONE", "Authorizer: NONE, AuthorizationScopes: a")))
        .containsExactly(
            "Resources.Shop.Properties.Events.Open.Properties.Auth.AuthorizationScopes: without an"
                + " authorizer nobody looks at scopes");
    assertThat(problems(SHOP.replace("/a/{rest+}", "/orders/{id}/cancel").replace("ANY", "POST")))
        .containsExactly(
            "Resources.Shop.Properties.Events.Open.Properties: there is another route POST"
                + " /orders/{id}/cancel");
    assertThat(problems(SHOP.replace("DefaultAuthorizer: Customers", "DefaultAuthorizer: Nobody")))
        .contains("Resources.Api.Properties.Auth.DefaultAuthorizer: there is no authorizer Nobody");
    assertThat(problems(SHOP.replace("!GetAtt Log.Arn", "arn:aws:logs:us-east-1:0:log-group:x")))
        .containsExactly(
            "Resources.Api.Properties.AccessLogSettings.DestinationArn: there is no log group x");
  }

  @Test
  void oneApiHasThePort() throws IOException {
    String second = SHOP.replace("Outputs:", "  Other: {Type: AWS::Serverless::HttpApi}\nOutputs:");
    assertThat(problems(second)).hasSize(2).allMatch(it -> it.contains("one port"));
  }

  private List<String> problems(String template) throws IOException {
    Path file = write(template);
    TemplateException refused = catchThrowableOfType(TemplateException.class, () -> load(template));
    return refused.problems().stream().map(it -> it.toString().replace(file + ": ", "")).toList();
  }

  private Blueprint load(String template) throws IOException {
    return Templates.load(List.of(write(template)), Map.of(), LOCAL, URI.create("http://h"));
  }

  private Path write(String template) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("shop"));
    return Files.writeString(folder.resolve("template.yaml"), template);
  }

  private static final String SHOP =
      """
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Issuer: {Type: String}
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            Auth:
              DefaultAuthorizer: Customers
              Authorizers:
                Customers:
                  AuthorizationScopes: [read]
                  JwtConfiguration: {issuer: !Ref Issuer, audience: [shop]}
            CorsConfiguration: {AllowOrigins: ["https://shop.example"], AllowMethods: [GET], AllowCredentials: true, MaxAge: 60}
            DefaultRouteSettings: {ThrottlingRateLimit: 50.5, ThrottlingBurstLimit: 100, DetailedMetricsEnabled: true}
            RouteSettings:
              GET /a: {ThrottlingRateLimit: 1}
            AccessLogSettings: {DestinationArn: !GetAtt Log.Arn, Format: $context.status}
            StageVariables: {colour: blue}
            DisableExecuteApiEndpoint: false
            Tags: {a: b}
        Log:
          Type: AWS::Logs::LogGroup
          Properties: {LogGroupName: /api/log}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        Shop:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: shop
            Runtime: java25
            Handler: example.Shop
            CodeUri: shop.jar
            Role: !GetAtt Role.Arn
            AutoPublishAlias: live
            Events:
              Cancel:
                Type: HttpApi
                Properties: {ApiId: !Ref Api, Path: "/orders/{id}/cancel", Method: post, PayloadFormatVersion: "2.0", TimeoutInMillis: 5000, Auth: {AuthorizationScopes: [write]}}
              Open:
                Type: HttpApi
                Properties: {ApiId: !Ref Api, Method: ANY, Path: "/a/{rest+}", Auth: {Authorizer: NONE}}
      Outputs:
        Url: {Value: !GetAtt Api.ApiEndpoint}
      """;
}
