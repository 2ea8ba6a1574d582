package dev.orderflow.localcloud.template;

import java.util.List;

/** All resources of all templates, in the order in which the templates list them. */
public record Blueprint(List<Resource> resources) {

  public Blueprint {
    resources = List.copyOf(resources);
  }

  /** The resources of one type. */
  public <R extends Resource> List<R> all(Class<R> type) {
    return resources.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
