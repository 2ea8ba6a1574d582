package dev.orderflow.localcloud.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Makes tables be there as wanted, whether or not an earlier run left them. */
final class TableSetup {

  private final DynamoDbClient client;

  TableSetup(DynamoDbClient client) {
    this.client = client;
  }

  void ensureTable(CreateTableRequest wanted) {
    try {
      client.createTable(wanted);
    } catch (ResourceInUseException exists) {
      TableDescription kept =
          client.describeTable(request -> request.tableName(wanted.tableName())).table();
      List<String> differences = TableShape.of(wanted).differencesFrom(TableShape.of(kept));
      if (!differences.isEmpty()) {
        throw new TableMismatchException(wanted.tableName(), differences);
      }
    }
  }

  void ensureTimeToLive(String table, TimeToLiveSpecification wanted) {
    TimeToLiveDescription kept =
        client.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
    boolean enabled = kept.timeToLiveStatus() == TimeToLiveStatus.ENABLED;
    boolean same = !enabled || wanted.attributeName().equals(kept.attributeName());
    if (enabled != wanted.enabled() || !same) {
      client.updateTimeToLive(request -> request.tableName(table).timeToLiveSpecification(wanted));
    }
  }
}
