package dev.orderflow.localcloud.dynamodb;

import java.util.List;

/** A table was kept from an earlier run and is not what is wanted now. */
public final class TableMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TableMismatchException(String table, List<String> differences) {
    super(
        "Table "
            + table
            + " was kept from an earlier run and differs: "
            + String.join("; ", differences)
            + ". Use another data directory, or delete the table.");
  }
}
