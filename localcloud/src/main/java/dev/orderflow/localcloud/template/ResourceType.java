package dev.orderflow.localcloud.template;

/** How one type of resource is read. Both methods read the same properties the same way. */
interface ResourceType {

  /** Reads only the properties that name the resource, so that references cannot go in circles. */
  Identity identity(Draft draft);

  /** Reads all properties; a property that it does not ask for is one that is not supported. */
  Resource read(Draft draft);
}
