package dev.orderflow.cli.running;

import dev.orderflow.cli.products.SeedProducts;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.localcloud.BootException;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.template.TemplateException;
import dev.orderflow.localcloud.web.PortTakenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's folder, and the local cloud that its templates describe. */
public record ProjectLayout(Path home) {

  /** The folder that the script {@code orderflow} lies in. */
  public static ProjectLayout here() {
    return new ProjectLayout(Path.of(System.getProperty("orderflow.home", "")).toAbsolutePath());
  }

  /** The spine's template, the API's, then those of the services, by name. */
  public List<Path> templates() {
    List<Path> templates = new ArrayList<>(spine());
    templates.add(home.resolve("api/template.yaml"));
    Path services = home.resolve("services");
    if (Files.isDirectory(services)) {
      try (Stream<Path> folders = Files.list(services)) {
        folders
            .sorted()
            .map(it -> it.resolve("template.yaml"))
            .filter(Files::exists)
            .forEach(templates::add);
      } catch (IOException e) {
        throw CommandException.unusable("cannot read " + services + ": " + e.getMessage());
      }
    }
    return templates;
  }

  /** The spine's template alone. */
  List<Path> spine() {
    return List.of(home.resolve("orders/template.yaml"));
  }

  /** Where the console's files are. */
  public Path site() {
    return home.resolve("console/site");
  }

  /** Boots, with something in stock, or says in one line why not. */
  public static LocalCloud boot(Settings settings) throws InterruptedException {
    LocalCloud cloud = booted(settings);
    try {
      SeedProducts.load(here().home(), cloud.tables());
      return cloud;
    } catch (RuntimeException | InterruptedException e) {
      cloud.close();
      throw e;
    }
  }

  private static LocalCloud booted(Settings settings) {
    try {
      return LocalCloud.boot(settings);
    } catch (PortTakenException e) {
      String option = e.port() == settings.port() ? "--port" : "--api-port";
      throw CommandException.unusable(
          "%s; %s 0 takes any free one".formatted(e.getMessage(), option));
    } catch (BootException e) {
      throw CommandException.unusable(String.valueOf(e.getMessage()));
    } catch (TemplateException e) {
      throw CommandException.unusable(
          "the templates cannot be followed:",
          e.problems().stream()
              .map(
                  it ->
                      it.file()
                          + ": "
                          + (it.path().isEmpty() ? "" : it.path() + ": ")
                          + it.message())
              .toList());
    }
  }
}
