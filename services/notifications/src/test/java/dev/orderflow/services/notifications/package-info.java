@NullMarked
package dev.orderflow.services.notifications;

import org.jspecify.annotations.NullMarked;
