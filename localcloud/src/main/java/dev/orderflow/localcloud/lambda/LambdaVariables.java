package dev.orderflow.localcloud.lambda;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The environment variables that Lambda gives a function's process, and no others. */
final class LambdaVariables {

  private static final String REGION = "us-east-1";

  private LambdaVariables() {}

  /** The template's own variables, then those that Lambda reserves. */
  static Map<String, String> of(FunctionSettings settings, URI endpoint) {
    Map<String, String> variables = new HashMap<>(settings.variables());
    variables.putIfAbsent("TZ", ":UTC");
    variables.putAll(
        Map.ofEntries(
            Map.entry("LANG", "en_US.UTF-8"),
            Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
            Map.entry("AWS_REGION", REGION),
            Map.entry("AWS_DEFAULT_REGION", REGION),
            Map.entry("AWS_ENDPOINT_URL", endpoint.toString()),
            Map.entry("AWS_ACCESS_KEY_ID", settings.accessKeyId()),
            Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
            Map.entry("AWS_SESSION_TOKEN", "local"),
            Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
            Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", settings.name()),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            Map.entry(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMegabytes())),
            Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", settings.logGroup()),
            Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
            Map.entry(
                "LAMBDA_TASK_ROOT",
                settings.code().toAbsolutePath().resolveSibling("").toString())));
    return variables;
  }
}
