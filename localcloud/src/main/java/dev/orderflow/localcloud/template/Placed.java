package dev.orderflow.localcloud.template;

/**
 * @param place of the resource's properties
 */
record Placed(Resource resource, Place place) {}
