package dev.orderflow.checks.architecture.broken.services.reckless;

import java.time.Instant;
import java.util.logging.Logger;

/** A service's function that does all that functions leave alone. */
public final class Reckless {
  final Logger log = Logger.getLogger("service");

  void act() throws InterruptedException {
    Thread.sleep(1);
    System.out.println(Instant.now());
    log.info(String.valueOf(System.getenv("TABLE")));
  }
}
