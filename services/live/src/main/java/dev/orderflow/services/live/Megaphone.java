package dev.orderflow.services.live;

import dev.orderflow.services.live.Connections.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;

/**
 * Passes messages on to audiences, and forgets who is not there any more.
 *
 * <p>For one batch: it asks once who is in an audience. Who connects while the batch is under way
 * finds what it tells in the orders themselves; what is stored from then on comes in a later batch.
 */
final class Megaphone {

  private final Connections connections;
  private final ApiGatewayManagementApiClient api;
  private final Map<String, List<Connection>> audiences = new HashMap<>();

  Megaphone(Connections connections, ApiGatewayManagementApiClient api) {
    this.connections = connections;
    this.api = api;
  }

  /**
   * How many got it.
   *
   * @param patient whether those who do not keep up may try it again; otherwise they are cut off,
   *     and connect again when they are awake
   * @throws SdkException if one could not be reached for a reason that may pass; by then, all
   *     others have been tried
   */
  int tell(List<String> wanted, String message, Instant now, boolean patient) {
    int told = 0;
    @Nullable SdkException trouble = null;
    for (String audience : wanted) {
      List<Connection> present = audiences.computeIfAbsent(audience, connections::of);
      for (Connection connection : List.copyOf(present)) {
        try {
          if (tell(connection, message, now, patient)) {
            told++;
          } else {
            forget(connection, present);
          }
        } catch (GoneException e) {
          forget(connection, present);
        } catch (SdkException e) {
          trouble = e;
        }
      }
    }
    if (trouble != null) {
      throw trouble;
    }
    return told;
  }

  /** False if it is cut off. */
  private boolean tell(Connection connection, String message, Instant now, boolean patient) {
    if (!connection.expiresAt().isAfter(now)) {
      // The client connects again, with a token that is good.
      return cutOff(connection);
    }
    try {
      api.postToConnection(
          r -> r.connectionId(connection.id()).data(SdkBytes.fromUtf8String(message)));
      return true;
    } catch (LimitExceededException e) {
      if (patient) {
        throw e;
      }
      return cutOff(connection);
    }
  }

  private boolean cutOff(Connection connection) {
    api.deleteConnection(r -> r.connectionId(connection.id()));
    return false;
  }

  private void forget(Connection connection, List<Connection> present) {
    connections.remove(connection.id());
    present.remove(connection);
  }
}
