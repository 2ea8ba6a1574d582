/** What is written to customers, and how. It knows contracts and the JDK alone. */
@NullMarked
package dev.orderflow.services.notifications.domain;

import org.jspecify.annotations.NullMarked;
