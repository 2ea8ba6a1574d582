package dev.orderflow.services.shipping.domain;

import java.time.Instant;

/** How far a parcel is on a leg. */
public sealed interface Progress {

  /** The leg is over. */
  record Done() implements Progress {}

  /** Not yet; worth asking again then. */
  record Expected(Instant at) implements Progress {}
}
