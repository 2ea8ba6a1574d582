package dev.orderflow.services.billing.stripe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Stripe's documented endpoints do to the payments of an account. */
final class PlayedAccount {

  /** An answer before it is sent. */
  record Answer(int status, String body) {
    static Answer error(int status, String name) {
      return new Answer(status, DocumentedAnswers.answer(name, Map.of()));
    }
  }

  private static final Pattern BY_ID = Pattern.compile("/v1/payment_intents/(pi_\\d+)(/.*)?");
  private static final Pattern QUERY = Pattern.compile("metadata\\['order_id'\\]:'(.*)'");

  final List<PlayedIntent> intents = new ArrayList<>();
  boolean searchLags;

  /** As many searches as that still show nothing. */
  int blindSearches;

  /** What refunds come to. */
  String refundStatus = "succeeded";

  /** As many more questions about refunds are answered with pending. */
  int pendingAnswers;

  Answer answer(String method, String path, Map<String, String> form) {
    if (path.equals("/v1/payment_intents")) {
      return create(form);
    }
    if (path.equals("/v1/payment_intents/search")) {
      return search(form.getOrDefault("query", ""));
    }
    if (path.equals("/v1/refunds")) {
      PlayedIntent intent = byId(form.getOrDefault("payment_intent", ""));
      return method.equals("GET") ? refunds(intent) : refund(intent);
    }
    Matcher byId = BY_ID.matcher(path);
    if (!byId.matches()) {
      throw new IllegalStateException(path);
    }
    PlayedIntent intent = byId(byId.group(1));
    return switch (String.valueOf(byId.group(2))) {
      case "null" -> ok(intent);
      case "/capture" -> capture(intent);
      case "/cancel" -> cancel(intent, form);
      default -> throw new IllegalStateException(path);
    };
  }

  private Answer create(Map<String, String> form) {
    String currency = form.getOrDefault("currency", "");
    String amount =
        switch (currency) {
          case "isk", "ugx" -> "[1-9]\\d*00";
          case "bhd", "jod", "kwd", "omr", "tnd" -> "[1-9]\\d*0";
          default -> "[1-9]\\d*";
        };
    if (!form.getOrDefault("amount", "").matches(amount)) {
      return new Answer(400, DocumentedAnswers.answer("parameter-invalid", form));
    }
    String token = form.getOrDefault("payment_method_data[card][token]", "");
    if (token.equals("tok_unissued")) {
      return new Answer(400, DocumentedAnswers.answer("no-such-token", Map.of("token", token)));
    }
    PlayedIntent intent = new PlayedIntent("pi_" + (intents.size() + 1), form);
    intents.add(intent);
    return form.containsKey("confirm") ? confirm(intent, token) : ok(intent);
  }

  private static Answer confirm(PlayedIntent intent, String token) {
    switch (token) {
      case "tok_chargeDeclined" -> intent.declineCode = "generic_decline";
      case "tok_chargeDeclinedInsufficientFunds" -> intent.declineCode = "insufficient_funds";
      default -> intent.status = "requires_capture";
    }
    if (intent.declineCode.isEmpty()) {
      return ok(intent);
    }
    Map<String, String> blanks = new HashMap<>(intent.declined());
    blanks.put("payment_intent", intent.json());
    return new Answer(402, DocumentedAnswers.answer("card-error", blanks));
  }

  private static Answer capture(PlayedIntent intent) {
    if (!intent.status.equals("requires_capture")) {
      return unexpected(intent);
    }
    intent.status = "succeeded";
    intent.captures++;
    return ok(intent);
  }

  private static Answer cancel(PlayedIntent intent, Map<String, String> form) {
    if (intent.status.equals("succeeded") || intent.status.equals("canceled")) {
      return unexpected(intent);
    }
    intent.status = "canceled";
    intent.cancellationReason = '"' + form.getOrDefault("cancellation_reason", "") + '"';
    return ok(intent);
  }

  private Answer refund(PlayedIntent intent) {
    if (intent.refundId != null) {
      return Answer.error(400, "already-refunded");
    }
    intent.refundId = "re_" + intent.id.substring(3);
    return new Answer(200, intent.refundJson(refundStatus()));
  }

  private String refundStatus() {
    return pendingAnswers > 0 ? "pending" : refundStatus;
  }

  private Answer refunds(PlayedIntent intent) {
    String data = intent.refundId == null ? "" : intent.refundJson(refundStatus());
    pendingAnswers--;
    return new Answer(200, DocumentedAnswers.answer("list", Map.of("data", data)));
  }

  /** Upper and lower case are the same to it, as they are to Stripe's. */
  private Answer search(String query) {
    Matcher matcher = QUERY.matcher(query);
    if (!matcher.matches()) {
      throw new IllegalStateException(query);
    }
    boolean blind = searchLags || blindSearches-- > 0;
    List<String> found =
        intents.stream()
            .filter(it -> !blind && it.orderId.equalsIgnoreCase(matcher.group(1)))
            .map(PlayedIntent::json)
            .toList();
    return new Answer(
        200, DocumentedAnswers.answer("search-result", Map.of("data", String.join(",", found))));
  }

  private PlayedIntent byId(String id) {
    return intents.stream().filter(it -> it.id.equals(id)).findFirst().orElseThrow();
  }

  private static Answer ok(PlayedIntent intent) {
    return new Answer(200, intent.json());
  }

  private static Answer unexpected(PlayedIntent intent) {
    return new Answer(
        400,
        DocumentedAnswers.answer(
            "unexpected-state", Map.of("status", intent.status, "payment_intent", intent.json())));
  }
}
