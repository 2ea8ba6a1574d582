package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Blueprint;
import java.util.List;
import java.util.function.Function;

/**
 * Something that every template must say.
 *
 * @param violations names the resources that do not
 */
record Setting(String name, Function<Blueprint, List<String>> violations) {

  @Override
  public String toString() {
    return name;
  }
}
