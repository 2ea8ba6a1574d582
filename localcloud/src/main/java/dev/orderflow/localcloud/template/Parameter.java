package dev.orderflow.localcloud.template;

import java.util.List;
import java.util.Optional;

/** A template's parameter. {@code allowed} is empty when every value is. */
record Parameter(Place place, String type, Optional<String> preset, List<String> allowed) {

  static Parameter read(Sections parameter) {
    parameter.ignore("Description", "ConstraintDescription", "NoEcho");
    String type = parameter.text("Type").orElse("");
    if (!type.equals("String") && !type.equals("Number")) {
      parameter.place().child("Type").problem("'" + type + "' is neither String nor Number");
    }
    Place allowedValues = parameter.place().child("AllowedValues");
    Parameter read =
        new Parameter(
            parameter.place(),
            type,
            parameter.text("Default"),
            parameter
                .node("AllowedValues")
                .map(node -> Properties.texts(node, allowedValues))
                .orElse(List.of()));
    parameter.finish();
    return read;
  }

  Node value(Optional<String> given) {
    Optional<String> value = given.or(() -> preset);
    if (value.isEmpty()) {
      return place.problem("a value must be given");
    }
    if (!allowed.isEmpty() && !allowed.contains(value.get())) {
      return place.problem("'" + value.get() + "' is none of " + String.join(", ", allowed));
    }
    return new Node.Scalar(value.get(), type.equals("Number") ? Node.Kind.DECIMAL : Node.Kind.TEXT);
  }
}
