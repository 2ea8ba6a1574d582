/**
 * Stripe as a payment provider: its PaymentIntents API over HTTP, without its library.
 *
 * <p>What settles a payment whose answer was lost: for a day the idempotency key, under which
 * Stripe repeats its first answer; beyond that the search for the order's id in the payments'
 * metadata, which may lag behind by a minute and is therefore never taken as proof that nothing is
 * there.
 */
@NullMarked
package dev.orderflow.services.billing.stripe;

import org.jspecify.annotations.NullMarked;
