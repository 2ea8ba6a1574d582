package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.kit.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** One tab, with the hands and eyes of whoever sits before it. */
final class Tab implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final DevTools devTools;
  private final String session;
  private final String context;
  private final URI console;
  private final Watch watch = new Watch();
  private DevTools.Listener listener;

  Tab(DevTools devTools, String session, String context, URI console) {
    this.devTools = devTools;
    this.session = session;
    this.context = context;
    this.console = console;
    devTools.listen(session, watch);
    this.listener = watch;
    List.of("Page", "Runtime", "Log", "Network").forEach(it -> call(it + ".enable", Map.of()));
    call("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
    look(1280, 800, false, "light");
  }

  /** Told of every event of the tab from now on, besides all others. */
  void listen(DevTools.Listener another) {
    DevTools.Listener others = listener;
    listener =
        (method, event) -> {
          others.accept(method, event);
          another.accept(method, event);
        };
    devTools.listen(session, listener);
  }

  Map<String, @Nullable Object> call(String method, Map<String, ?> parameters) {
    return devTools.call(session, method, parameters);
  }

  /** Nothing that only moves for the eye moves here. */
  void look(int width, int height, boolean phone, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void open(String path) {
    call("Page.navigate", Map.of("url", console.resolve(path).toString()));
  }

  /** Waits until nothing of the page before is left. */
  void reload() {
    evaluate("window.before = true; location.reload()");
    awaitThat("window.before === undefined");
  }

  /** Goes to a page by its address behind the #. */
  void go(String hash) {
    evaluate("location.hash = " + Json.write(hash));
  }

  @Nullable Object evaluate(String script) {
    Map<String, @Nullable Object> answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
    assertThat(answer.get("exceptionDetails")).as(script).isNull();
    return answer.get("result") instanceof Map<?, ?> result ? result.get("value") : null;
  }

  void awaitThat(String condition) {
    try {
      await(condition)
          .atMost(PATIENCE)
          .pollInterval(LOOK_EVERY)
          .pollDelay(Duration.ZERO)
          .until(() -> Boolean.TRUE.equals(answerOrNull("Boolean(" + condition + ")")));
    } catch (ConditionTimeoutException e) {
      Object seen = answerOrNull("location.href + '\\n' + document.body.innerText");
      throw new AssertionError(condition + " does not hold of\n" + seen, e);
    }
  }

  /** While a page is being left, nothing in it answers. */
  private @Nullable Object answerOrNull(String script) {
    try {
      return evaluate(script);
    } catch (AssertionError e) {
      return null;
    }
  }

  /** Waits until an element with that text is there. */
  void see(String selector, String text) {
    awaitThat(Scripts.find(selector, text));
  }

  String textOf(String selector) {
    return String.valueOf(
        evaluate("document.querySelector(" + Json.write(selector) + ").innerText"));
  }

  /** With the mouse, in the middle of what can be hit there. */
  void click(String selector, String text) {
    awaitThat(Scripts.hit(selector, text));
    List<?> at = (List<?>) Objects.requireNonNull(evaluate(Scripts.middle(selector, text)));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", at.get(0), "y", at.get(1), "button", "left", "clickCount", 1));
    }
  }

  /** The same for what moves on while new rows come in above it, which no hand could hit. */
  void follow(String selector, String text) {
    see(selector, text);
    evaluate("(" + Scripts.find(selector, text) + ").click()");
  }

  /** In place of what stands in a field. */
  void fill(String selector, String text) {
    awaitThat(Scripts.focusAll(selector));
    type(text);
  }

  void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  void choose(String selector, String value) {
    awaitThat("document.querySelector(" + Json.write(selector) + ")");
    evaluate(Scripts.choose(selector, value));
  }

  void press(Key key) {
    call("Input.dispatchKeyEvent", key.event(key.text().isEmpty() ? "rawKeyDown" : "keyDown"));
    call("Input.dispatchKeyEvent", key.event("keyUp"));
  }

  /** With the tab key until that has the focus, as those do who have no mouse. */
  void tabTo(String selector, String text) {
    String reached = Scripts.isFocused(selector, text);
    awaitThat(Scripts.find(selector, text));
    for (int i = 0; i < 200 && !Boolean.TRUE.equals(evaluate(reached)); i++) {
      press(Key.TAB);
    }
    assertThat(evaluate(reached)).as("the focus comes to " + selector + " " + text).isEqualTo(true);
  }

  byte[] picture() {
    Map<String, @Nullable Object> answer = call("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
  }

  /** Nothing went wrong that only a browser's console tells, and nothing was asked of elsewhere. */
  void assertQuiet() {
    assertThat(watch.problems()).isEmpty();
    String here = console.getAuthority();
    assertThat(watch.addresses())
        .isNotEmpty()
        .allMatch(
            it -> it.startsWith("http://" + here + "/") || it.startsWith("ws://" + here + "/"));
  }

  @Override
  public void close() {
    devTools.call("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
  }
}
