package dev.orderflow.localcloud.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The AWS command line, if it is installed; tests that use it are skipped where it isn't. */
public final class AwsCli {

  private final Map<String, String> environment;

  public AwsCli(URI endpoint) {
    environment =
        Map.of(
            "AWS_ENDPOINT_URL", endpoint.toString(),
            "AWS_REGION", "us-east-1",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
            "AWS_PAGER", "",
            "AWS_MAX_ATTEMPTS", "1",
            "PYTHONUTF8", "1");
    assumeTrue(isInstalled(), "the AWS command line is not installed");
  }

  /** What {@code aws ARGUMENTS} prints; it must succeed. */
  public String run(String... arguments) {
    Result result = start(arguments);
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }

  /** What {@code aws ARGUMENTS} prints; it must fail. */
  public String fail(String... arguments) {
    Result result = start(arguments);
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    return result.output();
  }

  /** Whether it is version 2, which has commands of its own. */
  public boolean isVersion2() {
    return run("--version").startsWith("aws-cli/2");
  }

  private boolean isInstalled() {
    try {
      return start("--version").exitCode() == 0;
    } catch (java.io.UncheckedIOException e) {
      return false;
    }
  }

  private record Result(int exitCode, String output) {}

  private Result start(String... arguments) {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
