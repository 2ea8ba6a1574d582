@NullMarked
package dev.orderflow.services.shipping;

import org.jspecify.annotations.NullMarked;
