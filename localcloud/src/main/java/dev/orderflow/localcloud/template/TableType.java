package dev.orderflow.localcloud.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

final class TableType implements ResourceType {

  private static final int MOST_UNITS = 40_000;

  @Override
  public Identity identity(Draft draft) {
    String name = draft.name("TableName");
    Map<String, String> attributes = new HashMap<>(Map.of("Arn", Arns.table(name)));
    if (draft.properties().node("StreamSpecification").isPresent()) {
      attributes.put("StreamArn", Arns.stream(name));
    }
    return new Identity(name, attributes);
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    properties.deployOnly("Tags");
    return new Table(
        draft.logicalId(),
        request(draft.name("TableName"), properties),
        properties.object("TimeToLiveSpecification").flatMap(TableType::timeToLive),
        isOn(properties, "SSESpecification", "SSEEnabled"),
        isOn(properties, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"));
  }

  private static CreateTableRequest request(String name, Properties properties) {
    BillingMode billing =
        BillingMode.fromValue(properties.choice("BillingMode", "PROVISIONED", "PAY_PER_REQUEST"));
    boolean provisioned = billing == BillingMode.PROVISIONED;
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(billing)
            .attributeDefinitions(attributes(properties))
            .keySchema(keys(properties))
            .deletionProtectionEnabled(properties.flag("DeletionProtectionEnabled", false));
    List<GlobalSecondaryIndex> indexes =
        properties.objects("GlobalSecondaryIndexes").stream()
            .map(index -> index(index, provisioned))
            .toList();
    throughput(properties, provisioned).ifPresent(request::provisionedThroughput);
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    properties
        .object("StreamSpecification")
        .map(TableType::stream)
        .ifPresent(request::streamSpecification);
    return request.build();
  }

  private static List<AttributeDefinition> attributes(Properties properties) {
    return properties.requiredObjects("AttributeDefinitions").stream()
        .map(
            attribute ->
                AttributeDefinition.builder()
                    .attributeName(attribute.requiredText("AttributeName"))
                    .attributeType(attribute.choice("AttributeType", "S", "N", "B"))
                    .build())
        .toList();
  }

  private static List<KeySchemaElement> keys(Properties properties) {
    return properties.requiredObjects("KeySchema").stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(key.requiredText("AttributeName"))
                    .keyType(key.choice("KeyType", "HASH", "RANGE"))
                    .build())
        .toList();
  }

  private static Optional<ProvisionedThroughput> throughput(
      Properties properties, boolean provisioned) {
    if (!provisioned) {
      return Optional.empty();
    }
    Properties units = properties.requiredObject("ProvisionedThroughput");
    return Optional.of(
        ProvisionedThroughput.builder()
            .readCapacityUnits((long) units.requiredInteger("ReadCapacityUnits", 1, MOST_UNITS))
            .writeCapacityUnits((long) units.requiredInteger("WriteCapacityUnits", 1, MOST_UNITS))
            .build());
  }

  private static GlobalSecondaryIndex index(Properties index, boolean provisioned) {
    Properties projection = index.requiredObject("Projection");
    List<String> attributes = projection.texts("NonKeyAttributes");
    var projected =
        Projection.builder()
            .projectionType(projection.choice("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE"));
    if (!attributes.isEmpty()) {
      projected.nonKeyAttributes(attributes);
    }
    var built =
        GlobalSecondaryIndex.builder()
            .indexName(index.requiredText("IndexName"))
            .keySchema(keys(index))
            .projection(projected.build());
    throughput(index, provisioned).ifPresent(built::provisionedThroughput);
    return built.build();
  }

  private static StreamSpecification stream(Properties stream) {
    return StreamSpecification.builder()
        .streamEnabled(true)
        .streamViewType(
            stream.choice(
                "StreamViewType", "NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY"))
        .build();
  }

  private static Optional<String> timeToLive(Properties specification) {
    String attribute = specification.requiredText("AttributeName");
    return specification.flag("Enabled", false) ? Optional.of(attribute) : Optional.empty();
  }

  private static boolean isOn(Properties properties, String specification, String flag) {
    return properties.object(specification).map(it -> it.flag(flag, false)).orElse(false);
  }
}
