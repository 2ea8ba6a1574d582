package dev.orderflow.services.notifications;

import java.time.Instant;

/**
 * What is stored of a notice.
 *
 * @param claimedAt by which a claimer knows its own claim again
 * @param sentAt when SES took it; without meaning before
 */
record Claim(State state, Instant claimedAt, Instant sentAt) {

  /**
   * How far it is.
   *
   * <pre>
   *   nothing --claim--> SENDING --SES took it--> SENT
   *    | ^                 | | |
   *    | `--SES did not----' | `--nobody knows--> UNCERTAIN
   *    |                     `--too many today--> WITHHELD
   *    `-------address is nobody's for sure-------^
   * </pre>
   */
  enum State {
    SENDING,
    SENT,
    /** Perhaps sent. A person decides, unless SES's answer comes late after all. */
    UNCERTAIN,
    /** Never sent, and the item says why. */
    WITHHELD
  }
}
