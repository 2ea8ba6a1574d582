package dev.orderflow.localcloud.socket;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionResponse;

/** The management API for functions in this JVM. */
public record ConnectionsClient(Connections connections) implements ApiGatewayManagementApiClient {

  @Override
  public PostToConnectionResponse postToConnection(PostToConnectionRequest request) {
    return translated(
        () -> {
          connections.post(request.connectionId(), request.data().asByteArray());
          return PostToConnectionResponse.builder().build();
        });
  }

  @Override
  public GetConnectionResponse getConnection(GetConnectionRequest request) {
    Connection connection = translated(() -> connections.get(request.connectionId()));
    return GetConnectionResponse.builder()
        .connectedAt(connection.connectedAt())
        .lastActiveAt(connection.lastActiveAt())
        .identity(
            it ->
                it.sourceIp(connection.request().client())
                    .userAgent(connection.request().header("user-agent").orElse("")))
        .build();
  }

  @Override
  public DeleteConnectionResponse deleteConnection(DeleteConnectionRequest request) {
    return translated(
        () -> {
          connections.delete(request.connectionId());
          return DeleteConnectionResponse.builder().build();
        });
  }

  private static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsError e) {
      ApiGatewayManagementApiException.Builder exception =
          switch (e.code()) {
            case "GoneException" -> GoneException.builder();
            case "LimitExceededException" -> LimitExceededException.builder();
            case "PayloadTooLargeException" -> PayloadTooLargeException.builder();
            default -> ApiGatewayManagementApiException.builder();
          };
      throw exception
          .message(e.getMessage())
          .statusCode(e.status())
          .awsErrorDetails(
              AwsErrorDetails.builder().errorCode(e.code()).errorMessage(e.getMessage()).build())
          .build();
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // there is nothing of its own to close
  }
}
