@NullMarked
package dev.orderflow.localcloud.site;

import org.jspecify.annotations.NullMarked;
