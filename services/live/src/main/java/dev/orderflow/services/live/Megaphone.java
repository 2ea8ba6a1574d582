package dev.orderflow.services.live;

import dev.orderflow.services.live.Connections.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/** Passes a message on to an audience, and forgets who is not there any more. */
record Megaphone(Connections connections, ApiGatewayManagementApiClient api) {

  /**
   * How many got it.
   *
   * @throws SdkException if one could not be reached for a reason that may pass; by then, all
   *     others have been tried
   */
  int tell(String audience, String message, Instant now) {
    int told = 0;
    @Nullable SdkException trouble = null;
    for (Connection connection : connections.of(audience)) {
      try {
        told += tell(connection, message, now);
      } catch (GoneException e) {
        connections.remove(connection.id());
      } catch (SdkException e) {
        trouble = e;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
    return told;
  }

  private int tell(Connection connection, String message, Instant now) {
    if (!connection.expiresAt().isAfter(now)) {
      // The client connects again, with a token that is good.
      api.deleteConnection(r -> r.connectionId(connection.id()));
      connections.remove(connection.id());
      return 0;
    }
    api.postToConnection(
        r -> r.connectionId(connection.id()).data(SdkBytes.fromUtf8String(message)));
    return 1;
  }
}
