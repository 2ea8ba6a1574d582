/** What a payment is, where it can stand, what a provider can answer, and how money is booked. */
@NullMarked
package dev.orderflow.services.billing.domain;

import org.jspecify.annotations.NullMarked;
