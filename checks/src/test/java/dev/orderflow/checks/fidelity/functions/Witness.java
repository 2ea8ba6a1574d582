package dev.orderflow.checks.fidelity.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Puts the keys of the changes that it saw into a queue, or is told to see nothing and throws. */
public final class Witness implements RequestStreamHandler {

  private final Environment environment;

  public Witness(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    if (environment.variable("BLIND").equals("yes")) {
      throw new IllegalStateException("it sees nothing");
    }
    if (Json.parse(in.readAllBytes()) instanceof Map<?, ?> event
        && event.get("Records") instanceof List<?> records) {
      List<Object> keys = records.stream().map(Witness::key).toList();
      environment
          .sqs()
          .sendMessage(
              m -> m.queueUrl(environment.variable("SEEN_URL")).messageBody(Json.write(keys)));
    }
  }

  private static Object key(Object record) {
    return record instanceof Map<?, ?> fields
            && fields.get("dynamodb") instanceof Map<?, ?> change
            && change.get("Keys") instanceof Map<?, ?> keys
            && keys.get("id") instanceof Map<?, ?> id
        ? String.valueOf(id.get("S"))
        : "none";
  }
}
