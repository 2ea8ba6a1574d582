package dev.orderflow.localcloud.template;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with the templates, found in one go. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  TemplateException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n  ", "the templates cannot be followed:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
