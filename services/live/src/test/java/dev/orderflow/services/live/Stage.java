package dev.orderflow.services.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.DeleteConnectionResponse;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionRequest;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PostToConnectionResponse;

/** A WebSocket API's stage: what each connection was told, and those that are in trouble. */
final class Stage implements ApiGatewayManagementApiClient {

  final Set<String> gone = ConcurrentHashMap.newKeySet();
  final Set<String> slow = ConcurrentHashMap.newKeySet();
  final List<String> closed = new CopyOnWriteArrayList<>();

  /** These answer when the latch lets them, and then that they took too long. */
  final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();

  private final Map<String, List<String>> told = new ConcurrentHashMap<>();

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
    CountDownLatch latch = hanging.get(id);
    if (latch != null) {
      await(latch);
      throw SdkClientException.create("timed out");
    }
    told.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(request.data().asUtf8String());
    return PostToConnectionResponse.builder().build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
