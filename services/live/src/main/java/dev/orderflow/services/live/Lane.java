package dev.orderflow.services.live;

import dev.orderflow.services.live.Connections.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;

/** A batch's messages to one connection, one after the other: what fails fails all behind it. */
final class Lane {

  private record Post(String message, Delivery delivery) {}

  private final Connection connection;
  private final Connections connections;
  private final ApiGatewayManagementApiClient api;
  private final List<Post> posts = new ArrayList<>();
  private boolean patient = true;

  Lane(Connection connection, Connections connections, ApiGatewayManagementApiClient api) {
    this.connection = connection;
    this.connections = connections;
    this.api = api;
  }

  /**
   * @param maySlip whether it may be tried again if the connection does not keep up; else the
   *     connection is cut off, and connects again when it is awake
   */
  void add(String message, boolean maySlip, Delivery delivery) {
    delivery.expectOne();
    posts.add(new Post(message, delivery));
    patient &= maySlip;
  }

  void run(Instant now) {
    int next = 0;
    try {
      while (next < posts.size() && tell(posts.get(next).message(), now)) {
        posts.get(next++).delivery().told();
      }
      posts.subList(next, posts.size()).forEach(it -> it.delivery().spared());
    } catch (RuntimeException e) {
      posts.subList(next, posts.size()).forEach(it -> it.delivery().failed(e));
    }
  }

  /** False if there is nobody to tell. */
  private boolean tell(String message, Instant now) {
    if (!connection.expiresAt().isAfter(now)) {
      // The client connects again, with a token that is good.
      return cutOff();
    }
    try {
      api.postToConnection(
          r -> r.connectionId(connection.id()).data(SdkBytes.fromUtf8String(message)));
      return true;
    } catch (GoneException e) {
      return gone(now);
    } catch (LimitExceededException | SdkClientException e) {
      if (patient) {
        throw e;
      }
      return cutOff();
    }
  }

  /** Who is about to open asks where the orders stand, and then is told what comes next. */
  private boolean gone(Instant now) {
    if (!connection.isOpening(now)) {
      connections.remove(connection.id());
    }
    return false;
  }

  private boolean cutOff() {
    try {
      api.deleteConnection(r -> r.connectionId(connection.id()));
    } catch (GoneException e) {
      // as it is to be
    }
    connections.remove(connection.id());
    return false;
  }
}
