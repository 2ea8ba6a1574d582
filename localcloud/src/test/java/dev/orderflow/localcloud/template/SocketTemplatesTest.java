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

class SocketTemplatesTest {

  @TempDir Path directory;

  @Test
  void thePartsOfAnApiAreTied() throws IOException {
    Blueprint blueprint = load(LIVE);
    SocketApi api = blueprint.all(SocketApi.class).getFirst();
    SocketIntegration integration = blueprint.all(SocketIntegration.class).getFirst();
    SocketAuthorizer authorizer = blueprint.all(SocketAuthorizer.class).getFirst();

    assertThat(api.routeSelection()).containsExactly("detail", "action");
    assertThat(integration.functionArn()).isEqualTo(Arns.function("talk"));
    assertThat(integration.timeout()).isEqualTo(Duration.ofSeconds(29));
    assertThat(authorizer.identitySources()).containsExactly("route.request.querystring.token");
    assertThat(blueprint.all(SocketRoute.class))
        .containsExactly(
            new SocketRoute(
                "Connect", api.id(), "$connect", integration.id(), Optional.of(authorizer.id())),
            new SocketRoute("Other", api.id(), "$default", integration.id(), Optional.empty()));
    assertThat(blueprint.all(SocketStage.class).getFirst().name()).isEqualTo("live");
    assertThat(blueprint.all(SocketStage.class).getFirst().throttling())
        .contains(new HttpApi.Throttling(10, 20));
  }

  @Test
  void whatCannotBeFollowedIsNamed() throws IOException {
    assertThat(problems(LIVE.replace("WEBSOCKET", "HTTP")))
        .containsExactly("Resources.Api.Properties.ProtocolType: 'HTTP' is none of WEBSOCKET");
    assertThat(problems(LIVE.replace("AWS_PROXY", "MOCK")))
        .containsExactly(
            "Resources.Integration.Properties.IntegrationType: 'MOCK' is none of AWS_PROXY");
    assertThat(problems(LIVE.replace("RouteKey: $default", "RouteKey: $default, Extra: 1")))
        .containsExactly("Resources.Other.Properties.Extra: not supported by the local cloud");
    assertThat(problems(LIVE.replace("$request.body.detail.action", "$request.header.x")))
        .hasSize(1)
        .first()
        .asString()
        .contains("RouteSelectionExpression", "$request.body.NAME");
  }

  @Test
  void whatIsNamedButNotThereIsAProblem() throws IOException {
    assertThat(problems(LIVE.replace("integrations/${Integration}", "integrations/none")))
        .containsExactly(
            "Resources.Connect.Properties.Target: the API has no none",
            "Resources.Other.Properties.Target: the API has no none");
    assertThat(problems(LIVE.replace("$default", "$connect")))
        .containsExactly("Resources.Other.Properties.RouteKey: there is another route $connect");
    assertThat(problems(LIVE.replace("RouteKey: $default", "RouteKey: $default, AuthorizerId: x")))
        .contains("Resources.Other.Properties.AuthorizerId: only $connect is authorised");
    assertThat(problems(LIVE.replace("function:talk/", "function:nobody/")))
        .hasSize(2)
        .allMatch(it -> it.endsWith("there is no " + Arns.function("nobody")));
  }

  private List<String> problems(String template) throws IOException {
    Path file = write(template);
    TemplateException refused = catchThrowableOfType(TemplateException.class, () -> load(template));
    return refused.problems().stream().map(it -> it.toString().replace(file + ": ", "")).toList();
  }

  private Blueprint load(String template) throws IOException {
    return Templates.load(List.of(write(template)), Map.of(), URI.create("http://h"));
  }

  private Path write(String template) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("live"));
    return Files.writeString(folder.resolve("template.yaml"), template);
  }

  private static final String URI_OF_TALK =
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
          + Arns.function("talk")
          + "/invocations";

  private static final String LIVE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api:
          Type: AWS::ApiGatewayV2::Api
          Properties: {Name: live, ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.detail.action}
        Integration:
          Type: AWS::ApiGatewayV2::Integration
          Properties: {ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: "TALK"}
        Authorizer:
          Type: AWS::ApiGatewayV2::Authorizer
          Properties: {ApiId: !Ref Api, Name: a, AuthorizerType: REQUEST, AuthorizerUri: "TALK", IdentitySource: [route.request.querystring.token]}
        Connect:
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Api, RouteKey: $connect, AuthorizationType: CUSTOM, AuthorizerId: !Ref Authorizer, Target: !Sub "integrations/${Integration}"}
        Other:
          Type: AWS::ApiGatewayV2::Route
          Properties: {ApiId: !Ref Api, RouteKey: $default, Target: !Sub "integrations/${Integration}"}
        Deployment:
          Type: AWS::ApiGatewayV2::Deployment
          DependsOn: [Connect, Other]
          Properties: {ApiId: !Ref Api}
        Stage:
          Type: AWS::ApiGatewayV2::Stage
          Properties: {ApiId: !Ref Api, StageName: live, DeploymentId: !Ref Deployment, DefaultRouteSettings: {ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
        Talk:
          Type: AWS::Serverless::Function
          Properties: {FunctionName: talk, Runtime: java25, Handler: example.Talk, CodeUri: talk.jar, Role: !GetAtt Role.Arn}
      """
          .replace("TALK", URI_OF_TALK);
}
