/** What every template must say, whoever writes it, and that AWS's own tools accept it. */
@NullMarked
package dev.orderflow.checks.templates;

import org.jspecify.annotations.NullMarked;
