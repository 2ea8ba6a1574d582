package dev.orderflow.kit;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The environment that AWS Lambda gives: variables of the process, and SDK clients built when a
 * function first asks for them and then kept, because each client's classes cost cold start.
 */
public final class LambdaEnvironment implements Environment {

  /** Milliseconds. */
  private static final int MOST_TO_CONNECTION = 2_000;

  private final Map<String, String> variables;
  private @Nullable SqsClient sqs;
  private @Nullable DynamoDbClient dynamoDb;
  private @Nullable EventBridgeClient eventBridge;
  private @Nullable LambdaClient lambda;
  private @Nullable SesV2Client sesV2;
  private @Nullable CloudWatchClient cloudWatch;

  public LambdaEnvironment() {
    this(System.getenv());
  }

  LambdaEnvironment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  @Override
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("environment variable " + name + " is not set");
    }
    return value;
  }

  @Override
  public synchronized SqsClient sqs() {
    SqsClient client = sqs;
    if (client == null) {
      client = client(SqsClient.builder());
      sqs = client;
    }
    return client;
  }

  @Override
  public synchronized DynamoDbClient dynamoDb() {
    DynamoDbClient client = dynamoDb;
    if (client == null) {
      client = client(DynamoDbClient.builder());
      dynamoDb = client;
    }
    return client;
  }

  @Override
  public synchronized EventBridgeClient eventBridge() {
    EventBridgeClient client = eventBridge;
    if (client == null) {
      client = client(EventBridgeClient.builder());
      eventBridge = client;
    }
    return client;
  }

  @Override
  public synchronized LambdaClient lambda() {
    LambdaClient client = lambda;
    if (client == null) {
      client = client(LambdaClient.builder());
      lambda = client;
    }
    return client;
  }

  /**
   * A client of its own for each call: its endpoint is the stage's. A connection that hangs is
   * given up soon, since others wait behind it; whoever calls tries again later, and not the SDK.
   */
  @Override
  public ApiGatewayManagementApiClient connections(URI stage) {
    var builder =
        ApiGatewayManagementApiClient.builder()
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()));
    configure(
        builder,
        UrlConnectionHttpClient.create(uri -> BufferedConnection.open(uri, MOST_TO_CONNECTION)));
    @Nullable String local = variables.get("AWS_ENDPOINT_URL");
    URI endpoint = local == null ? stage : URI.create(local).resolve(stage.getRawPath());
    return builder.endpointOverride(endpoint).build();
  }

  @Override
  public synchronized SesV2Client sesV2() {
    SesV2Client client = sesV2;
    if (client == null) {
      // SES knows no repetitions: a call that may have arrived must not be sent again, neither by
      // the SDK nor by the JDK, which repeats a request if its body is collected.
      client =
          client(
              SesV2Client.builder()
                  .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())),
              UrlConnectionHttpClient.create());
      sesV2 = client;
    }
    return client;
  }

  @Override
  public synchronized CloudWatchClient cloudWatch() {
    CloudWatchClient client = cloudWatch;
    if (client == null) {
      client = client(CloudWatchClient.builder());
      cloudWatch = client;
    }
    return client;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  /** With SnapStart, Lambda gives no keys, which would expire with the snapshot, but an address. */
  private AwsCredentialsProvider credentials() {
    if (variables.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
      return ContainerCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            variable("AWS_ACCESS_KEY_ID"),
            variable("AWS_SECRET_ACCESS_KEY"),
            variable("AWS_SESSION_TOKEN")));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, UrlConnectionHttpClient.create(BufferedConnection::open));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, SdkHttpClient http) {
    configure(builder, http);
    @Nullable String endpoint = variables.get("AWS_ENDPOINT_URL");
    return (endpoint == null ? builder : builder.endpointOverride(URI.create(endpoint))).build();
  }

  /** Naming region, credentials and HTTP client saves the search for them at cold start. */
  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> void configure(
      B builder, SdkHttpClient http) {
    builder
        .region(Region.of(variable("AWS_REGION")))
        .credentialsProvider(credentials())
        .httpClient(http);
  }
}
