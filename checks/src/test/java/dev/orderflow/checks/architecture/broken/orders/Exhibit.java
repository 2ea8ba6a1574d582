package dev.orderflow.checks.architecture.broken.orders;

/** Public, and of use to nobody. */
public final class Exhibit {}
