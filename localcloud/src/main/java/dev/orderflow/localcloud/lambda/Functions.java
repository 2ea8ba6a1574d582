package dev.orderflow.localcloud.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of this local cloud, by name. */
public final class Functions implements AutoCloseable {

  private final Map<String, DeployedFunction> byName = new LinkedHashMap<>();

  void add(DeployedFunction function) {
    byName.put(function.name(), function);
  }

  public Optional<DeployedFunction> find(FunctionName name) {
    return Optional.ofNullable(byName.get(name.function()))
        .filter(function -> name.local() && name.qualifier().map(function::has).orElse(true));
  }

  List<DeployedFunction> all() {
    return new ArrayList<>(byName.values());
  }

  @Override
  public void close() {
    byName.values().forEach(DeployedFunction::close);
  }
}
