package dev.orderflow.localcloud.lambda.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

public final class Prints implements RequestStreamHandler {

  public Prints() {
    System.out.println("being built");
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    System.out.println("one 注文 📦");
    System.err.println("two");
    context.getLogger().log("three\n");
    System.out.print("four, unended");
    in.transferTo(out);
  }
}
