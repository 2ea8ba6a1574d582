package dev.orderflow.cli.sending;

import dev.orderflow.cli.connect.CallErrors;
import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.Interrupts;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;

/** Publishes order events from NDJSON. */
@Command(
    name = "send",
    header = "Publish order events from NDJSON, one detail per line.",
    description = {
      "",
      "Each line that is a JSON object is published as the detail of an 'Order Created' event of",
      "ecommerce.orders. What the bus does not take is tried again, then listed with its line.",
      "Lines may be published more than once if an answer is lost; orders are stored once.",
      ""
    })
public final class SendCommand implements Callable<Integer> {

  private static final String STDIN = "-";

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "FILE", description = "NDJSON in UTF-8; - for standard input.")
  private String file = STDIN;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "At most N orders per second. Otherwise as fast as it goes.")
  private @Nullable Double rate;

  @Option(
      names = "--bus",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The event bus (${DEFAULT-VALUE}).")
  private String busName = "default";

  private final Shell shell;

  public SendCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rate != null && !(rate > 0)) {
      throw CommandException.unusable("--rate " + rate + " is not above 0");
    }
    try (Connection connection = target.connect(shell);
        InputStream in = open();
        Progress progress = progress();
        Feed feed = new Feed(new OrderLines(in))) {
      Tally tally = new Tally(failure -> progress.say(line(failure)));
      Publisher publisher =
          new Publisher(connection.eventBridge(), busName, Backoff.usual(), tally);
      return send(publisher, tally, feed, progress);
    }
  }

  private int send(Publisher publisher, Tally tally, Feed feed, Progress progress)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Pace pace = new Pace(rate == null ? 0 : rate, start);
    Sender sender = new Sender(feed, publisher, tally, pace, progress);
    try (Interrupts.Registration _ = shell.interrupts().onInterrupt(sender::stop)) {
      sender.run();
      progress.close();
      Summary summary =
          summary(tally, publisher, sender, Duration.ofNanos(System.nanoTime() - start));
      shell.out().println(standard.json() ? VisibleText.json(summary.json()) : summary.text());
      shell.out().flush();
      return summary.exitCode();
    }
  }

  private Summary summary(Tally tally, Publisher publisher, Sender sender, Duration time) {
    SdkException broken = publisher.broken();
    return new Summary(
        tally.published(),
        tally.failed(),
        tally.retried(),
        time,
        sender.isStopped(),
        tally.kept(),
        sender.unsentFrom(),
        broken == null ? null : CallErrors.explain(broken, target).line());
  }

  private Progress progress() throws IOException {
    if (!shell.errIsTerminal()) {
      return new Progress.Silent(shell.err());
    }
    return new Progress.Bar(shell, file.equals(STDIN) ? -1 : Files.size(Path.of(file)));
  }

  private InputStream open() throws IOException {
    return file.equals(STDIN) ? unclosed(shell.in()) : Files.newInputStream(Path.of(file));
  }

  // Closing standard input could wait for the thread that reads it.
  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {}
    };
  }

  private static String line(Reading.Failure failure) {
    return "line "
        + failure.line()
        + ": "
        + failure.code()
        + ": "
        + Text.printable(failure.message());
  }
}
