package dev.orderflow.cli;

import dev.orderflow.cli.terminal.Interrupts;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.kit.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One command line run in process, with what it wrote and how it ended. */
public record Run(int exitCode, String out, String err) {

  public static Run of(String... args) {
    return in().run(args);
  }

  /** A run to be told more about its surroundings: no variables, empty stdin, no terminal. */
  public static Surroundings in() {
    return new Surroundings();
  }

  /** What it wrote to stdout, as JSON. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> json() {
    Object value = Json.parse(out);
    if (value instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw new AssertionError("not a JSON object: " + out + err);
  }

  /** A whole number of what it wrote to stdout as JSON. */
  public long number(String name) {
    return json().get(name) instanceof Long number ? number : Long.MIN_VALUE;
  }

  /** Streams, variables and Ctrl-C of a run. */
  public static final class Surroundings {

    private final Map<String, String> variables = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private boolean terminal;
    private Interrupts interrupts = _ -> () -> {};

    private Surroundings() {}

    public Surroundings variable(String name, String value) {
      variables.put(name, value);
      return this;
    }

    public Surroundings stdin(String text) {
      return stdin(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Surroundings stdin(InputStream stream) {
      in = stream;
      return this;
    }

    public Surroundings terminal() {
      terminal = true;
      return this;
    }

    public Surroundings interrupts(Interrupts given) {
      interrupts = given;
      return this;
    }

    public Run run(String... args) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Shell shell =
          new Shell(variables, in, print(out), print(err), terminal, terminal, interrupts);
      int exitCode = Orderflow.run(shell, args);
      return new Run(
          exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
      return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
  }
}
