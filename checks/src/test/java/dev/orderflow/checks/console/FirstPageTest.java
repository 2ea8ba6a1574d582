package dev.orderflow.checks.console;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes over the network until a customer sees the products. */
class FirstPageTest extends ConsoleCase {

  private static final Path SITE = Tree.root().resolve("console/site");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)(?:^|;|})\\s*(?:import|export)[^;'\"()]*?from\\s*['\"]([^'\"]+)['\"]");

  private static final Pattern PRELOAD =
      Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

  FirstPageTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @Test
  void aCustomersFirstPageIsSmall() {
    Set<String> files = ConcurrentHashMap.newKeySet();
    Set<String> plain = ConcurrentHashMap.newKeySet();
    AtomicLong bytes = new AtomicLong();
    try (Tab tab = world.tab()) {
      tab.listen((method, event) -> count(method, event, files, plain, bytes));
      tab.open("/");
      tab.see("button", "Continue as customer");
      assertThat(files).hasSizeLessThanOrEqualTo(36);
      assertThat(bytes.get()).isBetween(1L, 70_000L);
      tab.click("button", "Continue as customer");
      tab.see(".product", "Laptop");
      assertThat(files)
          .contains("/shop/products.js")
          .noneMatch(it -> it.startsWith("/operations/"))
          .noneMatch(it -> it.contains("uplot"))
          .noneMatch(it -> it.startsWith("/styles/operations"));
      assertThat(plain).isEmpty();
      tab.assertQuiet();
    }
  }

  /** Only what is large enough to be worth it is compressed. */
  private static void count(
      String method,
      Map<String, @Nullable Object> event,
      Set<String> files,
      Set<String> plain,
      AtomicLong bytes) {
    if (method.equals("Network.responseReceived")) {
      Map<String, @Nullable Object> response =
          JsonObjects.object("response", event.get("response"));
      String path = java.net.URI.create(JsonObjects.text(response, "url")).getPath();
      Map<String, @Nullable Object> headers =
          JsonObjects.object("headers", response.get("headers"));
      if (path.matches("/|.*\\.(js|css|html)")) {
        files.add(path);
        if (!"gzip".equals(headers.get("Content-Encoding"))
            && !Long.valueOf(304).equals(response.get("status"))) {
          plain.add(path);
        }
      }
    }
    if (method.equals("Network.loadingFinished")
        && event.get("encodedDataLength") instanceof Number length) {
      bytes.addAndGet(length.longValue());
    }
  }

  @Test
  void somethingIsSeenBeforeAnyScriptHasCome() {
    CompletableFuture<String> whenTold = new CompletableFuture<>();
    try (Tab tab = world.tab()) {
      new Replies(tab, "*.js", uri -> whenTold);
      tab.open("/");
      tab.see("h1", "Orderflow");
      tab.see("[role=status]", "Loading");
      whenTold.complete("");
      tab.see("button", "Continue as customer");
      tab.assertQuiet();
    }
  }

  /** Otherwise each module is only asked for once the one that needs it has come. */
  @Test
  void thePageNamesEachModuleThatItsFirstPageNeedsAndNoOther() throws IOException {
    Set<String> needed = new TreeSet<>();
    collect("main.js", needed);
    needed.remove("main.js");
    Set<String> named = new TreeSet<>();
    Matcher links = PRELOAD.matcher(Files.readString(SITE.resolve("index.html")));
    while (links.find()) {
      named.add(links.group(1));
    }
    assertThat(named).isEqualTo(needed).hasSizeGreaterThan(10);
  }

  private static void collect(String module, Set<String> found) throws IOException {
    if (found.add(module)) {
      Path file = SITE.resolve(module);
      Matcher imports = IMPORT.matcher(Files.readString(file));
      while (imports.find()) {
        Path imported = file.resolveSibling(imports.group(1)).normalize();
        collect(SITE.relativize(imported).toString(), found);
      }
    }
  }

  @Test
  void aPageThatCannotBeLoadedSaysSoAndIsThereAfterAnotherTry() {
    CompletableFuture<String> broken = completedFuture("{");
    try (Tab tab = world.tab()) {
      Replies replies = new Replies(tab, "*/operations/pages.js", uri -> broken);
      tab.open("/");
      tab.click("button", "Continue as operator");
      tab.see(".notice.bad", "This page cannot be loaded");
      assertThat(replies.asked()).isNotEmpty();
      tab.call("Fetch.disable", Map.of());
      tab.click("button", "Try again");
      tab.see("h1", "The way of an order");
    }
  }

  /** The policy that it names lets gzip and Brotli through, which Compress alone does not. */
  @Test
  void theDistributionOnAwsCompressesAsWell() throws IOException {
    assertThat(Files.readString(Tree.root().resolve("console/template.yaml")))
        .contains("Compress: true")
        .contains("CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6");
  }
}
