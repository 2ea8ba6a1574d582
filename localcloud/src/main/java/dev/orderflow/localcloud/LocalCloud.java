package dev.orderflow.localcloud;

import dev.orderflow.localcloud.bus.EventBuses;
import dev.orderflow.localcloud.bus.EventsService;
import dev.orderflow.localcloud.dynamodb.TableMismatchException;
import dev.orderflow.localcloud.dynamodb.TableService;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import dev.orderflow.localcloud.endpoint.Service;
import dev.orderflow.localcloud.files.DataDirectory;
import dev.orderflow.localcloud.iam.Faults;
import dev.orderflow.localcloud.iam.GatedService;
import dev.orderflow.localcloud.iam.PolicyException;
import dev.orderflow.localcloud.issuer.DevIssuer;
import dev.orderflow.localcloud.issuer.SigningKey;
import dev.orderflow.localcloud.lambda.Lambda;
import dev.orderflow.localcloud.logs.LogGroups;
import dev.orderflow.localcloud.logs.LogsService;
import dev.orderflow.localcloud.logs.PrintCapture;
import dev.orderflow.localcloud.mail.MailPage;
import dev.orderflow.localcloud.mail.MailReading;
import dev.orderflow.localcloud.mail.MailService;
import dev.orderflow.localcloud.site.Site;
import dev.orderflow.localcloud.site.SiteConfig;
import dev.orderflow.localcloud.socket.ConnectionsService;
import dev.orderflow.localcloud.sts.StsService;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Templates;
import dev.orderflow.localcloud.web.WebServer;
import dev.orderflow.localcloud.work.DeliveryFaults;
import dev.orderflow.localcloud.work.HeapKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The system that the templates describe, running on this machine. */
public final class LocalCloud implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Endpoint endpoint;
  private final WebServer web;
  private final Faults faults = new Faults();
  private final DeliveryFaults deliveryFaults = new DeliveryFaults();
  private List<String> leftovers = List.of();
  private InstantSource queueTime = InstantSource.system();
  private @Nullable DynamoDbClient tables;

  private LocalCloud(Settings settings) {
    this.endpoint = opened(Endpoint.bind(settings.port()));
    this.web = opened(WebServer.bind(settings.apiPort()));
  }

  /**
   * Boots the templates; when it returns, orders can come.
   *
   * @throws BootException if the data directory or a function's code cannot be used
   * @throws dev.orderflow.localcloud.web.PortTakenException if a port cannot be listened on
   * @throws dev.orderflow.localcloud.template.TemplateException with all that the templates ask for
   *     and the local cloud does not support
   */
  public static LocalCloud boot(Settings settings) {
    LocalCloud cloud = new LocalCloud(settings);
    try {
      cloud.start(settings);
      return cloud;
    } catch (IllegalArgumentException
        | PolicyException
        | TableMismatchException
        | UncheckedIOException e) {
      cloud.close();
      throw new BootException(e);
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /** Where AWS clients connect to. */
  public URI endpoint() {
    return endpoint.url();
  }

  /** Where the API of the templates is, and {@code /health}. */
  public URI api() {
    return web.url();
  }

  /** The tables, as people's clients see them, without a socket. */
  public DynamoDbClient tables() {
    return Objects.requireNonNull(tables);
  }

  /**
   * What the data directory has that the templates do not name any more, or name otherwise than at
   * the last boot: one line each.
   */
  public List<String> leftovers() {
    return leftovers;
  }

  /** Makes the functions' calls fail on purpose, for tests. */
  public Faults faults() {
    return faults;
  }

  /** What time it is for messages, which in a simulation passes faster. */
  public InstantSource queueTime() {
    return queueTime;
  }

  /** Lets messages come twice and late, for tests. */
  public DeliveryFaults deliveryFaults() {
    return deliveryFaults;
  }

  private void start(Settings settings) {
    URI url = endpoint.url();
    Map<String, String> local = LocalParameters.at(web.url(), settings.isolate());
    Blueprint blueprint = Templates.load(settings.templates(), settings.parameters(), local, url);
    Optional<DataDirectory> data =
        settings.data().map(directory -> opened(Engines.directory(directory)));
    Engines engines = opened(Engines.start(url, data, settings.speed()));
    tables = engines.tables().client();
    queueTime = engines.queues().time();
    opened(HeapKeeper.start());
    LogGroups logs = opened(new LogGroups(Clock.systemUTC()));
    opened(PrintCapture.open());
    Builder builder = new Builder(blueprint, engines, logs, faults, deliveryFaults);
    opened(builder.mailbox());
    opened(builder.openDeliveries());
    builder.makeQueuesAndTables();
    if (data.isPresent()) {
      keepWhatIsThere(data.get());
      leftovers = leftovers(data.get(), blueprint, engines);
    }
    opened(builder.cloudWatch()).start();
    Lambda lambda = opened(builder.lambda(settings.isolate(), url));
    EventBuses buses = opened(builder.buses(lambda));
    builder.deploy(lambda, buses);
    MailReading mail = new MailReading(builder.mailbox());
    endpoint.serve(
        new Router(services(builder, engines, lambda, buses, logs), mail), builder.callers());
    lambda.start();
    buses.start();
    // once more, to be closed before all that its requests need
    opened(web)
        .serve(
            new PublicRouter(
                data.map(it -> health(it, engines, builder, logs)).orElse(StorageHealth.IN_MEMORY),
                issuer(settings),
                new MailPage(mail),
                settings.site().map(folder -> site(folder, builder)),
                () -> builder.bytesInQueues() > PublishBackpressure.FULL_BYTES,
                builder.httpApi(lambda),
                builder.socketApi(lambda)));
  }

  private static void keepWhatIsThere(DataDirectory data) {
    try {
      data.keepWhatIsThere();
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> leftovers(DataDirectory data, Blueprint blueprint, Engines engines) {
    try {
      return LeftoverResources.in(data, blueprint, engines);
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static StorageHealth health(
      DataDirectory data, Engines engines, Builder builder, LogGroups logs) {
    return StorageHealth.of(
        data,
        List.of(
            engines.tables()::trouble,
            engines.queues()::trouble,
            engines.privateQueues()::trouble,
            builder.mailbox()::trouble,
            builder.openDeliveries()::trouble,
            logs::trouble));
  }

  private Site site(Path folder, Builder builder) {
    Optional<String> live = builder.socketApis().keySet().stream().sorted().findFirst();
    SiteConfig config =
        new SiteConfig(
            DevIssuer.issuer(web.url()), DevIssuer.CLIENT, live.map(stage -> "/" + stage));
    return new Site(folder, web.url(), config);
  }

  private DevIssuer issuer(Settings settings) {
    return new DevIssuer(web.url(), new SigningKey(settings.data()), Clock.systemUTC());
  }

  private Map<AwsService, Service> services(
      Builder builder, Engines engines, Lambda lambda, EventBuses buses, LogGroups logs) {
    Service tables = new TableService(engines.tables().client(), engines.tables().streamsClient());
    Map<AwsService, Service> services = new EnumMap<>(AwsService.class);
    services.put(
        AwsService.EVENTS,
        new PublishBackpressure(
            new EventsService(buses),
            "ThrottlingException",
            builder::bytesUnderWay,
            builder::bytesInQueues,
            PublishBackpressure.LONGEST));
    services.put(
        AwsService.SQS,
        new PublishBackpressure(
            engines.queues().http(),
            "RequestThrottled",
            () -> 0,
            builder::bytesInQueues,
            PublishBackpressure.LONGEST));
    services.put(AwsService.DYNAMODB, tables);
    services.put(AwsService.DYNAMODB_STREAMS, tables);
    services.put(AwsService.EXECUTE_API, new ConnectionsService(builder.connections()));
    services.put(AwsService.LAMBDA, lambda.service());
    services.put(AwsService.LOGS, LogsService.of(logs));
    services.put(AwsService.MONITORING, builder.cloudWatch().service());
    services.put(AwsService.SES, new MailService(builder.mailbox()));
    services.put(AwsService.STS, new StsService());
    services.replaceAll(
        (name, service) ->
            new GatedService(
                name, service, builder.gates(), builder.identities(), builder.socketApis()));
    return services;
  }

  private <P extends AutoCloseable> P opened(P part) {
    parts.push(part);
    return part;
  }

  /** Stops taking work first and the engines last. */
  @Override
  public void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        System.getLogger(LocalCloud.class.getName())
            .log(System.Logger.Level.WARNING, "while stopping", e);
      }
    }
    parts.clear();
  }
}
