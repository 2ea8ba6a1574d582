package dev.orderflow.localcloud.cloudwatch;

/**
 * A period's value.
 *
 * @param start the period's first second, since the epoch
 */
record DataPoint(long start, double value) {}
