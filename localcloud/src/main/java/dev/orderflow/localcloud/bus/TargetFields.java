package dev.orderflow.localcloud.bus;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A target as EventBridge's API takes and tells it. */
final class TargetFields {

  private static final List<String> INPUTS = List.of("Input", "InputPath", "InputTransformer");

  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:.+");

  private TargetFields() {}

  static Map<String, Object> describe(Target target) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("Id", target.id());
    description.put("Arn", target.arn());
    switch (target.input()) {
      case TargetInput.WholeEvent _ -> {}
      case TargetInput.Constant(var json) -> description.put("Input", json);
      case TargetInput.Part(var path) -> description.put("InputPath", path);
      case TargetInput.Transformed(var it) ->
          description.put(
              "InputTransformer",
              Map.of("InputPathsMap", it.paths(), "InputTemplate", it.template()));
    }
    if (target.maximumRetries() != Target.MAX_RETRIES
        || !target.maximumAge().equals(Target.MAX_AGE)) {
      description.put(
          "RetryPolicy",
          Map.of(
              "MaximumRetryAttempts", target.maximumRetries(),
              "MaximumEventAgeInSeconds", target.maximumAge().toSeconds()));
    }
    target
        .deadLetterArn()
        .ifPresent(arn -> description.put("DeadLetterConfig", Map.of("Arn", arn)));
    return description;
  }

  /**
   * @param number of the target in the request, from 1
   */
  static Target read(Input given, int number) {
    given.supportsOnly(
        Set.of(
            "Id",
            "Arn",
            "Input",
            "InputPath",
            "InputTransformer",
            "RetryPolicy",
            "DeadLetterConfig"));
    String id = EventNames.checked(given.text("Id"), "targets." + number + ".member.id");
    String arn = given.text("Arn");
    if (!ARN.matcher(arn).matches()) {
      throw AwsError.invalid(
          "Parameter %s is not valid. Reason: Provided Arn is not in correct format."
              .formatted(arn));
    }
    Optional<Input> retry = given.optionalObject("RetryPolicy");
    int oldest = (int) Target.MAX_AGE.toSeconds();
    return new Target(
        id,
        arn,
        input(id, given),
        given.optionalObject("DeadLetterConfig").map(config -> config.text("Arn")),
        retry
            .map(r -> r.integer("MaximumRetryAttempts", 0, Target.MAX_RETRIES, Target.MAX_RETRIES))
            .orElse(Target.MAX_RETRIES),
        Duration.ofSeconds(
            retry
                .map(r -> r.integer("MaximumEventAgeInSeconds", 60, oldest, oldest))
                .orElse(oldest)));
  }

  private static TargetInput input(String id, Input given) {
    if (INPUTS.stream().filter(name -> given.members().get(name) != null).count() > 1) {
      throw AwsError.invalid(
          "Only one of Input, InputPath, or InputTransformer must be provided for target %s."
              .formatted(id));
    }
    return given
        .optionalText("Input")
        .map(json -> constant(id, json))
        .or(() -> given.optionalText("InputPath").map(path -> part(id, path)))
        .or(() -> given.optionalObject("InputTransformer").map(it -> transformed(id, it)))
        .orElseGet(TargetInput.WholeEvent::new);
  }

  private static TargetInput constant(String id, String json) {
    try {
      return new TargetInput.Constant(json);
    } catch (IllegalArgumentException e) {
      throw AwsError.invalid("JSON syntax error in input for target %s.".formatted(id));
    }
  }

  private static TargetInput part(String id, String path) {
    try {
      return new TargetInput.Part(path);
    } catch (IllegalArgumentException e) {
      throw AwsError.invalid("Invalid InputPath for target %s.".formatted(id));
    }
  }

  private static TargetInput transformed(String id, Input given) {
    given.supportsOnly(Set.of("InputPathsMap", "InputTemplate"));
    try {
      return new TargetInput.Transformed(
          new InputTransformer(given.textMap("InputPathsMap"), given.text("InputTemplate")));
    } catch (IllegalArgumentException e) {
      throw AwsError.invalid(
          String.valueOf(e.getMessage())
              .replace("InputTemplate contains", "InputTemplate for target " + id + " contains"));
    }
  }
}
