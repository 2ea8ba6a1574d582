/**
 * What an order is and when it is one: {@link OrderForm} reads an order from plain JSON values and
 * answers with a valid {@link Order} or with everything that is wrong. Nothing here knows of AWS,
 * of JSON text or of the time of day.
 */
@NullMarked
package dev.orderflow.form;

import org.jspecify.annotations.NullMarked;
