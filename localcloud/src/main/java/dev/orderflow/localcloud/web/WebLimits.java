package dev.orderflow.localcloud.web;

import java.time.Duration;

/**
 * What clients of a server may take from it.
 *
 * @param body the most bytes that a request's body may have
 * @param connections how many may be open; for one more, one that waits for a request is closed
 * @param idle how long a connection may wait for its next request
 * @param head how long a request's line and headers may take to come, all together
 * @param start how long a body may take, besides the time that its bytes take at {@code rate}
 * @param rate the fewest bytes of a body or a frame that must come in a second, once it has begun
 * @param writing how long an answer may wait for a client that does not read it
 * @param budget for all that is held for clients
 */
record WebLimits(
    int body,
    int connections,
    Duration idle,
    Duration head,
    Duration start,
    int rate,
    Duration writing,
    BodyBudget budget) {

  /** Of an open port, with everybody on this machine as its client. */
  static WebLimits ofPort(int body) {
    return new WebLimits(
        body,
        2_048,
        Duration.ofSeconds(60),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        64 << 10,
        Duration.ofSeconds(30),
        BodyBudget.OF_PROCESS);
  }

  /** Of a port with a single client, which takes nothing from the others. */
  static WebLimits ofOneClient(int body) {
    WebLimits usual = ofPort(body);
    return new WebLimits(
        body,
        16,
        usual.idle,
        usual.head,
        usual.start,
        usual.rate,
        usual.writing,
        new BodyBudget(4L * body));
  }
}
