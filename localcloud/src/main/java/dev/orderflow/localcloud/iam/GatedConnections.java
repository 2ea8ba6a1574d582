package dev.orderflow.localcloud.iam;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionResponse;

/**
 * A function's client of one WebSocket API's management.
 *
 * @param stage the address that the function was given, which names API and stage
 */
record GatedConnections(IamInterceptor interceptor, ApiGatewayManagementApiClient engine, URI stage)
    implements ApiGatewayManagementApiClient {

  @Override
  public PostToConnectionResponse postToConnection(PostToConnectionRequest request) {
    return call("POST", request.connectionId(), () -> engine.postToConnection(request));
  }

  @Override
  public GetConnectionResponse getConnection(GetConnectionRequest request) {
    return call("GET", request.connectionId(), () -> engine.getConnection(request));
  }

  @Override
  public DeleteConnectionResponse deleteConnection(DeleteConnectionRequest request) {
    return call("DELETE", request.connectionId(), () -> engine.deleteConnection(request));
  }

  private <T> T call(String method, String connection, Supplier<T> effect) {
    String host = stage.getHost() == null ? "" : stage.getHost();
    String api = host.replaceFirst("\\..*", "");
    Access access = Accesses.connection(api + stage.getPath(), method, connection);
    return SdkErrors.translated(
        "ApiGatewayManagementApi",
        ApiGatewayManagementApiException::builder,
        () -> interceptor.call(List.of(access), effect::get));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // those who are connected stay
  }
}
