package dev.orderflow.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.endpoint.AwsCli;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Clients;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LogsServiceTest {

  private static final String GROUP = "/aws/lambda/validate-order";

  private final Endpoint endpoint = Endpoint.bind(0);
  private final LogGroups groups = new LogGroups(Clock.systemUTC());
  private final CloudWatchLogsClient logs =
      Clients.client(CloudWatchLogsClient.builder(), endpoint.url(), "test");

  @BeforeEach
  void serve() {
    endpoint.serve(new Router(Map.of(AwsService.LOGS, LogsService.of(groups))), new Callers());
    groups.ofFunction("process-order");
    append("one", "{\"order\":{\"id\":\"ORD-1\"},\"lines\":3}");
    append("two", "refused ORD-2: 3 problems");
    append("one", "Ångström 注文 🛒");
  }

  @AfterEach
  void close() {
    logs.close();
    endpoint.close();
  }

  @Test
  void groupsAndStreamsAreListed() {
    assertThat(logs.describeLogGroups(r -> {}).logGroups())
        .extracting(LogGroup::logGroupName)
        .containsExactly("/aws/lambda/process-order", GROUP);
    assertThat(logs.describeLogGroups(r -> r.logGroupNamePrefix("/aws/lambda/v")).logGroups())
        .hasSize(1);
    assertThat(
            logs.describeLogStreams(
                    r -> r.logGroupName(GROUP).orderBy("LastEventTime").descending(true).limit(1))
                .logStreams())
        .extracting(LogStream::logStreamName)
        .hasSize(1);
    assertThat(logs.describeLogStreamsPaginator(r -> r.logGroupName(GROUP).limit(1)).logStreams())
        .extracting(LogStream::logStreamName)
        .containsExactly("one", "two");
  }

  @Test
  void wordsPhrasesAndJsonFieldsSelectLines() {
    assertThat(filter("ORD-2")).containsExactly("refused ORD-2: 3 problems");
    assertThat(filter("\"3 problems\" refused")).hasSize(1);
    assertThat(filter("problems -refused")).isEmpty();
    assertThat(filter("?注文 ?refused")).hasSize(2);
    assertThat(filter("{ $.order.id = \"ORD-1\" }")).hasSize(1);
    assertThat(filter("{ $.order.id != \"ORD-1\" }")).isEmpty();
    assertThat(filter("{ $.lines >= 3 }")).hasSize(1);
    assertThat(filter("{ $.lines < 3 }")).isEmpty();
    assertThat(filter("")).hasSize(3);
  }

  @Test
  void otherPatternsAreNamed() {
    for (String pattern :
        List.of("[a, b]", "%ORD-\\d%", "{ $.a = 1 && $.b = 2 }", "{ $.id = \"ORD*\" }")) {
      assertThatExceptionOfType(CloudWatchLogsException.class)
          .isThrownBy(() -> filter(pattern))
          .withMessageContaining("does not support the filter pattern " + pattern);
    }
  }

  @Test
  void linesComeInPagesInOrder() {
    List<String> lines = IntStream.range(0, 25).mapToObj(i -> "line " + i).toList();
    lines.forEach(line -> append("pages", line));

    assertThat(
            logs.filterLogEventsPaginator(
                    r -> r.logGroupName(GROUP).logStreamNames("pages").limit(10))
                .events())
        .extracting(FilteredLogEvent::message)
        .isEqualTo(lines);
    assertThat(
            logs.getLogEventsPaginator(
                    r -> r.logGroupName(GROUP).logStreamName("pages").startFromHead(true).limit(10))
                .events())
        .extracting(OutputLogEvent::message)
        .isEqualTo(lines);
  }

  @Test
  void theEndOfAStreamIsFollowed() {
    GetLogEventsResponse end =
        logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("one").limit(1));
    assertThat(end.events()).extracting(OutputLogEvent::message).containsExactly("Ångström 注文 🛒");

    append("one", "later");
    GetLogEventsResponse next =
        logs.getLogEvents(
            r -> r.logGroupName(GROUP).logStreamName("one").nextToken(end.nextForwardToken()));
    assertThat(next.events()).extracting(OutputLogEvent::message).containsExactly("later");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> logs.filterLogEvents(r -> r.logGroupName("/aws/lambda/none")));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> logs.getLogEvents(r -> r.logGroupName(GROUP).logStreamName("none")));
  }

  @Test
  void theCommandLineReadsThem() {
    AwsCli aws = new AwsCli(endpoint.url());

    assertThat(aws.run("logs", "filter-log-events", "--log-group-name", GROUP, "--output", "text"))
        .contains("refused ORD-2: 3 problems", "Ångström 注文 🛒");
    assertThat(aws.fail("logs", "delete-log-group", "--log-group-name", GROUP))
        .contains("UnknownOperationException", "operation DeleteLogGroup");
  }

  @Test
  void theCommandLineTailsThem() {
    AwsCli aws = new AwsCli(endpoint.url());
    assumeTrue(aws.isVersion2(), "only version 2 has this command");

    assertThat(aws.run("logs", "tail", GROUP)).contains("refused ORD-2: 3 problems");
  }

  private List<String> filter(String pattern) {
    return logs.filterLogEvents(r -> r.logGroupName(GROUP).filterPattern(pattern)).events().stream()
        .map(FilteredLogEvent::message)
        .toList();
  }

  private void append(String stream, String message) {
    groups.ofFunction("validate-order").append(stream, message);
  }
}
