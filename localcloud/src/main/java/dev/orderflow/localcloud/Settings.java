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
 * @param apiPort of the API and {@code /health}; 0 for any free one
 * @param data where everything is kept; in memory if absent
 * @param isolate whether each function runs in JVMs of its own
 * @param site the console's files, served at {@code /} of the API's port
 * @param speed how many times as fast time passes for messages in memory: 1 but in simulations
 */
public record Settings(
    List<Path> templates,
    Map<String, String> parameters,
    int port,
    int apiPort,
    Optional<Path> data,
    boolean isolate,
    Optional<Path> site,
    int speed) {

  public Settings {
    templates = List.copyOf(templates);
    parameters = Map.copyOf(parameters);
  }

  public Settings(
      List<Path> templates,
      Map<String, String> parameters,
      int port,
      int apiPort,
      Optional<Path> data,
      boolean isolate) {
    this(templates, parameters, port, apiPort, data, isolate, Optional.empty(), 1);
  }

  /** In memory, on free ports, with the functions in this JVM. */
  public static Settings inMemory(List<Path> templates) {
    return new Settings(templates, Map.of(), 0, 0, Optional.empty(), false);
  }

  public Settings isolated() {
    return new Settings(templates, parameters, port, apiPort, data, true, site, speed);
  }

  public Settings keptIn(Path directory) {
    return new Settings(
        templates, parameters, port, apiPort, Optional.of(directory), isolate, site, speed);
  }

  public Settings with(Map<String, String> values) {
    return new Settings(templates, values, port, apiPort, data, isolate, site, speed);
  }

  public Settings hurried(int factor) {
    return new Settings(templates, parameters, port, apiPort, data, isolate, site, factor);
  }

  /** With the console's files. */
  public Settings showing(Path folder) {
    return new Settings(
        templates, parameters, port, apiPort, data, isolate, Optional.of(folder), speed);
  }
}
