package dev.orderflow.cli.products;

import dev.orderflow.cli.terminal.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The catalogue that a new local cloud begins with. */
public final class SeedProducts {

  private static final String FILE = "services/inventory/seed-products.ndjson";

  private SeedProducts() {}

  /** Loads it where the table of products is there and empty; what is there is left alone. */
  public static void load(Path home, DynamoDbClient tables) throws InterruptedException {
    Path file = home.resolve(FILE);
    Catalogue catalogue = new Catalogue(tables);
    if (!Files.exists(file) || !isThereAndEmpty(catalogue)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      new Loading(
              catalogue,
              (line, problem) -> {
                throw CommandException.unusable(file + " line " + line + ": " + problem);
              })
          .all(in);
    } catch (IOException e) {
      throw CommandException.unusable("cannot read " + file + ": " + e.getMessage());
    }
  }

  private static boolean isThereAndEmpty(Catalogue catalogue) {
    try {
      return catalogue.isEmpty();
    } catch (ResourceNotFoundException withoutInventory) {
      return false;
    }
  }
}
