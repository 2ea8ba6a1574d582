package dev.orderflow.localcloud.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Tables as functions in this JVM reach them. */
class InProcessTablesTest extends TablesContract {

  @Override
  DynamoDbClient client() {
    return engine.client();
  }

  @Override
  DynamoDbStreamsClient streams() {
    return engine.streamsClient();
  }
}
