@NullMarked
package dev.orderflow.services.billing;

import org.jspecify.annotations.NullMarked;
