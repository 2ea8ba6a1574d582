package dev.orderflow.localcloud;

import dev.orderflow.kit.Environment;
import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.account.MailIdentities;
import dev.orderflow.localcloud.api.HttpApiFront;
import dev.orderflow.localcloud.api.Integration;
import dev.orderflow.localcloud.bus.BusClient;
import dev.orderflow.localcloud.bus.DeadLetters;
import dev.orderflow.localcloud.bus.Deliveries;
import dev.orderflow.localcloud.bus.EventBuses;
import dev.orderflow.localcloud.bus.OpenDeliveries;
import dev.orderflow.localcloud.bus.Rules;
import dev.orderflow.localcloud.cloudwatch.CloudWatch;
import dev.orderflow.localcloud.iam.Faults;
import dev.orderflow.localcloud.iam.GatedClients;
import dev.orderflow.localcloud.iam.IamInterceptor;
import dev.orderflow.localcloud.iam.Policy;
import dev.orderflow.localcloud.lambda.Functions;
import dev.orderflow.localcloud.lambda.InvokeClient;
import dev.orderflow.localcloud.lambda.Lambda;
import dev.orderflow.localcloud.lambda.LogTails;
import dev.orderflow.localcloud.lambda.Runtimes;
import dev.orderflow.localcloud.logs.LogGroups;
import dev.orderflow.localcloud.logs.PrintCapture;
import dev.orderflow.localcloud.mail.MailClient;
import dev.orderflow.localcloud.mail.Mailbox;
import dev.orderflow.localcloud.metrics.ApiMeter;
import dev.orderflow.localcloud.metrics.EmbeddedMetrics;
import dev.orderflow.localcloud.metrics.MemoryMeter;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.metrics.QueueSampler;
import dev.orderflow.localcloud.socket.Connections;
import dev.orderflow.localcloud.socket.ConnectionsClient;
import dev.orderflow.localcloud.socket.SocketFront;
import dev.orderflow.localcloud.sqs.QueueSettings;
import dev.orderflow.localcloud.template.Alarm;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.EmailIdentity;
import dev.orderflow.localcloud.template.EventBus;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.HttpApi;
import dev.orderflow.localcloud.template.HttpRoute;
import dev.orderflow.localcloud.template.LogGroup;
import dev.orderflow.localcloud.template.Queue;
import dev.orderflow.localcloud.template.QueueSource;
import dev.orderflow.localcloud.template.Redrive;
import dev.orderflow.localcloud.template.Role;
import dev.orderflow.localcloud.template.Rule;
import dev.orderflow.localcloud.template.SocketStage;
import dev.orderflow.localcloud.template.Table;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.work.DeliveryFaults;
import dev.orderflow.localcloud.work.DurableWorkQueue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes what the blueprint describes out of the engines. */
final class Builder {

  /** The private queue of events that a target did not take. */
  static final String UNDELIVERED = "undelivered-events";

  private static final int RETRIES_AT_ONCE = 16;
  private static final Duration PARKED_VISIBILITY = Duration.ofMinutes(1);

  private final Blueprint blueprint;
  private final Engines engines;
  private final LogGroups logs;
  private final DeliveryFaults deliveryFaults;
  private final SqsClient sender;
  private final Connections connections = new Connections();
  private final Callers callers = new Callers();
  private final Map<String, IamInterceptor> gates = new HashMap<>();
  private final Map<String, Function> functionsByName = new HashMap<>();
  private final List<QueueSource> sources;
  private final MailIdentities identities;
  private final Mailbox mailbox;
  private final OpenDeliveries openDeliveries;
  private final Metrics metrics = new Metrics(Clock.systemUTC());
  private final EmbeddedMetrics printed = new EmbeddedMetrics(metrics);
  private final CloudWatch cloudWatch;
  private final QueueSampler queueSampler;
  private final MemoryMeter memoryMeter;
  private @Nullable EventBuses buses;
  private @Nullable Functions functions;

