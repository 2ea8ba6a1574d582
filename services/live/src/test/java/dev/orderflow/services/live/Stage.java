package dev.orderflow.services.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionResponse;

/** A WebSocket API's stage: what each connection was told, and those that are in trouble. */
final class Stage implements ApiGatewayManagementApiClient {

  final Set<String> gone = new HashSet<>();
  final Set<String> slow = new HashSet<>();
  final List<String> closed = new ArrayList<>();
  private final Map<String, List<String>> told = new HashMap<>();

  List<String> told(String connectionId) {
    return told.getOrDefault(connectionId, List.of());
  }

  @Override
  public PostToConnectionResponse postToConnection(PostToConnectionRequest request) {
    String id = request.connectionId();
    if (gone.contains(id)) {
      throw GoneException.builder().statusCode(410).build();
    }
    if (slow.remove(id)) {
      throw LimitExceededException.builder().statusCode(429).build();
    }
    told.computeIfAbsent(id, _ -> new ArrayList<>()).add(request.data().asUtf8String());
    return PostToConnectionResponse.builder().build();
  }

  @Override
  public DeleteConnectionResponse deleteConnection(DeleteConnectionRequest request) {
    closed.add(request.connectionId());
    return DeleteConnectionResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
