package dev.orderflow.localcloud.template;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/**
 * A DynamoDB table.
 *
 * @param request creates it: keys, indexes, billing, stream and deletion protection
 * @param timeToLiveAttribute holds the second, since 1970, at which an item expires
 * @param encrypted at rest with a KMS key; without effect here
 * @param pointInTimeRecovery without effect here
 */
public record Table(
    String logicalId,
    CreateTableRequest request,
    Optional<String> timeToLiveAttribute,
    boolean encrypted,
    boolean pointInTimeRecovery)
    implements Resource {

  public String name() {
    return request.tableName();
  }

  public String arn() {
    return Arns.table(name());
  }

  /** Empty if it has no stream. */
  public Optional<String> streamArn() {
    return request.streamSpecification() == null
        ? Optional.empty()
        : Optional.of(Arns.stream(name()));
  }
}
