package dev.orderflow.services.billing.domain;

/**
 * One side of a booking.
 *
 * @param account {@code customer:} and the order, or {@code provider:} or {@code rounding:} and its
 *     name
 * @param minorUnits positive is a debit, negative a credit
 */
public record Posting(String account, long minorUnits) {}
