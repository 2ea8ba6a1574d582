package dev.orderflow.localcloud.iam;

/** What policies say of a call: a denial by any statement wins, and silence denies as well. */
enum Decision {
  ALLOWED,
  DENIED,
  NOT_ALLOWED
}
