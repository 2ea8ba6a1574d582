package dev.orderflow.localcloud;

import dev.orderflow.kit.Environment;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a function in this JVM gets: the template's variables and clients of the engines. */
record LocalEnvironment(
    Map<String, String> variables,
    SqsClient sqs,
    DynamoDbClient dynamoDb,
    EventBridgeClient eventBridge,
    SesV2Client sesV2,
    LambdaClient lambda,
    CloudWatchClient cloudWatch,
    Function<URI, ApiGatewayManagementApiClient> connected,
    Clock clock)
    implements Environment {

  @Override
  public ApiGatewayManagementApiClient connections(URI stage) {
    return connected.apply(stage);
  }

  @Override
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("environment variable " + name + " is not set");
    }
    return value;
  }
}
