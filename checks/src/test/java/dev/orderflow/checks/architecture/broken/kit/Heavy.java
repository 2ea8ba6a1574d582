package dev.orderflow.checks.architecture.broken.kit;

import org.snakeyaml.engine.v2.api.LoadSettings;

/** A tool that brings a template reader into every function. */
public final class Heavy {
  final LoadSettings settings = LoadSettings.builder().build();
}
