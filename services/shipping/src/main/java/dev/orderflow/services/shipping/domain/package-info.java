/** What a shipment is and how a carrier is asked. It knows contracts and the JDK alone. */
@NullMarked
package dev.orderflow.services.shipping.domain;

import org.jspecify.annotations.NullMarked;
