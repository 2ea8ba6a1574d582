package dev.orderflow.localcloud.template;

import java.util.Map;
import java.util.Optional;

/**
 * A resource as a template writes it.
 *
 * @param place of its properties
 */
record Declaration(
    String logicalId,
    String type,
    Map<String, Node> properties,
    Optional<String> condition,
    Place place) {

  Declaration with(Map<String, Node> otherProperties) {
    return new Declaration(logicalId, type, otherProperties, condition, place);
  }
}
