/**
 * The architecture as tests: who may know whom, what functions leave alone, how sources look. Every
 * rule fails when it matches nothing, and is shown to bite.
 */
@NullMarked
package dev.orderflow.checks.architecture;

import org.jspecify.annotations.NullMarked;
