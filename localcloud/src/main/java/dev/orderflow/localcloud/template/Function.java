package dev.orderflow.localcloud.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Lambda function.
 *
 * @param handler the handler's class name
 * @param code the jar that holds it; it may not have been built yet
 * @param roleArn of the role whose permissions it has
 * @param tracing {@code Active} or {@code PassThrough}; without effect here
 * @param logGroup the name of the log group it writes to
 * @param description empty if there is none
 * @param alias under which its published version is called
 */
public record Function(
    String logicalId,
    String name,
    String handler,
    Path code,
    String runtime,
    Map<String, String> environment,
    Duration timeout,
    int memoryMegabytes,
    String roleArn,
    String tracing,
    String logGroup,
    Optional<String> alias,
    AsyncInvocation asyncInvocation,
    OptionalInt reservedConcurrency,
    List<QueueSource> queueSources,
    List<StreamSource> streamSources,
    String description)
    implements Resource {

  public Function {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    queueSources = List.copyOf(queueSources);
    streamSources = List.copyOf(streamSources);
  }

  /** Without the alias. */
  public String arn() {
    return Arns.function(name);
  }

  /** The alias's ARN when there is one, by which everything in a template calls the function. */
  public String calledArn() {
    return alias.map(it -> arn() + ":" + it).orElse(arn());
  }
}
