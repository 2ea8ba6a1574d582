package dev.orderflow.checks.journeys;

import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one local cloud, in memory, booted from the project's own templates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {

  static final List<Path> TEMPLATES = List.of(Path.of("../orders/template.yaml"));

  final LocalCloud cloud;
  final AwsClients aws;

  Journey() {
    this(Settings.inMemory(TEMPLATES));
  }

  Journey(Settings settings) {
    this.cloud = LocalCloud.boot(settings);
    this.aws = new AwsClients(cloud.endpoint());
  }

  @AfterAll
  void stop() {
    cloud.close();
  }
}
