package dev.orderflow.localcloud.template;

/** What functions in a template can refer to. Whatever is missing is reported at the place. */
interface Scope {

  /** The value of {@code !Ref name}: a parameter, a pseudo parameter or a resource. */
  Node reference(String name, Place place);

  /** The value of {@code !GetAtt logicalId.attribute}. */
  Node attribute(String logicalId, String attribute, Place place);

  /** The value of {@code ${name}} in a {@code !Sub}: what either of the above would say. */
  Node substitution(String name, Place place);

  boolean condition(String name, Place place);
}
