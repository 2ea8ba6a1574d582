package dev.orderflow.form;

import dev.orderflow.contracts.StockCodes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is ordered, in one of the order's two forms. */
public sealed interface Basket {
  /** Whether any line states a price. */
  boolean isPriced();

  /** The sum of the lines in minor units, or null where a line states no price. */
  @Nullable Long sum();

  /**
   * The small form: one product by its name, without a price.
   *
   * @param product its stock code, in NFC
   */
  record Single(String product, int quantity) implements Basket {
    public Single {
      product = StockCodes.normalized(product);
      Check.STOCK_CODE.require("product", product);
      Check.QUANTITY.require("quantity", (long) quantity);
    }

    @Override
    public boolean isPriced() {
      return false;
    }

    @Override
    public @Nullable Long sum() {
      return null;
    }
  }

  /** The full form: 1 to 100 lines, each of another sku. */
  record Lines(List<LineItem> items) implements Basket {
    public Lines {
      items = List.copyOf(items);
      Check.LINES.require("items", items);
      Set<String> skus = HashSet.newHashSet(items.size());
      for (LineItem item : items) {
        Check.require("sku", skus.add(item.sku()), Fault.DUPLICATE);
      }
    }

    @Override
    public boolean isPriced() {
      for (LineItem item : items) {
        if (item.unitPrice() != null) {
          return true;
        }
      }
      return false;
    }

    @Override
    public @Nullable Long sum() {
      long sum = 0;
      for (LineItem item : items) {
        Long unitPrice = item.unitPrice();
        if (unitPrice == null) {
          return null;
        }
        sum += item.quantity() * unitPrice;
      }
      return sum;
    }
  }
}
