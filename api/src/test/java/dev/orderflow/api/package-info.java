/** The API over real tables: every answer of every test is held to the published contract. */
@NullMarked
package dev.orderflow.api;

import org.jspecify.annotations.NullMarked;
