@NullMarked
package dev.orderflow.services.billing.sandbox;

import org.jspecify.annotations.NullMarked;
