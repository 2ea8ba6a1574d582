package dev.orderflow.localcloud.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A metric's whole name: another set of dimensions is another metric. */
public record MetricId(String namespace, String name, Map<String, String> dimensions) {

  public MetricId {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
  }

  static MetricId of(String namespace, String name, String dimension, String value) {
    return new MetricId(namespace, name, Map.of(dimension, value));
  }
}
