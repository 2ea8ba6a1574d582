package dev.orderflow.form;

import dev.orderflow.contracts.Problem;
import java.util.List;

/** The rules of a product of the catalogue: those of the lines by which it is ordered. */
public final class ProductForm {

  /**
   * All that is wrong; empty if an order can name it.
   *
   * @param price in minor units of the currency
   */
  public static List<Problem> problems(String sku, String name, long price, String currency) {
    var problems = new Problems();
    problems.addIf("", "sku", Check.STOCK_CODE.fault(sku));
    problems.addIf("", "name", Check.NOTE.fault(name));
    problems.addIf("", "price", Check.UNIT_PRICE.fault(price));
    problems.addIf("", "currency", Check.CURRENCY.fault(currency));
    return problems.list();
  }

  private ProductForm() {}
}
