package dev.orderflow.localcloud.lambda.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Hangs if the event is {@code "hang"}, else answers with its process id. */
public final class Hangs implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    if (new String(in.readAllBytes()).equals("\"hang\"")) {
      System.out.print("about to hang");
      hang();
    }
    out.write(Long.toString(ProcessHandle.current().pid()).getBytes());
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
