package dev.orderflow.checks.architecture.broken.orders;

import java.util.logging.Logger;

/** A function with a logger of its own. */
public final class Scribe {
  final Logger log = Logger.getLogger("orders");
}
