package dev.orderflow.checks.console;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.products.SeedProducts;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.util.Map;

/** The whole system with its console, and a browser; shared by all tests of a kind. */
final class World implements AutoCloseable {

  LocalCloud cloud;
  AwsClients aws;
  private final Chromium browser;
  private final Settings settings;

  /**
   * @param parameters of the templates, such as how long the carrier takes
   */
  World(Map<String, String> parameters) throws IOException, InterruptedException {
    this.browser = Chromium.start();
    ProjectLayout layout = new ProjectLayout(Tree.root());
    this.settings = Settings.inMemory(layout.templates()).with(parameters).showing(layout.site());
    this.cloud = LocalCloud.boot(settings);
    this.aws = new AwsClients(cloud.endpoint());
    SeedProducts.load(Tree.root(), cloud.tables());
  }

  /** The server is gone, and the browser is not. */
  void stop() throws IOException {
    cloud.close();
  }

  /** Another server on the same ports, which knows nothing of the one before. */
  void start() throws IOException, InterruptedException {
    this.cloud =
        LocalCloud.boot(
            new Settings(
                settings.templates(),
                settings.parameters(),
                cloud.endpoint().getPort(),
                cloud.api().getPort(),
                settings.data(),
                settings.isolate(),
                settings.site(),
                settings.speed()));
    this.aws = new AwsClients(cloud.endpoint());
    SeedProducts.load(Tree.root(), cloud.tables());
  }

  Tab tab() {
    return browser.tab(cloud.api());
  }

  /** Signed in by the one click that it takes. */
  Tab customer() {
    Tab tab = tab();
    tab.open("/");
    tab.click("button", "Continue as customer");
    tab.see("h1", "Products");
    return tab;
  }

  Tab operator() {
    Tab tab = tab();
    tab.open("/");
    tab.click("button", "Continue as operator");
    tab.see("h1", "The way of an order");
    return tab;
  }

  @Override
  public void close() throws IOException {
    browser.close();
    cloud.close();
  }
}
