package dev.orderflow.checks.templates;

import java.util.List;

/** A WebSocket API as it should not be, set into the spine's template. */
final class SocketBreakage {

  private static final String RESOURCES = "\nResources:\n";

  private static final String OPEN =
      """
        Socket:
          Type: AWS::ApiGatewayV2::Api
          Properties:
            Name: socket
            ProtocolType: WEBSOCKET
            RouteSelectionExpression: $request.body.action
        SocketStage:
          Type: AWS::ApiGatewayV2::Stage
          Properties:
            ApiId: !Ref Socket
            StageName: socket
            AutoDeploy: true
        SocketIntegration:
          Type: AWS::ApiGatewayV2::Integration
          Properties:
            ApiId: !Ref Socket
            IntegrationType: AWS_PROXY
            IntegrationUri: !Sub arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${ProcessOrder.Alias}/invocations
        SocketRoute:
          Type: AWS::ApiGatewayV2::Route
          Properties:
            ApiId: !Ref Socket
            RouteKey: $connect
            Target: !Sub integrations/${SocketIntegration}
      """;

  static final List<Breakage> ALL =
      SocketSettings.ALL.stream()
          .map(it -> new Breakage(it.name(), RESOURCES, RESOURCES + OPEN))
          .toList();

  private SocketBreakage() {}
}
