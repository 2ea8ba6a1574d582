package dev.orderflow.checks.console;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a page did that nobody should see: errors, refused policies, requests to elsewhere. */
final class Watch implements DevTools.Listener {

  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<String> addresses = new CopyOnWriteArrayList<>();

  @Override
  public void accept(String method, Map<String, @Nullable Object> event) {
    switch (method) {
      case "Runtime.exceptionThrown" -> problems.add("exception: " + event);
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(event.get("type"))) {
          problems.add("console: " + event.get("args"));
        }
      }
      case "Log.entryAdded" -> logged(object(event.get("entry")));
      case "Network.requestWillBeSent" ->
          addresses.add(String.valueOf(object(event.get("request")).get("url")));
      case "Network.webSocketCreated" -> addresses.add(String.valueOf(event.get("url")));
      case "Page.javascriptDialogOpening" -> problems.add("dialog: " + event);
      default -> {}
    }
  }

  /**
   * That the API refuses something is for the page to tell, and that a page is left before its
   * socket is open is no fault of it.
   */
  private void logged(Map<?, ?> entry) {
    String text = String.valueOf(entry.get("text"));
    boolean isUsual =
        "network".equals(entry.get("source"))
            && (text.contains("responded with a status of 4")
                || text.contains("closed before the connection is established"));
    if (!isUsual && List.of("error", "warning").contains(String.valueOf(entry.get("level")))) {
      problems.add(entry.get("source") + ": " + entry.get("text") + " " + entry.get("url"));
    }
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** All that it asked for, anywhere. */
  List<String> addresses() {
    return List.copyOf(addresses);
  }
}
