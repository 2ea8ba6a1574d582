package dev.orderflow.localcloud.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects problems; one that is met twice counts once. */
final class Problems {

  private final Set<Problem> found = new LinkedHashSet<>();

  void add(Problem problem) {
    found.add(problem);
  }

  boolean none() {
    return found.isEmpty();
  }

  void throwIfAny() {
    if (!none()) {
      throw new TemplateException(List.copyOf(found));
    }
  }
}
