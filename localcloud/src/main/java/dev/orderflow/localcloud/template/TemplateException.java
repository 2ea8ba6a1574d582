package dev.orderflow.localcloud.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with the templates, found in one go. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  TemplateException(List<Problem> problems) {
    super("the templates cannot be followed:" + told(problems));
    this.problems = List.copyOf(problems);
  }

  /** One line for each, under its file. */
  private static String told(List<Problem> problems) {
    return problems.stream()
        .collect(Collectors.groupingBy(Problem::file, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            entry ->
                entry.getValue().stream()
                    .map(it -> it.path().isEmpty() ? it.message() : it.path() + ": " + it.message())
                    .collect(Collectors.joining("\n    ", "\n  " + entry.getKey() + "\n    ", "")))
        .collect(Collectors.joining());
  }

  public List<Problem> problems() {
    return problems;
  }
}