  Builder(
      Blueprint blueprint,
      Engines engines,
      LogGroups logs,
      Faults faults,
      DeliveryFaults deliveryFaults) {
    this.blueprint = blueprint;
    this.engines = engines;
    this.logs = logs;
    this.deliveryFaults = deliveryFaults;
    this.sender = new FaultySqs(engines.queues().client(), deliveryFaults);
    this.identities =
        new MailIdentities(
            blueprint.all(EmailIdentity.class).stream()
                .map(EmailIdentity::name)
                .collect(Collectors.toSet()));
    this.mailbox = engines.mailbox(identities);
    this.openDeliveries = engines.openDeliveries();
    this.cloudWatch = new CloudWatch(metrics, this::sample, blueprint.all(Alarm.class));
    this.queueSampler = new QueueSampler(metrics, engines.queues());
    this.memoryMeter = new MemoryMeter(metrics);
    this.sources =
        blueprint.all(Function.class).stream().flatMap(it -> it.queueSources().stream()).toList();
    for (Function function : blueprint.all(Function.class)) {
      functionsByName.put(function.name(), function);
      gates.put(function.name(), interceptor(function, faults));
    }
  }

  private void sample() {
    queueSampler.sample();
    memoryMeter.sample(
        bytesInQueues(),
        engines.queues().bodiesMovedToDisk() + engines.privateQueues().bodiesMovedToDisk());
  }

  Callers callers() {
    return callers;
  }

  /** By function name. */
  Map<String, IamInterceptor> gates() {
    return gates;
  }

  MailIdentities identities() {
    return identities;
  }

