package dev.orderflow.checks.architecture.broken.services.reckless;

/** Public, and of use to nobody. */
public final class Idle {}
