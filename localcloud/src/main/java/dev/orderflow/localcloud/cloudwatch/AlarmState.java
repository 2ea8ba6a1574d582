package dev.orderflow.localcloud.cloudwatch;

import java.time.Instant;

/**
 * @param since when it became so
 */
record AlarmState(State state, String reason, Instant since) {}
