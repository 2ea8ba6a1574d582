package dev.orderflow.localcloud.template;

import java.util.Map;

/**
 * A template file's sections, before any function is resolved.
 *
 * @param place of the file
 * @param outputs the value of each
 */
record Template(
    Place place,
    Map<String, Parameter> parameters,
    Map<String, Node> conditions,
    Map<String, Declaration> declarations,
    Map<String, Node> outputs) {}
