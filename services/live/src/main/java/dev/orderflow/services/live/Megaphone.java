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
   * @throws SdkException if one could not be reached for a reason that may pass; by then, all
   *     others have been tried
   */
  int tell(String audience, String message, Instant now) {
    int told = 0;
    @Nullable SdkException trouble = null;
    List<Connection> present = audiences.computeIfAbsent(audience, connections::of);
    for (Connection connection : List.copyOf(present)) {
      try {
        if (tell(connection, message, now)) {
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
    if (trouble != null) {
      throw trouble;
    }
    return told;
  }

  /** False if its token is over. */
  private boolean tell(Connection connection, String message, Instant now) {
    if (!connection.expiresAt().isAfter(now)) {
      // The client connects again, with a token that is good.
      api.deleteConnection(r -> r.connectionId(connection.id()));
      return false;
    }
    api.postToConnection(
        r -> r.connectionId(connection.id()).data(SdkBytes.fromUtf8String(message)));
    return true;
  }

  private void forget(Connection connection, List<Connection> present) {
    connections.remove(connection.id());
    present.remove(connection);
  }
}
