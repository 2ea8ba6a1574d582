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

  String logicalId() {
    return declaration.logicalId();
  }

  /** The physical name: the property's value, or one made of the stack's and the logical name. */
  String name(String property) {
    return properties.text(property).orElse(stack + "-" + logicalId());
  }

  String queueUrl(String queue) {
    return endpoint.resolve("/" + Arns.ACCOUNT + "/" + queue).toString();
  }

  /** A path in the template is relative to the template's directory. */
  Path beside(String path) {
    return declaration.place().file().resolveSibling(path).normalize();
  }
}
