package dev.orderflow.checks.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A named rule on compiled classes.
 *
 * @param offender the class below {@code broken} that breaks it
 */
record Rule(String name, Class<?> offender, ArchRule rule) {

  @Override
  public String toString() {
    return name;
  }
}
