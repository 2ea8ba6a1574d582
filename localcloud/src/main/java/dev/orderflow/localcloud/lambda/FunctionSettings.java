package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.account.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a template says of a function, resolved.
 *
 * @param handler the handler's class name
 * @param code the jar that holds the handler and all it needs
 * @param alias under which its published version is called
 * @param variables the template's environment variables
 * @param memoryMegabytes from which the heap of a JVM of its own follows
 * @param logGroup the name of the log group it writes to
 * @param accessKeyId the access key by which calls to AWS services are known as this function's
 */
record FunctionSettings(
    String name,
    String handler,
    Path code,
    Optional<String> alias,
    Map<String, String> variables,
    Duration timeout,
    int memoryMegabytes,
    String logGroup,
    String accessKeyId) {

  FunctionSettings {
    variables = Map.copyOf(variables);
  }

  String arn() {
    return Account.arn("lambda", "function:" + name);
  }
}
