package dev.orderflow.checks.bench.coldstart;

import dev.orderflow.checks.bench.coldstart.Variant.From;
import java.nio.file.Path;
import java.util.List;

/** What is measured: the floor, our functions, and what most write, without and with a cache. */
final class Variants {

  private static final String BASELINE = "dev.orderflow.checks.coldstart.baseline.";

  private final Variant floor;
  private final Variant validate;
  private final Variant process;
  private final Variant authorize;
  private final Variant most;

  /**
   * @param token what a customer connects with
   */
  Variants(Path functions, Path live, Path baseline, String token) {
    byte[] event = Workload.event();
    byte[] batch = Workload.batch();
    floor =
        new Variant(
            "empty: the floor", baseline, BASELINE + "EmptyHandler", batch, 0, From.NOTHING);
    validate =
        new Variant(
            "validate-order",
            functions,
            "dev.orderflow.orders.validate.ValidateOrder",
            event,
            1,
            From.NOTHING);
    process =
        new Variant(
            "process-order",
            functions,
            "dev.orderflow.orders.process.ProcessOrder",
            batch,
            Workload.BATCH,
            From.NOTHING);
    authorize =
        new Variant(
            "authorize-connection",
            live,
            "dev.orderflow.services.live.AuthorizeConnection",
            Workload.connection(token),
            0,
            From.NOTHING);
    most =
        new Variant(
            "what most write",
            baseline,
            BASELINE + "BaselineHandler",
            batch,
            Workload.BATCH,
            From.NOTHING);
  }

  List<Variant> all() {
    return List.of(
        floor,
        floor.withAot(),
        validate,
        validate.withAot(),
        validate.withSnapshot(),
        process,
        process.withAot(),
        process.withSnapshot(),
        authorize,
        authorize.withAot(),
        authorize.withSnapshot(),
        most,
        most.withAot());
  }

  ColdstartReport report(List<Result> results) {
    return new ColdstartReport(
        Lab.pinned(),
        results,
        Target.of(find(results, process), find(results, process.withAot()), find(results, most)));
  }

  private static Result find(List<Result> results, Variant variant) {
    return results.stream()
        .filter(result -> result.variant().name().equals(variant.name()))
        .findFirst()
        .orElseThrow();
  }
}
