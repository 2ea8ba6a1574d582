package dev.orderflow.localcloud.template;

import java.net.URI;
import java.nio.file.Path;

/**
 * A resource that is being read.
 *
 * @param stack the name of its stack, from which the names follow that the template leaves open
 * @param endpoint where queues have their URLs
 */
record Draft(Declaration declaration, Properties properties, String stack, URI endpoint) {

  private static final int LONGEST = 64;

  String logicalId() {
    return declaration.logicalId();
  }

  /** The physical name: the property's value, or one made of the stack's and the logical name. */
  String name(String property) {
    return name(property, "");
  }

  /**
   * @param end of a name that is not given
   */
  String name(String property, String end) {
    return properties.text(property).orElseGet(() -> made(end));
  }

  /** Within what every service takes for a name. */
  private String made(String end) {
    String name = stack + "-" + logicalId();
    int most = LONGEST - end.length();
    return (name.length() > most ? name.substring(name.length() - most) : name) + end;
  }

  String queueUrl(String queue) {
    return endpoint.resolve("/" + Arns.ACCOUNT + "/" + queue).toString();
  }

  /** A path in the template is relative to the template's directory. */
  Path beside(String path) {
    return declaration.place().file().resolveSibling(path).normalize();
  }
}
