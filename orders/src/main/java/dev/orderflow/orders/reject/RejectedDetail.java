package dev.orderflow.orders.reject;

import dev.orderflow.form.JsonSize;
import dev.orderflow.kit.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rejected order as it is kept: as its producer said it, but for the payment token, which nobody
 * will charge, and for what an item has no room for.
 *
 * @param leftOut how many fields were too large
 */
record RejectedDetail(String json, int leftOut) {

  /** With 100 problems beside it, an item of 400 KiB has room for no more. */
  static final int MAX_BYTES = 320 * 1024;

  private static final String TOKEN = "paymentToken";
  private static final String MARK = "***";

  static RejectedDetail of(Map<String, @Nullable Object> detail) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(detail);
    if (kept.get(TOKEN) != null) {
      kept.put(TOKEN, MARK);
    }
    if (JsonSize.of(kept) > MAX_BYTES) {
      kept.keySet().retainAll(smallest(kept));
    }
    return new RejectedDetail(Json.write(kept), detail.size() - kept.size());
  }

  /** Of the fields those that have room together, the small ones first: they say whose it is. */
  private static Set<String> smallest(Map<String, @Nullable Object> detail) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    detail.forEach((name, value) -> sizes.put(name, JsonSize.of(name) + JsonSize.of(value) + 2));
    Set<String> names = new HashSet<>();
    long size = 2;
    for (Map.Entry<String, Long> field :
        sizes.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
      size += field.getValue();
      if (size > MAX_BYTES) {
        break;
      }
      names.add(field.getKey());
    }
    return names;
  }
}
