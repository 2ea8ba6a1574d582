package dev.orderflow.checks.bench.coldstart;

import java.nio.file.Path;

/**
 * One way to write or to start a function.
 *
 * @param jar what would be deployed
 * @param payload what it is invoked with
 * @param calls how many AWS calls one invocation makes
 */
record Variant(String name, Path jar, String handler, byte[] payload, int calls, From from) {

  enum From {
    NOTHING,
    /** An AOT cache, made in a training run that does the function's work. */
    AOT_CACHE,
    /** Its own priming: what SnapStart would restore. */
    SNAPSHOT
  }

  Variant withAot() {
    return from(" + AOT cache", From.AOT_CACHE);
  }

  Variant withSnapshot() {
    return from(" as restored", From.SNAPSHOT);
  }

  private Variant from(String what, From from) {
    return new Variant(name + what, jar, handler, payload, calls, from);
  }
}
