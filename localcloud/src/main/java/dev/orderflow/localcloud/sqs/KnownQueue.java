package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import org.apache.pekko.actor.ActorRef;

/** A queue, its actor and its settings as they are now. */
record KnownQueue(ActorRef actor, StoredQueue settings) {

  String name() {
    return settings.name();
  }
}
