package dev.orderflow.localcloud.lambda.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends its JVM with the status that is the event, by {@code kill -9} if that is {@code 137}. */
public final class Exits implements RequestStreamHandler {

  private static final int KILLED = 137;

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    int status = Integer.parseInt(new String(in.readAllBytes()));
    System.out.println("leaving with " + status);
    if (status == KILLED) {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
      System.in.read();
    }
    System.exit(status);
  }
}
