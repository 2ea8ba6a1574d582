package dev.orderflow.localcloud.template;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads template files. */
public final class Templates {

  private Templates() {}

  /**
   * Reads the templates together. They know of each other only by names, ARNs and parameters, and
   * each is a stack named after its directory.
   *
   * @param parameters by name, for every template that has a parameter of that name
   * @param local in place of a parameter's default, for the templates that have it
   * @param endpoint where queues have their URLs, such as {@code http://127.0.0.1:4566}
   * @throws TemplateException with everything in any of the templates that cannot be followed
   */
  public static Blueprint load(
      List<Path> files, Map<String, String> parameters, Map<String, String> local, URI endpoint) {
    return load(
        files,
        parameters,
        templates -> {
          Map<String, String> presets = new HashMap<>(local);
          presets.putAll(FurtherQueues.in(templates));
          return presets;
        },
        endpoint);
  }

  private static Blueprint load(
      List<Path> files,
      Map<String, String> parameters,
      Function<List<Template>, Map<String, String>> presets,
      URI endpoint) {
    Problems problems = new Problems();
    List<Template> templates = read(files, problems);
    checkParameters(templates, parameters, problems);
    Map<String, String> given = new HashMap<>(presets.apply(templates));
    given.putAll(parameters);
    List<Placed> resources = new ArrayList<>();
    for (Template template : templates) {
      String name = stackName(template.place().file());
      resources.addAll(new Stack(template, name, endpoint, given).resources());
    }
    if (problems.none()) {
      new References(resources).check();
    }
    problems.throwIfAny();
    return new Blueprint(resources.stream().map(Placed::resource).toList());
  }

  /** With the defaults that the templates say. */
  public static Blueprint load(List<Path> files, Map<String, String> parameters, URI endpoint) {
    return load(files, parameters, _ -> Map.of(), endpoint);
  }

  /**
   * The names of the templates' queues, for which no parameter is needed.
   *
   * @throws TemplateException if a file is no template
   */
  public static Set<String> queueNames(List<Path> files) {
    Problems problems = new Problems();
    Set<String> names = FurtherQueues.names(read(files, problems)).collect(Collectors.toSet());
    problems.throwIfAny();
    return names;
  }

  private static List<Template> read(List<Path> files, Problems problems) {
    return files.stream().map(file -> TemplateReader.read(new Place(file, "", problems))).toList();
  }

  private static void checkParameters(
      List<Template> templates, Map<String, String> parameters, Problems problems) {
    for (String name : parameters.keySet()) {
      if (templates.stream().noneMatch(it -> it.parameters().containsKey(name))) {
        Path first = templates.getFirst().place().file();
        new Place(first, "Parameters", problems).problem("no template has a parameter " + name);
      }
    }
  }

  private static String stackName(Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    Path name = directory == null ? null : directory.getFileName();
    return name == null ? "orderflow" : "orderflow-" + name;
  }
}
