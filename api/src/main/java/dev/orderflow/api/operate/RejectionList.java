package dev.orderflow.api.operate;

import dev.orderflow.api.http.Parameters;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was rejected, and every reason. */
record RejectionList(Environment environment, String table) {

  /**
   * @throws dev.orderflow.api.http.ProblemException if a parameter is not usable
   */
  Response list(Request request) {
    int limit =
        Parameters.whole(request, "limit", 1, OrderSearch.MAX_LIMIT, OrderSearch.DEFAULT_LIMIT);
    Scan.Page page =
        new Scan(environment, table, "rejectionId")
            .page(limit, Place.of(request), RejectionList::size);
    return Response.json(
        200,
        new Fields()
            .put("rejections", Scan.listed(page, RejectionList::rejection))
            .put("next", page.next() == null ? null : Place.after(page.next()))
            .json());
  }

  private static long size(Map<String, @Nullable Object> item) {
    return item.get("detail") instanceof String detail ? detail.length() : 0;
  }

  private static Map<String, @Nullable Object> rejection(Map<String, @Nullable Object> item) {
    return new Fields()
        .put("rejectionId", item.get("rejectionId"))
        .put("orderId", item.get("orderId"))
        .put("rejectedAt", item.get("rejectedAt"))
        .put("reason", item.get("reason"))
        .put("problems", item.get("problems"))
        .put("detail", detail(item.get("detail")))
        .put("leftOut", item.get("leftOut"))
        .json();
  }

  /** As its producer wrote it, but for a payment token, which is nobody's to read. */
  private static @Nullable Object detail(@Nullable Object text) {
    try {
      if (text instanceof String json
          && Json.parse(json) instanceof Map<?, ?> detail
          && detail.remove("paymentToken") != null) {
        return Json.write(detail);
      }
    } catch (JsonException e) {
      // It is shown as it is.
    }
    return text;
  }
}
