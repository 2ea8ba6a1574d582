/**
 * Where an order stands: {@link Facts} are what services have told of it, each once, and its three
 * axes are a pure function of them, so that any order of arrival ends the same. What customers ask
 * for is decided against the same facts.
 */
@NullMarked
package dev.orderflow.orders.track.domain;

import org.jspecify.annotations.NullMarked;
