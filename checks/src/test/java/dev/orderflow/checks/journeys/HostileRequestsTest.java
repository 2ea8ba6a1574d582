package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.checks.tools.Command;
import dev.orderflow.checks.tools.Tree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code checks/hostile/run.py}, which anyone can run by hand too, finds every answer right. */
class HostileRequestsTest {

  @TempDir Path folder;

  @BeforeAll
  static void needsPython() {
    Stream<Path> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(it -> Path.of(it, "python3"));
    assumeTrue(onPath.anyMatch(Files::isExecutable), "there is no python3 to run it with");
  }

  @Test
  void everyAnswerIsRight() throws IOException {
    play();
  }

  @Test
  void everyAnswerIsRightWhereFunctionsHaveProcessesOfTheirOwn() throws IOException {
    play("--isolate");
  }

  private void play(String... options) throws IOException {
    try (UpProcess up = UpProcess.startWith(folder.resolve("errors.txt"), "", options)) {
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.put("ORDERFLOW_API_URL", up.api.toString());
      environment.put("AWS_ENDPOINT_URL", up.endpoint.toString());
      environment.put("ORDERFLOW_ISOLATED", String.valueOf(options.length > 0));
      Command.Ended ended =
          new Command(Tree.root(), environment, List.of("python3", "checks/hostile/run.py")).run();
      System.out.println(ended.out());
      assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    }
  }
}
