package dev.orderflow.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import org.junit.jupiter.api.Test;

class OrderIdsTest {

  @Test
  void anEventNamesItsOrderWhereverItStands() {
    assertThat(ids("{\"detail\":{\"orderId\":\"A\"}}")).containsExactly("A");
    assertThat(ids("{\"requestPayload\":{\"detail\":{\"orderId\":\"A\"}}}")).containsExactly("A");
    assertThat(ids("[{\"data\":{\"orderId\":\"B\"},\"orderId\":\"A\"}]")).containsExactly("A", "B");
  }

  @Test
  void aTablesChangeNamesItAsAnAttribute() {
    assertThat(ids("{\"dynamodb\":{\"Keys\":{\"orderId\":{\"S\":\"A\"}}}}")).containsExactly("A");
  }

  @Test
  void whatCannotBeAnIdIsNone() {
    String tooLong = "{\"orderId\":\"%s\"}".formatted("x".repeat(65));
    for (String json :
        new String[] {"null", "1", "{\"orderId\":1}", "{\"orderId\":\"\"}", tooLong}) {
      assertThat(ids(json)).as(json).isEmpty();
    }
  }

  private static Iterable<String> ids(String json) {
    return OrderIds.in(Json.parse(json));
  }
}
