package dev.orderflow.localcloud.socket;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.iam.ArnPattern;
import dev.orderflow.localcloud.iam.Glob;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an authorizer's answer means for one call. */
sealed interface Authorization {

  /**
   * @param context for the functions behind, {@code principalId} included
   */
  record Allowed(Map<String, Object> context) implements Authorization {}

  record Denied() implements Authorization {}

  /** The answer is none that API Gateway understands. */
  record Malformed() implements Authorization {}

  String ACTION = "execute-api:Invoke";

  static Authorization of(byte[] answer, String methodArn) {
    try {
      return Json.parse(answer) instanceof Map<?, ?> object
              && object.get("principalId") instanceof String principal
              && object.get("policyDocument") instanceof Map<?, ?> policy
          ? decide(list(policy.get("Statement")), methodArn, context(object, principal))
          : new Malformed();
    } catch (JsonException e) {
      return new Malformed();
    }
  }

  private static Authorization decide(
      List<?> statements, String methodArn, Map<String, Object> context) {
    boolean allowed = false;
    for (Object each : statements) {
      if (each instanceof Map<?, ?> statement && isAbout(statement, methodArn)) {
        if (!"Allow".equals(statement.get("Effect"))) {
          return new Denied();
        }
        allowed = true;
      }
    }
    return allowed ? new Allowed(context) : new Denied();
  }

  private static boolean isAbout(Map<?, ?> statement, String methodArn) {
    return list(statement.get("Action")).stream().anyMatch(it -> matches(it, ACTION))
        && list(statement.get("Resource")).stream()
            .anyMatch(it -> ArnPattern.of(String.valueOf(it)).matches(methodArn));
  }

  private static boolean matches(Object pattern, String action) {
    return new Glob(String.valueOf(pattern).toLowerCase(Locale.ROOT))
        .matches(action.toLowerCase(Locale.ROOT));
  }

  /** Texts, numbers and flags only, as on AWS. */
  private static Map<String, Object> context(Map<?, ?> answer, String principal) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("principalId", principal);
    if (answer.get("context") instanceof Map<?, ?> given) {
      given.forEach(
          (name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
              context.put(name.toString(), value);
            }
          });
    }
    return context;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }
}
