package dev.orderflow.localcloud.template;

import java.util.Map;

/**
 * What other resources can know of a resource without its other properties.
 *
 * @param reference the value of {@code !Ref}
 * @param attributes the values of {@code !GetAtt}
 * @param samReferences SAM's own, as in {@code !Ref ValidateOrder.Alias}
 */
record Identity(
    String reference, Map<String, String> attributes, Map<String, String> samReferences) {

  Identity(String reference, Map<String, String> attributes) {
    this(reference, attributes, Map.of());
  }
}
