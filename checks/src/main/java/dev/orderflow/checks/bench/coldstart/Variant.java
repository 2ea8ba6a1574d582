package dev.orderflow.checks.bench.coldstart;

import java.nio.file.Path;

/**
 * One way to write or to start a function.
 *
 * @param jar what would be deployed
 * @param payload what it is invoked with
 * @param calls how many AWS calls one invocation makes
 * @param aot whether it starts from an AOT cache
 */
record Variant(String name, Path jar, String handler, byte[] payload, int calls, boolean aot) {

  Variant withAot() {
    return new Variant(name + " + AOT cache", jar, handler, payload, calls, true);
  }
}
