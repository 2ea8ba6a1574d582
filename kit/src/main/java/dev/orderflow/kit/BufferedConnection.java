package dev.orderflow.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's connection for the SDK's url-connection-client, but it collects a request's body before
 * it sends it.
 *
 * <p>The SDK asks to stream bodies. For a streamed POST the JDK first listens on a kept connection
 * for a millisecond, to learn whether the server has closed it, which is most of what a call to
 * DynamoDB costs. A collected body it can send again if it has, as the SDK itself would.
 */
final class BufferedConnection extends HttpURLConnection {

  private final HttpURLConnection connection;

  private final int longest;

  private BufferedConnection(HttpURLConnection connection, int longest) {
    super(connection.getURL());
    this.connection = connection;
    this.longest = longest;
  }

  static HttpURLConnection open(URI uri) {
    return open(uri, Integer.MAX_VALUE);
  }

  /**
   * @param longest milliseconds that an answer is waited for, whatever the SDK would bear
   */
  static HttpURLConnection open(URI uri, int longest) {
    try {
      return new BufferedConnection((HttpURLConnection) uri.toURL().openConnection(), longest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void setFixedLengthStreamingMode(int length) {}

  @Override
  public void setFixedLengthStreamingMode(long length) {}

  @Override
  public void setChunkedStreamingMode(int chunkLength) {}

  @Override
  public void setRequestMethod(String method) throws ProtocolException {
    connection.setRequestMethod(method);
  }

  @Override
  public String getRequestMethod() {
    return connection.getRequestMethod();
  }

  @Override
  public void setRequestProperty(String name, String value) {
    connection.setRequestProperty(name, value);
  }

  @Override
  public void addRequestProperty(String name, String value) {
    connection.addRequestProperty(name, value);
  }

  @Override
  public void setConnectTimeout(int millis) {
    connection.setConnectTimeout(millis);
  }

  @Override
  public void setReadTimeout(int millis) {
    // to the SDK, as to the JDK, 0 is for ever
    connection.setReadTimeout(millis == 0 ? longest : Math.min(millis, longest));
  }

  @Override
  public void setDoOutput(boolean output) {
    connection.setDoOutput(output);
  }

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    connection.setInstanceFollowRedirects(follow);
  }

  @Override
  public void connect() throws IOException {
    connection.connect();
  }

  @Override
  public void disconnect() {
    connection.disconnect();
  }

  @Override
  public boolean usingProxy() {
    return connection.usingProxy();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return connection.getInputStream();
  }

  @Override
  public @Nullable InputStream getErrorStream() {
    return connection.getErrorStream();
  }

  @Override
  public int getResponseCode() throws IOException {
    return connection.getResponseCode();
  }

  @Override
  public @Nullable String getResponseMessage() throws IOException {
    return connection.getResponseMessage();
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return connection.getHeaderField(name);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return connection.getHeaderFields();
  }
}
