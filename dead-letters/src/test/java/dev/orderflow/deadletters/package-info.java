@NullMarked
package dev.orderflow.deadletters;

import org.jspecify.annotations.NullMarked;
