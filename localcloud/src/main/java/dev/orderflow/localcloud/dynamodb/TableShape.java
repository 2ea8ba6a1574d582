package dev.orderflow.localcloud.dynamodb;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What programs notice about a table's definition, in words that can be compared: not its
 * throughput, billing, tags or protection.
 *
 * @param indexes by name
 */
record TableShape(
    String key, Collection<String> attributes, Map<String, String> indexes, String stream) {

  static TableShape of(CreateTableRequest table) {
    Map<String, String> indexes = new TreeMap<>();
    table
        .globalSecondaryIndexes()
        .forEach(i -> indexes.put(i.indexName(), index("global", i.keySchema(), i.projection())));
    table
        .localSecondaryIndexes()
        .forEach(i -> indexes.put(i.indexName(), index("local", i.keySchema(), i.projection())));
    return new TableShape(
        key(table.keySchema()),
        attributes(table.attributeDefinitions()),
        indexes,
        stream(table.streamSpecification()));
  }

  static TableShape of(TableDescription table) {
    Map<String, String> indexes = new TreeMap<>();
    table
        .globalSecondaryIndexes()
        .forEach(i -> indexes.put(i.indexName(), index("global", i.keySchema(), i.projection())));
    table
        .localSecondaryIndexes()
        .forEach(i -> indexes.put(i.indexName(), index("local", i.keySchema(), i.projection())));
    return new TableShape(
        key(table.keySchema()),
        attributes(table.attributeDefinitions()),
        indexes,
        stream(table.streamSpecification()));
  }

  /** Empty if nothing differs. */
  List<String> differencesFrom(TableShape kept) {
    List<String> differences = new ArrayList<>();
    compare("its key", kept.key, key, differences);
    compare("its key attributes", kept.attributes, attributes, differences);
    compare("its indexes", kept.indexes, indexes, differences);
    compare("its stream", kept.stream, stream, differences);
    return differences;
  }

  private static void compare(String what, Object kept, Object wanted, List<String> differences) {
    if (!Objects.equals(kept, wanted)) {
      differences.add(what + " was " + kept + " and should be " + wanted);
    }
  }

  private static String key(List<KeySchemaElement> elements) {
    return String.join(
        ", ", elements.stream().map(e -> e.attributeName() + " " + e.keyType()).toList());
  }

  private static Collection<String> attributes(List<AttributeDefinition> definitions) {
    return definitions.stream()
        .map(definition -> definition.attributeName() + " " + definition.attributeType())
        .collect(toCollection(TreeSet::new));
  }

  private static String index(String kind, List<KeySchemaElement> key, Projection projection) {
    return kind
        + " on "
        + key(key)
        + " with "
        + projection.projectionType()
        + new TreeSet<>(projection.nonKeyAttributes());
  }

  private static String stream(@Nullable StreamSpecification stream) {
    return stream == null || !Boolean.TRUE.equals(stream.streamEnabled())
        ? "off"
        : stream.streamViewTypeAsString();
  }
}
