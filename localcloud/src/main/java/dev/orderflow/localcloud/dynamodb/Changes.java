package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.account.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/**
 * From the engine's stream records to those that Lambda hands to functions. Source: Lambda
 * developer guide, the example event of "Using AWS Lambda with Amazon DynamoDB".
 */
final class Changes {

  private Changes() {}

  static Change of(Record engine, String streamArn) {
    StreamRecord change = engine.dynamodb();
    return new Change(
        change.sequenceNumber(),
        engine.eventID(),
        change.approximateCreationDateTime(),
        change.keys().toString(),
        Json.write(json(engine, streamArn)));
  }

  private static Map<String, @Nullable Object> json(Record engine, String streamArn) {
    Map<String, @Nullable Object> record = PojoWriter.write(engine);
    record.put("awsRegion", Account.REGION);
    record.put("eventSourceARN", streamArn);
    Map<String, @Nullable Object> change = PojoWriter.write(engine.dynamodb());
    change.put(
        "ApproximateCreationDateTime",
        engine.dynamodb().approximateCreationDateTime().getEpochSecond());
    record.put("dynamodb", change);
    if (engine.userIdentity() != null) {
      record.put("userIdentity", identity(engine));
    }
    return record;
  }

  /** Of the service, when an item has expired; Lambda spells its members in lower case. */
  private static Map<String, Object> identity(Record engine) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("principalId", engine.userIdentity().principalId());
    identity.put("type", engine.userIdentity().type());
    return identity;
  }
}
