package dev.orderflow.localcloud.template;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What AWS checks of names and sizes when it deploys. Source: API references of EventBridge
 * (PutRule), Lambda (CreateFunction) and CloudWatch (PutMetricAlarm).
 */
final class DeploymentLimits {

  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");
  private static final Pattern FUNCTION = Pattern.compile("[a-zA-Z0-9\\-_]{1,64}");
  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");
  private static final int VARIABLES_BYTES = 4096;
  private static final int A_MINUTE = 60;
  private static final int AN_HOUR = 3600;
  private static final int A_DAY = 24 * AN_HOUR;
  private static final Set<Integer> SHORT_PERIODS = Set.of(10, 20, 30);

  /** Which Lambda sets itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  private DeploymentLimits() {}

  /** Of a rule or a rule's target. */
  static void name(String name, Place place) {
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      place.problem("1 to 64 of A-Z a-z 0-9 . - _ expected");
    }
  }

  static void functionName(String name, Place place) {
    if (!FUNCTION.matcher(name).matches()) {
      place.problem("1 to 64 of A-Z a-z 0-9 - _ expected, not " + name);
    }
  }

  static void variables(Map<String, String> variables, Place place) {
    variables.keySet().forEach(name -> variable(name, place.child(name)));
    int bytes =
        variables.entrySet().stream()
            .mapToInt(it -> bytes(it.getKey()) + bytes(it.getValue()))
            .sum();
    if (bytes > VARIABLES_BYTES) {
      place.problem("names and values have %d bytes; Lambda takes 4096".formatted(bytes));
    }
  }

  private static void variable(String name, Place place) {
    if (RESERVED.contains(name)) {
      place.problem("Lambda sets this variable itself");
    } else if (!VARIABLE.matcher(name).matches()) {
      place.problem("a letter and then one or more letters, digits and _ expected");
    }
  }

  /** Of a metric alarm. */
  static void periods(int seconds, int evaluated, Properties alarm) {
    if (seconds % A_MINUTE != 0 && !SHORT_PERIODS.contains(seconds)) {
      alarm.place().child("Period").problem("10, 20, 30 or a multiple of 60 expected");
    }
    int longest = seconds < AN_HOUR ? A_DAY : 7 * A_DAY;
    if ((long) seconds * evaluated > longest) {
      alarm
          .place()
          .child("EvaluationPeriods")
          .problem("times Period it is more than the %d s that AWS takes".formatted(longest));
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
