package dev.orderflow.checks.console;

import dev.orderflow.checks.journeys.Stranger;
import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.products.SeedProducts;
import dev.orderflow.cli.running.House;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.util.Map;

/** The whole house with its console, and a browser; shared by all tests of a kind. */
final class World implements AutoCloseable {

  LocalCloud cloud;
  Stranger stranger;
  private final Chromium browser;
  private final Settings settings;

  /**
   * @param parameters of the templates, such as how long the carrier takes
   */
  World(Map<String, String> parameters) throws IOException, InterruptedException {
    this.browser = Chromium.start();
    House house = new House(Tree.root());
    this.settings = Settings.inMemory(house.templates()).with(parameters).showing(house.site());
    this.cloud = LocalCloud.boot(settings);
    this.stranger = new Stranger(cloud.endpoint());
    SeedProducts.load(Tree.root(), cloud.tables());
  }

  /** The house is gone, and the browser is not. */
  void stop() throws IOException {
    cloud.close();
  }

  /** Another house on the same ports, which knows nothing of the one before. */
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
    this.stranger = new Stranger(cloud.endpoint());
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
