package dev.orderflow.checks.architecture.broken.unmarked;

/** In a package that promises nothing about null. */
public final class Stray {}
