package dev.orderflow.localcloud.lambda.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

public final class Throws implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) {
    throw new IllegalArgumentException("no such order");
  }
}
