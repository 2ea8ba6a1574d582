package dev.orderflow.cli.connect;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** AWS clients of the chosen system, closed together. */
public final class Connection implements AutoCloseable {

  private final Endpoint endpoint;
  private final @Nullable String region;
  private final Map<String, String> environment;
  private final Deque<SdkAutoCloseable> opened = new ArrayDeque<>();

  Connection(Endpoint endpoint, @Nullable String region, Map<String, String> environment) {
    this.endpoint = endpoint;
    this.region = region;
    this.environment = environment;
  }

  /** To a local cloud whose address is known. */
  public static Connection local(URI url, Map<String, String> environment) {
    return new Connection(new Endpoint.Local(url), null, environment);
  }

  public EventBridgeClient eventBridge() {
    return client(EventBridgeClient.builder());
  }

  public SqsClient sqs() {
    return client(SqsClient.builder());
  }

  public DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.builder());
  }

  public CloudWatchLogsClient logs() {
    return client(CloudWatchLogsClient.builder());
  }

  public CloudWatchClient cloudWatch() {
    return client(CloudWatchClient.builder());
  }

  public LambdaClient lambda() {
    return client(LambdaClient.builder());
  }

  /** Where it leads; empty for AWS. */
  public Optional<URI> localUrl() {
    return switch (endpoint) {
      case Endpoint.Aws _ -> Optional.empty();
      case Endpoint.Local(var url) -> Optional.of(url);
    };
  }

  @Override
  public void close() {
    opened.forEach(SdkAutoCloseable::close);
  }

  private <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(B builder) {
    builder.httpClientBuilder(UrlConnectionHttpClient.builder());
    if (region != null) {
      builder.region(Region.of(region));
    }
    switch (endpoint) {
      case Endpoint.Aws _ -> {} // Region and credentials are the default chain's.
      case Endpoint.Local local -> localise(builder, local);
    }
    C client = builder.build();
    opened.push(client);
    return client;
  }

  private <B extends AwsClientBuilder<B, ?>> void localise(B builder, Endpoint.Local local) {
    builder
        .endpointOverride(local.url())
        .credentialsProvider(
            StaticCredentialsProvider.create(LocalIdentity.credentials(environment)))
        .overrideConfiguration(Connection::asNear);
    if (region == null) {
      builder.region(Region.of(LocalIdentity.REGION));
    }
  }

  private static void asNear(ClientOverrideConfiguration.Builder override) {
    override
        // A profile meant for AWS must not steer what is local.
        .defaultProfileFile(ProfileFile.aggregator().build())
        // What is not there on this machine is not worth waiting for.
        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(2).build());
  }
}
