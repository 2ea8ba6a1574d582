/**
 * Whose orders are whose, and where each stands: the table {@code CustomerOrders}, which knows an
 * order from the moment it is accepted, and the table {@code Orders}, where it is once processed.
 */
@NullMarked
package dev.orderflow.api.lookup;

import org.jspecify.annotations.NullMarked;
