package dev.orderflow.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schemas as any validator reads them, formats included. */
final class Schemas {
  static final String META = "https://json-schema.org/draft/2020-12/schema";
  private static final String OURS = "https://schemas.orderflow.dev/";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final JsonMapper PLAIN =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder
                  .schemaIdResolvers(ids -> ids.mapPrefix(OURS, "classpath:contracts/schemas/"))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  static Schema schema(String name) {
    return REGISTRY.getSchema(SchemaLocation.of(name.equals(META) ? name : OURS + name));
  }

  static List<Error> errors(String schema, JsonNode value) {
    return schema(schema).validate(value);
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode json(Object value) {
    return json(MAPPER.valueToTree(value).toString());
  }

  /** As a function would have it: integers are {@code Long}. */
  static Map<String, @Nullable Object> plain(JsonNode object) {
    return PLAIN.convertValue(object, new TypeReference<>() {});
  }

  private Schemas() {}
}
