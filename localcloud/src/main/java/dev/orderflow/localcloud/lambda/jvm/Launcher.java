package dev.orderflow.localcloud.lambda.jvm;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;

/**
 * The main class of a function's JVM: AWS's runtime interface client, and an end when the local
 * cloud has ended, however it did. The local cloud holds the other end of standard input, which
 * closes with its process, even by kill -9.
 *
 * <p>It is copied alone into the function's JVM, where nothing else of the local cloud is, and
 * every class that it loads is paid for at each cold start: hence no lambdas.
 */
final class Launcher extends Thread {

  private final InputStream parent;

  private Launcher(InputStream parent) {
    super("local-cloud-watch");
    this.parent = parent;
    setDaemon(true);
  }

  public static void main(String[] args) throws Throwable {
    new Launcher(System.in).start();
    System.setIn(InputStream.nullInputStream());
    AWSLambda.main(args);
  }

  @Override
  public void run() {
    try {
      while (parent.read() >= 0) {}
    } catch (IOException e) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
