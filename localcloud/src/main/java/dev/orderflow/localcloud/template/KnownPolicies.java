package dev.orderflow.localcloud.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Policies that are known by a name: those that AWS manages, without statements on conditions of
 * services that are not here, and SAM's policy templates. Source: AWS managed policy reference; SAM
 * developer guide, "SAM policy templates".
 */
final class KnownPolicies {

  private static final Map<String, Node> MANAGED = read("managed-policies.json");
  private static final Map<String, Node> TEMPLATES = read("policy-templates.json");

  private KnownPolicies() {}

  /**
   * A policy document.
   *
   * @param name or ARN
   */
  static Optional<Node> managed(String name) {
    return Optional.ofNullable(MANAGED.get(name.substring(name.lastIndexOf('/') + 1)));
  }

  /** A document in which {@code !Ref} stands for a parameter, and the parameters' names. */
  static Optional<Map<String, Node>> template(String name) {
    return TEMPLATES.get(name) instanceof Node.Fields(var fields)
        ? Optional.of(fields)
        : Optional.empty();
  }

  private static Map<String, Node> read(String name) {
    try (InputStream in = KnownPolicies.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      Place place = new Place(Path.of(name), "", new Problems());
      return YamlFile.parse(text, place) instanceof Node.Fields(var fields) ? fields : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
