package dev.orderflow.checks.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The build's own Maven, with this build's JDK and repository. */
public final class Maven {

  private Maven() {}

  /**
   * @param project a directory below the root, since Maven looks for {@code .mvn} upwards
   */
  public static Command.Ended run(Path project, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(Tree.root().resolve("mvnw").toString());
    words.addAll(List.of("-q", "-B", "-ntp", "-f", project.resolve("pom.xml").toString()));
    Optional.ofNullable(System.getProperty("maven.repo.local"))
        .ifPresent(it -> words.add("-Dmaven.repo.local=" + it));
    words.addAll(List.of(arguments));
    return Command.inheriting(project, words.toArray(String[]::new)).run();
  }
}
