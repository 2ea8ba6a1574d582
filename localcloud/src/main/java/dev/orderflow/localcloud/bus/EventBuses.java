package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.work.HeapShare;
import dev.orderflow.localcloud.work.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The buses and what is published to them. */
public final class EventBuses implements AutoCloseable {

  /** Events that some target cannot take at present, in characters; beyond it none joins them. */
  static final long MOST_INTERRUPTED = HeapShare.MESSAGES.bytes() / 12;

  private final Rules rules;
  private final Deliveries deliveries;
  private final OpenDeliveries open;
  private final BlockingQueue<OpenDeliveries.Open> interrupted;
  private final AtomicLong interruptedSize = new AtomicLong();
  private final Workers workers = new Workers("bus-open", 1);
  private final Clock clock;

  public EventBuses(Rules rules, Deliveries deliveries, OpenDeliveries open, Clock clock) {
    this.rules = rules;
    this.deliveries = deliveries;
    this.open = open;
    this.interrupted = new LinkedBlockingQueue<>(open.left());
    open.left().forEach(it -> interruptedSize.addAndGet(it.event().length()));
    this.clock = clock;
  }

  /** Adds a rule of a template. */
  public void add(Rule rule) {
    rules.put(rule);
  }

  /** Lets parked events be tried again, and those go on that did not come to all their targets. */
  public void start() {
    deliveries.start();
    workers.repeat(this::goOn);
  }

  private void goOn() throws InterruptedException {
    OpenDeliveries.Open begun = interrupted.take();
    interruptedSize.addAndGet(-begun.event().length());
    Event event = Event.of(begun.event());
    boolean hasBus = rules.hasBus(begun.bus());
    deliver(hasBus ? rules.matching(begun.bus(), event) : List.of(), event, begun);
  }

  Rules rules() {
    return rules;
  }

  /** Publishes one entry; when it answers Accepted, every matching target will get the event. */
  EntryResult publish(Entry entry) {
    EntryResult.@Nullable Refused fault = fault(entry);
    if (fault != null) {
      return fault;
    }
    Map<?, ?> detail = object(entry.detail());
    if (detail == null) {
      return new EntryResult.Refused("MalformedDetail", "Detail is malformed.");
    }
    String id = UUID.randomUUID().toString();
    Event event = event(id, entry, detail);
    List<Rule> matching = rules.matching(entry.bus(), event);
    if (matching.stream().mapToInt(rule -> rule.targets().size()).sum() > 1) {
      if (interruptedSize.get() > MOST_INTERRUPTED) {
        return new EntryResult.Refused("ThrottlingException", "Rate exceeded");
      }
      deliver(matching, event, open.begin(id, entry.bus(), event.json()));
    } else {
      matching.forEach(rule -> deliveries.deliver(rule, event));
    }
    return new EntryResult.Accepted(id);
  }

  /** If one of several targets does not get it, though others have it, it is tried again. */
  private void deliver(List<Rule> matching, Event event, OpenDeliveries.Open begun) {
    try {
      matching.forEach(rule -> deliveries.deliver(rule, event));
    } catch (RuntimeException e) {
      interruptedSize.addAndGet(begun.event().length());
      interrupted.add(begun);
      throw e;
    }
    open.end(begun);
  }

  private EntryResult.@Nullable Refused fault(Entry entry) {
    if (entry.source().isEmpty()) {
      return missing("Source");
    }
    if (entry.detailType().isEmpty()) {
      return missing("DetailType");
    }
    if (entry.detail().isEmpty()) {
      return missing("Detail");
    }
    if (entry.source().startsWith("aws.")) {
      return new EntryResult.Refused(
          "NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    if (!rules.hasBus(entry.bus())) {
      return new EntryResult.Refused(
          "InvalidArgument", "Event bus " + entry.bus() + " does not exist.");
    }
    return null;
  }

  private static EntryResult.Refused missing(String field) {
    return new EntryResult.Refused(
        "InvalidArgument",
        "Parameter %s is not valid. Reason: %s is a required argument.".formatted(field, field));
  }

  private static @Nullable Map<?, ?> object(String detail) {
    try {
      return Json.parse(detail) instanceof Map<?, ?> object ? object : null;
    } catch (JsonException e) {
      return null;
    }
  }

  private Event event(String id, Entry entry, Map<?, ?> detail) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("version", "0");
    envelope.put("id", id);
    envelope.put("detail-type", entry.detailType());
    envelope.put("source", entry.source());
    envelope.put("account", Account.ID);
    envelope.put("time", time(entry).toString());
    envelope.put("region", Account.REGION);
    envelope.put("resources", entry.resources());
    String json = Json.write(envelope);
    // The detail is not parsed and written again: it arrives as it was published.
    String whole = json.substring(0, json.length() - 1) + ",\"detail\":" + entry.detail() + "}";
    envelope.put("detail", detail);
    return Event.of(whole, envelope);
  }

  private Instant time(Entry entry) {
    Instant time = entry.time() == null ? clock.instant() : entry.time();
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** An entry's size as EventBridge counts it: source, detail type, detail, resources and time. */
  static int size(Entry entry) {
    int size = entry.time() == null ? 0 : 14;
    List<String> parts = new ArrayList<>(entry.resources());
    parts.addAll(List.of(entry.source(), entry.detailType(), entry.detail()));
    for (String part : parts) {
      size += part.getBytes(StandardCharsets.UTF_8).length;
    }
    return size;
  }

  @Override
  public void close() {
    workers.close();
    deliveries.close();
  }
}