  CloudWatch cloudWatch() {
    return cloudWatch;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  OpenDeliveries openDeliveries() {
    return openDeliveries;
  }

  /** The memory of events and messages that functions are yet to take. */
  long bytesUnderWay() {
    return engines.privateQueues().held() + sources.stream().mapToLong(this::held).sum();
  }

  /** The memory of all that is in queues. */
  long bytesInQueues() {
    return engines.privateQueues().held() + engines.queues().held();
  }

  private long held(QueueSource source) {
    String arn = source.queueArn();
    return engines.queues().held(arn.substring(arn.lastIndexOf(':') + 1));
  }

  private IamInterceptor interceptor(Function function, Faults faults) {
    Role role = role(function);
    Caller.FunctionSession session =
        callers.register(Runtimes.accessKeyId(function.name()), role.name(), function.name());
    return new IamInterceptor(session, Policy.of(role), faults);
  }

  private Role role(Function function) {
    return blueprint.all(Role.class).stream()
        .filter(role -> role.arn().equals(function.roleArn()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "function " + function.name() + ": there is no role " + function.roleArn()));
  }

  void makeQueuesAndTables() {
    engines.queues().declare(blueprint.all(Queue.class).stream().map(Builder::settings).toList());
    for (Table table : blueprint.all(Table.class)) {
      engines.tables().ensureTable(table.request());
      table
          .timeToLiveAttribute()
          .map(name -> TimeToLiveSpecification.builder().attributeName(name).enabled(true).build())
          .ifPresent(ttl -> engines.tables().ensureTimeToLive(table.name(), ttl));
    }
    keptLogs().forEach(group -> engines.keep(logs, group));
    blueprint.all(LogGroup.class).forEach(group -> logs.group(group.name()));
  }

  /** What rules log is a record of what happened, and not a trace for as long as it is of use. */
  private Stream<String> keptLogs() {
    return blueprint.all(Rule.class).stream()
        .flatMap(rule -> rule.targets().stream())
        .flatMap(target -> target.logGroup().stream())
        .distinct();
  }

  private static QueueSettings settings(Queue queue) {
    var settings =
        new QueueSettings(
            queue.name(),
            queue.visibilityTimeout(),
            queue.retention(),
            queue.delay(),
            queue.receiveWait(),
            null,
            queue.fifo() ? new QueueSettings.Fifo(queue.contentBasedDeduplication()) : null);
    return queue.redrive().map(redrive -> withRedrive(settings, redrive)).orElse(settings);
  }

  private static QueueSettings withRedrive(QueueSettings settings, Redrive redrive) {
    String arn = redrive.deadLetterArn();
    return settings.withRedrive(arn.substring(arn.lastIndexOf(':') + 1), redrive.maxReceiveCount());
  }

  Lambda lambda(boolean isolate, URI endpoint) {
    LogTails sink = new LogTails(this::log);
    Lambda made =
        new Lambda(
            engines,
            engines,
            isolate
                ? new Runtimes.Isolated(endpoint, sink)
                : new Runtimes.InProcess(this::environment, sink, PrintCapture::capture),
            deliveryFaults,
            metrics,
            sink);
    functions = made.functions();
    return made;
  }

  private void log(String function, @Nullable String requestId, String line) {
    Function template = Objects.requireNonNull(functionsByName.get(function));
    logs.group(template.logGroup()).append("local", line);
    printed.read(line);
  }

  private Environment environment(Function function) {
    GatedClients clients = new GatedClients(Objects.requireNonNull(gates.get(function.name())));
    return new LocalEnvironment(
        function.environment(),
        clients.sqs(sender),
        clients.dynamoDb(engines.tables().client()),
        clients.eventBridge(new BusClient(Objects.requireNonNull(buses))),
        clients.sesV2(new MailClient(mailbox), identities),
        clients.lambda(new InvokeClient(Objects.requireNonNull(functions))),
        clients.cloudWatch(cloudWatch.client()),
        stage -> clients.connections(new ConnectionsClient(connections), stage),
        Clock.systemUTC());
  }

  EventBuses buses(Lambda lambda) {
    Rules rules = new Rules();
    blueprint.all(EventBus.class).forEach(bus -> rules.addBus(bus.name()));
    Deliveries deliveries =
        new Deliveries(
            new BusTargets(lambda, engines, sender, logs, new RolePermissions(blueprint)),
            rules,
            new DurableWorkQueue(
                "bus",
                engines.privateClient(),
                engines.privateQueue(UNDELIVERED, PARKED_VISIBILITY),
                RETRIES_AT_ONCE),
            new DeadLetters(engines.client(), engines::url),
            metrics);
    EventBuses made = new EventBuses(rules, deliveries, openDeliveries, Clock.systemUTC());
    buses = made;
    return made;
  }

  /** Those who are connected to WebSocket APIs. */
  Connections connections() {
    return connections;
  }

  /** WebSocket APIs' ids by their stages' names. */
  Map<String, String> socketApis() {
    return blueprint.all(SocketStage.class).stream()
        .collect(Collectors.toMap(SocketStage::name, SocketStage::apiId));
  }

  /** What answers those who want to speak WebSocket on the port for people. */
  WebHandler socketApi(Lambda lambda) {
    Integration integration = new Integration(lambda.functions(), ApiGrants.of(blueprint));
    return new SocketFront(blueprint, connections, integration, Clock.systemUTC(), metrics);
  }

  /** What answers on the port for people, where the templates have an HTTP API. */
  WebHandler httpApi(Lambda lambda) {
    Integration integration = new Integration(lambda.functions(), ApiGrants.of(blueprint));
    return blueprint.all(HttpApi.class).stream()
        .findFirst()
        .<WebHandler>map(api -> httpApi(api, integration))
        .orElseGet(HttpApiFront::none);
  }

  private HttpApiFront httpApi(HttpApi api, Integration integration) {
    List<HttpRoute> routes =
        blueprint.all(HttpRoute.class).stream().filter(it -> it.apiId().equals(api.id())).toList();
    return new HttpApiFront(
        api,
        routes,
        integration,
        (group, line) -> logs.group(group).append("local", line),
        Clock.systemUTC(),
        new ApiMeter(metrics, api.id()));
  }

  void deploy(Lambda lambda, EventBuses made) {
    for (Function function : blueprint.all(Function.class)) {
      SourceGrants.check(function, Policy.of(role(function)));
      lambda.deploy(function);
    }
    blueprint.all(Rule.class).forEach(rule -> made.add(BusRules.of(rule)));
  }
}
