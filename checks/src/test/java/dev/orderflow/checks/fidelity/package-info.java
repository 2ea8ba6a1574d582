/**
 * What the local cloud does by hand, against what AWS's documentation says, case by case. Each test
 * names the page it holds to.
 */
@NullMarked
package dev.orderflow.checks.fidelity;

import org.jspecify.annotations.NullMarked;
