package dev.orderflow.localcloud.template;

import java.util.Optional;

/**
 * Lets a service call a function.
 *
 * @param functionArn with the alias when the permission is for it
 * @param principal such as {@code events.amazonaws.com}
 * @param sourceArn the one resource on whose behalf the service may call; any when absent
 */
public record Permission(
    String logicalId,
    String functionArn,
    String action,
    String principal,
    Optional<String> sourceArn)
    implements Resource {}
