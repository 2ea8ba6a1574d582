package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads AWS::ApiGatewayV2 resources of WebSocket APIs. */
final class SocketTypes {

  private static final Pattern SELECTION =
      Pattern.compile("\\$request\\.body\\.([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)");
  private static final Pattern INVOCATION =
      Pattern.compile("arn:aws:apigateway:[^:]+:lambda:path/2015-03-31/functions/(.+)/invocations");

  private SocketTypes() {}

  /** A kind whose {@code Ref} is an id of its own. */
  private abstract static class Kind implements ResourceType {
    @Override
    public Identity identity(Draft draft) {
      return new Identity(id(draft), Map.of());
    }
  }

  private static String id(Draft draft) {
    return draft.stack() + "-" + draft.logicalId();
  }

  static final class Api extends Kind {

    @Override
    public Identity identity(Draft draft) {
      String id = id(draft);
      String host = id + ".execute-api." + Arns.REGION + ".amazonaws.com";
      return new Identity(id, Map.of("ApiEndpoint", "wss://" + host, "ApiId", id));
    }

    @Override
    public Resource read(Draft draft) {
      Properties properties = draft.properties();
      properties.deployOnly("Description", "DisableExecuteApiEndpoint", "Name", "Tags");
      properties.requiredText("ProtocolType");
      properties.choice("ProtocolType", "WEBSOCKET");
      String expression = properties.requiredText("RouteSelectionExpression");
      Matcher selection = SELECTION.matcher(expression);
      if (!selection.matches()) {
        properties
            .place()
            .child("RouteSelectionExpression")
            .problem("'" + expression + "' is not of the form $request.body.NAME");
        return new SocketApi(draft.logicalId(), id(draft), List.of());
      }
      return new SocketApi(
          draft.logicalId(), id(draft), Arrays.asList(selection.group(1).split("\\.")));
    }
  }

  static final class Authorizer extends Kind {

    @Override
    public Resource read(Draft draft) {
      Properties properties = draft.properties();
      properties.deployOnly("Name");
      properties.requiredText("AuthorizerType");
      properties.choice("AuthorizerType", "REQUEST");
      return new SocketAuthorizer(
          draft.logicalId(),
          id(draft),
          properties.requiredText("ApiId"),
          function(properties, "AuthorizerUri"),
          properties.texts("IdentitySource"));
    }
  }

  static final class Deployment extends Kind {

    @Override
    public Resource read(Draft draft) {
      draft.properties().deployOnly("Description");
      return new SocketDeployment(
          draft.logicalId(), id(draft), draft.properties().requiredText("ApiId"));
    }
  }

  static final class Integration extends Kind {

    @Override
    public Resource read(Draft draft) {
      Properties properties = draft.properties();
      properties.deployOnly("Description");
      properties.requiredText("IntegrationType");
      properties.choice("IntegrationType", "AWS_PROXY");
      properties.choice("IntegrationMethod", "POST");
      return new SocketIntegration(
          draft.logicalId(),
          id(draft),
          properties.requiredText("ApiId"),
          function(properties, "IntegrationUri"),
          Duration.ofMillis(properties.integer("TimeoutInMillis", 29_000, 50, 29_000)));
    }
  }

  static final class Route extends Kind {

    @Override
    public Resource read(Draft draft) {
      Properties properties = draft.properties();
      properties.deployOnly("ApiKeyRequired", "OperationName");
      boolean custom = properties.choice("AuthorizationType", "NONE", "CUSTOM").equals("CUSTOM");
      return new SocketRoute(
          draft.logicalId(),
          properties.requiredText("ApiId"),
          properties.requiredText("RouteKey"),
          properties.requiredText("Target").replaceFirst("^integrations/", ""),
          custom
              ? Optional.of(properties.requiredText("AuthorizerId"))
              : properties.text("AuthorizerId"));
    }
  }

  static final class Stage implements ResourceType {

    @Override
    public Identity identity(Draft draft) {
      return new Identity(draft.properties().requiredText("StageName"), Map.of());
    }

    @Override
    public Resource read(Draft draft) {
      Properties properties = draft.properties();
      // Without AutoDeploy a stage has the routes of its deployment, which are all of them here.
      properties.deployOnly("AccessLogSettings", "AutoDeploy", "Description", "Tags");
      return new SocketStage(
          draft.logicalId(),
          properties.requiredText("ApiId"),
          properties.requiredText("StageName"),
          properties.text("DeploymentId"),
          properties.object("DefaultRouteSettings").flatMap(Stage::throttling),
          properties.textMap("StageVariables"));
    }

    private static Optional<HttpApi.Throttling> throttling(Properties settings) {
      settings.deployOnly("DataTraceEnabled", "LoggingLevel");
      return ApiSettings.throttling(settings);
    }
  }

  private static String function(Properties properties, String name) {
    String uri = properties.requiredText(name);
    Matcher invocation = INVOCATION.matcher(uri);
    if (!invocation.matches()) {
      properties.place().child(name).problem("'" + uri + "' is no invocation of a function");
      return "";
    }
    return invocation.group(1);
  }
}
