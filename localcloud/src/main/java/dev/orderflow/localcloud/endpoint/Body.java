package dev.orderflow.localcloud.endpoint;

import java.io.IOException;
import java.io.InputStream;

/** Reads a request's body, up to a limit. */
final class Body {

  // A client that is still writing reads no answer: what is too much is read, up to here, and
  // thrown away.
  private static final int MOST_DISCARDED = 64 << 20;

  private Body() {}

  /**
   * @throws AwsError with status 413 if there are more than {@code limit} bytes
   */
  static byte[] read(InputStream in, int limit) throws IOException {
    byte[] body = in.readNBytes(limit + 1);
    if (body.length > limit) {
      discard(in);
      throw new AwsError(
          "RequestEntityTooLargeException", 413, "The request is larger than " + limit + " bytes.");
    }
    return body;
  }

  private static void discard(InputStream in) throws IOException {
    byte[] buffer = new byte[64 << 10];
    int total = 0;
    int read = in.read(buffer);
    while (read >= 0 && total < MOST_DISCARDED) {
      total += read;
      read = in.read(buffer);
    }
  }
}
