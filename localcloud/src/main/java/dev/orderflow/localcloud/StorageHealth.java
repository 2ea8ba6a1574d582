package dev.orderflow.localcloud;

import dev.orderflow.localcloud.files.DataDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether what comes can be kept. Each question looks anew, so that whoever waits for the answer to
 * change need not send anything.
 *
 * @param parts what keeps anything; each says why it cannot, or nothing
 */
record StorageHealth(List<Supplier<Optional<String>>> parts) {

  static final StorageHealth IN_MEMORY = new StorageHealth(List.of());

  StorageHealth {
    parts = List.copyOf(parts);
  }

  static StorageHealth of(DataDirectory data, List<Supplier<Optional<String>>> parts) {
    List<Supplier<Optional<String>>> all = new ArrayList<>(parts);
    all.add(data::trouble);
    return new StorageHealth(all);
  }

  /** Why nothing can be kept at present; empty if all is well. */
  Optional<String> trouble() {
    return parts.stream().flatMap(part -> part.get().stream()).findFirst();
  }
}
