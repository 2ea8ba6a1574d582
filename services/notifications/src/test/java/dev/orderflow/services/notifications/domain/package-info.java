@NullMarked
package dev.orderflow.services.notifications.domain;

import org.jspecify.annotations.NullMarked;
