package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.account.MailIdentities;
import java.net.URI;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients that a function in this JVM is given: each call passes the function's gate on its way
 * to a client that ends in an engine. Operations that functions have no use for are not supported.
 */
public record GatedClients(IamInterceptor interceptor) {

  public SqsClient sqs(SqsClient engine) {
    return new GatedSqs(interceptor, engine);
  }

  public DynamoDbClient dynamoDb(DynamoDbClient engine) {
    return new GatedDynamoDb(interceptor, engine);
  }

  public EventBridgeClient eventBridge(EventBridgeClient engine) {
    return new GatedEventBridge(interceptor, engine);
  }

  /**
   * @param stage the address of the API's stage
   */
  public ApiGatewayManagementApiClient connections(
      ApiGatewayManagementApiClient engine, URI stage) {
    return new GatedConnections(interceptor, engine, stage);
  }

  public LambdaClient lambda(LambdaClient engine) {
    return new GatedLambda(interceptor, engine);
  }

  public CloudWatchClient cloudWatch(CloudWatchClient engine) {
    return new GatedCloudWatch(interceptor, engine);
  }

  public SesV2Client sesV2(SesV2Client engine, MailIdentities identities) {
    return new GatedSesV2(interceptor, engine, identities);
  }
}
