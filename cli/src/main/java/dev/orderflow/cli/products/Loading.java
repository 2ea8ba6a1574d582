package dev.orderflow.cli.products;

import dev.orderflow.cli.lines.LineReader;
import dev.orderflow.cli.lines.RawLine;
import dev.orderflow.cli.terminal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A catalogue's lines on their way into the table, several at once. */
final class Loading {

  private static final int LONGEST_LINE = 8 * 1024;
  private static final int AT_ONCE = 8;
  private static final int MOST_WAITING = 1_000;

  /** Hears of lines that are no product. */
  @FunctionalInterface
  interface Rejections {
    void refused(long line, String problem);
  }

  /**
   * What a load came to.
   *
   * @param refused lines that are no product, or one that an earlier line has
   */
  record Outcome(long added, long changed, long asTheyWere, long refused) {

    String text() {
      return "loaded %s: %s new, %s changed, %s as they were%s"
          .formatted(
              Text.count(added + changed + asTheyWere, "product"),
              Text.count(added),
              Text.count(changed),
              Text.count(asTheyWere),
              refused == 0 ? "" : "; " + Text.count(refused, "line") + " refused");
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("new", added);
      json.put("changed", changed);
      json.put("asTheyWere", asTheyWere);
      json.put("refused", refused);
      return json;
    }
  }

  private final Catalogue catalogue;
  private final Rejections rejections;
  private final Map<String, Long> lines = new HashMap<>();
  private final Map<Catalogue.Loaded, Long> loaded = new HashMap<>();
  private long refused;

  Loading(Catalogue catalogue, Rejections rejections) {
    this.catalogue = catalogue;
    this.rejections = rejections;
  }

  /** Everything that is a product; the first call that fails ends it. */
  Outcome all(InputStream in) throws IOException, InterruptedException {
    LineReader reader = new LineReader(in, LONGEST_LINE);
    List<Future<Catalogue.Loaded>> under = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        Offer offer = read(line);
        if (offer != null) {
          under.add(callers.submit(() -> catalogue.load(offer)));
        }
        if (under.size() == MOST_WAITING) {
          settle(under);
        }
      }
      settle(under);
    }
    return new Outcome(
        loaded.getOrDefault(Catalogue.Loaded.NEW, 0L),
        loaded.getOrDefault(Catalogue.Loaded.CHANGED, 0L),
        loaded.getOrDefault(Catalogue.Loaded.AS_IT_WAS, 0L),
        refused);
  }

  private @Nullable Offer read(RawLine line) {
    String text = line.utf8();
    if (text != null && text.isBlank()) {
      return null;
    }
    try {
      if (line.tooLong()) {
        throw new IllegalArgumentException("longer than 8 KB");
      }
      if (text == null) {
        throw new IllegalArgumentException("not UTF-8");
      }
      Offer offer = Offer.parse(text);
      Long earlier = lines.putIfAbsent(offer.sku(), line.number());
      if (earlier != null) {
        throw new IllegalArgumentException(
            "sku " + offer.sku() + " is on line " + earlier + " too");
      }
      return offer;
    } catch (IllegalArgumentException e) {
      refused++;
      rejections.refused(line.number(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void settle(List<Future<Catalogue.Loaded>> under) throws InterruptedException {
    try {
      for (Future<Catalogue.Loaded> call : under) {
        loaded.merge(call.get(), 1L, Long::sum);
      }
    } catch (ExecutionException e) {
      under.forEach(call -> call.cancel(false));
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
    under.clear();
  }
}
