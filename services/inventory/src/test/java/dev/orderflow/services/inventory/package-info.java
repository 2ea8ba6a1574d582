@org.jspecify.annotations.NullMarked
package dev.orderflow.services.inventory;
