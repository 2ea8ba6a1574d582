package dev.orderflow.checks.journeys;

import dev.orderflow.cli.Orderflow;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.kit.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line as a script runs it: no terminal, only the endpoint's address in a variable. */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String endpoint, String stdin, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            Map.of("AWS_ENDPOINT_URL", endpoint),
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            _ -> () -> {});
    int exitCode = Orderflow.run(shell, args);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Every member on the way must be an object. */
  @Nullable Object json(String... path) {
    Object value = Json.parse(out);
    for (String name : path) {
      value = value instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return value;
  }

  long number(String... path) {
    return json(path) instanceof Long number ? number : Long.MIN_VALUE;
  }

  List<?> list(String... path) {
    return json(path) instanceof List<?> list ? list : List.of();
  }
}
