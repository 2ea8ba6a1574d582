/**
 * What may happen to stock: prices compared, all lines or none, and every move of a reservation.
 * Pure: nothing here asks a table or a clock.
 */
@NullMarked
package dev.orderflow.services.inventory.domain;

import org.jspecify.annotations.NullMarked;
