package dev.orderflow.localcloud;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to boot, and how.
 *
 * @param templates the only description of the system
 * @param parameters values for the templates' parameters
 * @param port of the AWS endpoint; 0 for any free one
 * @param apiPort of {@code /health}; 0 for any free one
 * @param data where everything is kept; in memory if absent
 * @param isolate whether each function runs in JVMs of its own
 */
public record Settings(
    List<Path> templates,
    Map<String, String> parameters,
    int port,
    int apiPort,
    Optional<Path> data,
    boolean isolate) {

  public Settings {
    templates = List.copyOf(templates);
    parameters = Map.copyOf(parameters);
  }

  /** In memory, on free ports, with the functions in this JVM. */
  public static Settings inMemory(List<Path> templates) {
    return new Settings(templates, Map.of(), 0, 0, Optional.empty(), false);
  }

  public Settings isolated() {
    return new Settings(templates, parameters, port, apiPort, data, true);
  }

  public Settings keptIn(Path directory) {
    return new Settings(templates, parameters, port, apiPort, Optional.of(directory), isolate);
  }
}
