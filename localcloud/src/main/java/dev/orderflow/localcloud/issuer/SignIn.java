package dev.orderflow.localcloud.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a code to whoever says who they want to be, and sends them back with it. */
record SignIn(Codes codes, ChosenEmails emails) {

  private static final String OPERATE = "orders:operate";

  /** Asks, or answers at once if nobody is to be asked. */
  WebResponse ask(WebRequest request) {
    return switch (CodeRequest.of(Form.parse(request.query()).orElse(Map.of()))) {
      case CodeRequest.Refused(var why) -> SignInPage.refusal(why);
      case CodeRequest.SentBack back -> told(back);
      case CodeRequest.Understood it when it.silent() -> granted(it, it.hint(), it.scope());
      case CodeRequest.Understood it -> SignInPage.of(it);
    };
  }

  /** What the page's form says. */
  WebResponse answer(WebRequest request) {
    return FormBody.of(request)
        .map(this::answer)
        .orElseGet(() -> SignInPage.refusal(FormBody.EXPECTED));
  }

  private WebResponse answer(Map<String, List<String>> form) {
    boolean operator = CodeRequest.only(form, "operator").equals("yes");
    return switch (CodeRequest.of(form)) {
      case CodeRequest.Refused(var why) -> SignInPage.refusal(why);
      case CodeRequest.SentBack back -> told(back);
      case CodeRequest.Understood it -> {
        String subject = CodeRequest.only(form, "sub");
        emails.choose(subject, CodeRequest.only(form, "email").strip());
        yield granted(it, subject, operator ? it.scope() : lessOperating(it));
      }
    };
  }

  private static String lessOperating(CodeRequest.Understood request) {
    return Stream.of(request.scope().split(" "))
        .filter(it -> !it.equals(OPERATE))
        .collect(Collectors.joining(" "));
  }

  private WebResponse granted(CodeRequest.Understood request, String subject, String scope) {
    if (!TokenRequest.SUBJECT.matcher(subject).matches()) {
      return told(
          new CodeRequest.SentBack(
              request.redirectUri(), request.state(), "login_required", "nobody is named"));
    }
    String code = codes.make(new Codes.Grant(subject, scope, emails.of(subject)), request);
    return back(request.redirectUri(), Map.of("code", code, "state", request.state()));
  }

  private static WebResponse told(CodeRequest.SentBack problem) {
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("error", problem.error());
    answer.put("error_description", problem.description());
    answer.put("state", problem.state());
    return back(problem.redirectUri(), answer);
  }

  private static WebResponse back(String address, Map<String, String> answer) {
    String query =
        answer.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return new WebResponse(303, List.of(), new byte[0])
        .with("Location", address + (address.contains("?") ? "&" : "?") + query)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }
}
