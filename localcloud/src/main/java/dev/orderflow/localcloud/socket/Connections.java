package dev.orderflow.localcloud.socket;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.web.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Everyone who is connected, by connection id, and what functions may do to them. */
public final class Connections {

  static final int MOST_BYTES = 128 << 10;

  private static final int NORMAL = 1000;

  private final ConcurrentMap<String, Connection> open = new ConcurrentHashMap<>();

  void add(Connection connection) {
    open.put(connection.id(), connection);
  }

  int count() {
    return open.size();
  }

  void remove(Connection connection) {
    open.remove(connection.id(), connection);
  }

  /**
   * @throws AwsError as the management API answers
   */
  void post(String id, byte[] data) {
    if (data.length > MOST_BYTES) {
      throw new AwsError(
          "PayloadTooLargeException", 413, "The payload is larger than " + MOST_BYTES + " bytes.");
    }
    if (!socket(id).send(data, isText(data))) {
      throw new AwsError("LimitExceededException", 429, "The client does not keep up.");
    }
  }

  /**
   * @throws AwsError if nobody of that id is connected
   */
  Connection get(String id) {
    return Optional.ofNullable(open.get(id)).orElseThrow(Connections::gone);
  }

  /**
   * @throws AwsError if nobody of that id is connected
   */
  void delete(String id) {
    Connection connection = get(id);
    connection.socket().ifPresent(it -> it.close(NORMAL, ""));
    remove(connection);
  }

  private WebSocket socket(String id) {
    return get(id).socket().orElseThrow(Connections::gone);
  }

  private static boolean isText(byte[] data) {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static AwsError gone() {
    return new AwsError("GoneException", 410, "The connection is gone.");
  }
}
