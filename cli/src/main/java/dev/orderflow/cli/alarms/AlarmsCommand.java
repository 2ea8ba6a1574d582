package dev.orderflow.cli.alarms;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.kit.VisibleText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;

/** Lists alarms. */
@Command(
    name = "alarms",
    header = "List the alarms, those that went off first.",
    description = {"", "--json has what each watches, its threshold and the reason.", ""})
public final class AlarmsCommand implements Callable<Integer> {

  /** CloudWatch's names. */
  enum AlarmState {
    ALARM,
    INSUFFICIENT_DATA,
    OK
  }

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private @Nullable AlarmState state;

  private final Shell shell;

  public AlarmsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Connection connection = target.connect(shell)) {
      List<AlarmText> alarms = alarms(connection);
      if (standard.json()) {
        shell
            .out()
            .println(
                VisibleText.json(Map.of("alarms", alarms.stream().map(AlarmText::json).toList())));
      } else {
        print(alarms);
      }
      return ExitCodes.OK;
    }
  }

  private List<AlarmText> alarms(Connection connection) {
    var question = DescribeAlarmsRequest.builder();
    if (state != null) {
      question.stateValue(state.name());
    }
    return connection.cloudWatch().describeAlarmsPaginator(question.build()).metricAlarms().stream()
        .map(AlarmText::new)
        .sorted(Comparator.comparingInt(AlarmText::rank).thenComparing(AlarmText::name))
        .toList();
  }

  private void print(List<AlarmText> alarms) {
    if (alarms.isEmpty()) {
      shell.out().println("none");
      return;
    }
    Table table = Table.of("STATE", "ALARM", "SINCE", "MEANS");
    alarms.forEach(
        alarm -> table.row(alarm.state(), alarm.name(), alarm.since(), alarm.description()));
    table.print(shell.out(), shell.style());
  }
}
