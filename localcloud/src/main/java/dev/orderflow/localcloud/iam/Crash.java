package dev.orderflow.localcloud.iam;

/** Ends a function in the middle of a call, as when its process dies: no handler catches it. */
public final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash(String action) {
    super("crashed at " + action + " (on purpose)");
  }
}
