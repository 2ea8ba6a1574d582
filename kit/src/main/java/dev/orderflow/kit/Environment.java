package dev.orderflow.kit;

import java.net.URI;
import java.time.Clock;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a function gets from the place it runs in. On AWS that is {@link LambdaEnvironment}; the
 * local cloud hands out one whose clients end directly in its engines.
 */
public interface Environment {

  /**
   * The value of an environment variable that the template sets for the function.
   *
   * @throws IllegalStateException if it is not set
   */
  String variable(String name);

  SqsClient sqs();

  DynamoDbClient dynamoDb();

  EventBridgeClient eventBridge();

  /**
   * For messages to those connected to a WebSocket API.
   *
   * @param stage the HTTPS address of the API's stage
   * @throws IllegalStateException if there is none here
   */
  default ApiGatewayManagementApiClient connections(URI stage) {
    throw new IllegalStateException("no WebSocket API here: " + stage);
  }

  /** For functions that send mail: their jar carries the client, which kit leaves out of others. */
  default SesV2Client sesV2() {
    throw new UnsupportedOperationException("no mail can be sent from here");
  }

  /** For functions that invoke others; it is carried as {@link #sesV2}'s client is. */
  default LambdaClient lambda() {
    throw new UnsupportedOperationException("no function can be invoked from here");
  }

  /** For functions that read metrics and alarms: their jar carries the client, as for mail. */
  default CloudWatchClient cloudWatch() {
    throw new UnsupportedOperationException("no metrics can be read from here");
  }

  Clock clock();
}
