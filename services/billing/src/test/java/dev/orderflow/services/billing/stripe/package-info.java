@NullMarked
package dev.orderflow.services.billing.stripe;

import org.jspecify.annotations.NullMarked;
