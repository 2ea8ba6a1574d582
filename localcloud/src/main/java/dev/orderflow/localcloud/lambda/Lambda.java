package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.TableStream;
import dev.orderflow.localcloud.endpoint.Service;
import dev.orderflow.localcloud.metrics.FunctionMeter;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.QueueSource;
import dev.orderflow.localcloud.template.StreamSource;
import dev.orderflow.localcloud.work.DeliveryFaults;
import dev.orderflow.localcloud.work.DurableWorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Lambda: the functions of the templates, and all that calls them. */
public final class Lambda implements AutoCloseable {

  /** What an asynchronous event waits for after its first failure; AWS waits for a minute. */
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  /** Longer than a function may take, so that an event in work is not handed out again. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Queues queues;
  private final Streams streams;
  private final Runtimes runtimes;
  private final DeliveryFaults deliveryFaults;
  private final Metrics metrics;
  private final LogTails tails;
  private final Functions functions = new Functions();
  private final List<EventSource> mappings = new ArrayList<>();

  /** The queues that Lambda works with: those of the templates, and private ones of its own. */
  public interface Queues {

    SqsClient client();

    /** The URL of the template's queue with an ARN. */
    String url(String arn);

    SqsClient privateClient();

    /** Makes a private queue unless it is there, and returns its URL. */
    String privateQueue(String name, Duration visibilityTimeout);
  }

  /** The tables' streams, and where it is kept how far they were read. */
  public interface Streams {

    /**
     * @throws IllegalArgumentException if the table has no stream
     */
    TableStream stream(String table);

    /** Those of the mapping with that id. */
    StreamPositions positions(String id);
  }

  /**
   * @param tails to which the runtimes log
   */
  public Lambda(
      Queues queues,
      Streams streams,
      Runtimes runtimes,
      DeliveryFaults deliveryFaults,
      Metrics metrics,
      LogTails tails) {
    this.queues = queues;
    this.streams = streams;
    this.runtimes = runtimes;
    this.deliveryFaults = deliveryFaults;
    this.metrics = metrics;
    this.tails = tails;
  }

  /**
   * @throws IllegalArgumentException if the function's code cannot be run; the message says why
   */
  public void deploy(Function template) {
    FunctionSettings settings =
        new FunctionSettings(
            template.name(),
            template.handler(),
            template.code(),
            template.alias(),
            template.environment(),
            template.timeout(),
            template.memoryMegabytes(),
            template.logGroup(),
            Runtimes.accessKeyId(template.name()));
    int concurrency =
        Math.min(
            template.reservedConcurrency().orElse(Integer.MAX_VALUE), runtimes.mostConcurrent());
    DeployedFunction function =
        new DeployedFunction(
            new FunctionConfiguration(template, settings),
            runtime(settings, template),
            asyncEvents(template, concurrency),
            concurrency,
            deliveryFaults,
            new FunctionMeter(metrics, template.name()));
    functions.add(function);
    for (QueueSource source : template.queueSources()) {
      if (source.enabled()) {
        mappings.add(mapping(source, function));
      }
    }
    for (StreamSource source : template.streamSources()) {
      if (source.enabled()) {
        mappings.add(mapping(source, function));
      }
    }
  }

  private FunctionRuntime runtime(FunctionSettings settings, Function template) {
    try {
      return runtimes.runtime(settings, template);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "function %s: %s".formatted(settings.name(), e.getMessage()), e);
    }
  }

  private AsyncEvents asyncEvents(Function template, int concurrency) {
    var settings =
        new AsyncSettings(
            template.asyncInvocation().maximumRetries(),
            template.asyncInvocation().maximumEventAge(),
            RETRY_DELAY,
            template.asyncInvocation().onFailureArn().map(queues::url),
            template.asyncInvocation().deadLetterArn().map(queues::url));
    String url = queues.privateQueue("async-" + template.name(), template.timeout().plus(MARGIN));
    return new AsyncEvents(
        settings,
        new DurableWorkQueue("async-" + template.name(), queues.privateClient(), url, concurrency),
        queues.client());
  }

  private EventSourceMapping mapping(QueueSource source, DeployedFunction function) {
    String arn = source.queueArn();
    var settings =
        new EventSourceSettings(
            function.name(),
            arn.substring(arn.lastIndexOf(':') + 1),
            arn,
            queues.url(arn),
            source.batchSize(),
            source.window(),
            source.maximumConcurrency(),
            source.reportBatchItemFailures());
    return new EventSourceMapping(settings, function, queues.client(), runtimes.mostConcurrent());
  }

  private StreamMapping mapping(StreamSource source, DeployedFunction function) {
    TableStream stream = streams.stream(source.table());
    var settings =
        new StreamSettings(
            function.name(), source, stream.arn(), source.onFailureArn().map(queues::url));
    Clock clock = Clock.systemUTC();
    var failures =
        new StreamFailures(
            settings, function.settings().arn(), queues.client(), clock, function.meter());
    return new StreamMapping(
        settings,
        function,
        stream,
        streams.positions(settings.id()),
        new StreamDelivery(settings, function, failures, clock));
  }

  public Functions functions() {
    return functions;
  }

  public Service service() {
    return new LambdaService(functions, mappings, tails);
  }

  /** Lets events and messages come, when all is deployed. */
  public void start() {
    functions.all().forEach(DeployedFunction::start);
    mappings.forEach(EventSource::start);
  }

  @Override
  public void close() {
    mappings.parallelStream().forEach(EventSource::close);
    functions.close();
  }
}
