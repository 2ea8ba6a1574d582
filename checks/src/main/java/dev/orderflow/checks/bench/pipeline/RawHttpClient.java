package dev.orderflow.checks.bench.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;

/**
 * One kept connection to the endpoint, over which requests go as an AWS client would write them, by
 * hand. An SDK's client costs half as much processor time as the whole system that it loads, on the
 * same processors; here what is measured is the system. The signature is made up, as the local
 * cloud lets it be.
 */
final class RawHttpClient implements AutoCloseable {

  private static final String ACCEPTED = "\"FailedEntryCount\":0";
  private static final String FOUND = "\"Item\":";

  private final Socket socket;
  private final InputStream in;
  private final String putEvents;
  private final String getItem;

  RawHttpClient(URI endpoint) throws IOException {
    socket = new Socket(endpoint.getHost(), endpoint.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    putEvents = head(endpoint, "events", "AWSEvents.PutEvents", "1.1");
    getItem = head(endpoint, "dynamodb", "DynamoDB_20120810.GetItem", "1.0");
  }

  private static String head(URI endpoint, String service, String target, String version) {
    return """
        POST / HTTP/1.1
        Host: %s
        X-Amz-Target: %s
        Content-Type: application/x-amz-json-%s
        Authorization: AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/%s/aws4_request, \
        SignedHeaders=host, Signature=none
        Content-Length:\s"""
        .formatted(endpoint.getAuthority(), target, version, service)
        .replace("\n", "\r\n");
  }

  /**
   * @param request a PutEvents request's JSON
   * @throws IOException if any entry is refused
   */
  void putEvents(String request) throws IOException {
    String answer = call(putEvents, request);
    if (!answer.contains(ACCEPTED)) {
      throw new IOException("PutEvents was answered by " + answer);
    }
  }

  /** Whether the order is in the table. */
  boolean isStored(String orderId) throws IOException {
    String request =
        """
        {"TableName":"Orders","Key":{"orderId":{"S":"%s"}},"ConsistentRead":true,\
        "ProjectionExpression":"orderId"}"""
            .formatted(orderId);
    return call(getItem, request).contains(FOUND);
  }

  private String call(String head, String request) throws IOException {
    byte[] body = request.getBytes(UTF_8);
    byte[] start = (head + body.length + "\r\n\r\n").getBytes(UTF_8);
    byte[] message = new byte[start.length + body.length];
    System.arraycopy(start, 0, message, 0, start.length);
    System.arraycopy(body, 0, message, start.length, body.length);
    socket.getOutputStream().write(message);
    return answer();
  }

  private String answer() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return new String(in.readNBytes(length), UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the endpoint has closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
