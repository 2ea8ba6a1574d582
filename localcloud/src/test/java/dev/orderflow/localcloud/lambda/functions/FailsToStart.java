package dev.orderflow.localcloud.lambda.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

public final class FailsToStart implements RequestStreamHandler {

  public FailsToStart() {
    throw new IllegalStateException("environment variable TABLE is not set");
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {}
}
