package dev.orderflow.localcloud.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.dynamodb.services.local.shared.access.QueryResponseInfo;

/** Items of all sizes, drawn at random, are all found once, in pages of about a megabyte. */
class PagesTest {

  private static final long SEED = 20_261_130;
  private static final int LARGEST = 390_000;
  private static final int ITEMS = 400;

  private static final TableEngine ENGINE = TableEngine.inMemory();
  private static final Map<String, Map<String, AttributeValue>> STORED = new TreeMap<>();

  @BeforeAll
  static void store() {
    ENGINE.ensureTable(
        Tables.keyedBy("customer")
            .tableName("Parcels")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(
                k -> k.attributeName("customer").keyType(KeyType.HASH),
                k -> k.attributeName("parcel").keyType(KeyType.RANGE))
            .attributeDefinitions(
                a -> a.attributeName("customer").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("parcel").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("city").attributeType(ScalarAttributeType.S))
            .globalSecondaryIndexes(
                index ->
                    index
                        .indexName("byCity")
                        .keySchema(k -> k.attributeName("city").keyType(KeyType.HASH))
                        .projection(p -> p.projectionType(ProjectionType.ALL)))
            .build());
    Random random = new Random(SEED);
    for (int i = 0; i < ITEMS; i++) {
      Map<String, AttributeValue> item = item(i, random);
      ENGINE.client().putItem(r -> r.tableName("Parcels").item(item));
      STORED.put("P" + i, item);
    }
  }

  /** One in ten is as large as may be, and some are of many small values. */
  private static Map<String, AttributeValue> item(int number, Random random) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("customer", text("C" + random.nextInt(3)));
    item.put("parcel", text("P" + number));
    item.put("city", text("city-" + random.nextInt(2)));
    item.put("odd", text(Boolean.toString(number % 2 == 1)));
    switch (random.nextInt(10)) {
      case 0 -> item.put("text", text("x".repeat(LARGEST)));
      case 1 -> item.put("text", text("ü".repeat(random.nextInt(LARGEST / 2))));
      case 2 ->
          item.put(
              "numbers",
              AttributeValue.fromL(
                  IntStream.range(0, 1 + random.nextInt(5_000))
                      .mapToObj(n -> AttributeValue.fromN(Integer.toString(n)))
                      .toList()));
      default -> item.put("text", text("y".repeat(random.nextInt(3_000))));
    }
    return item;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void aScanFindsAllOnceInMegabytes() {
    assertComplete(scan(r -> r), each -> true);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 5_000})
  void aLimitEndsPagesToo(int limit) {
    List<List<Map<String, AttributeValue>>> pages = scan(r -> r.limit(limit));
    assertComplete(pages, each -> true);
    assertThat(pages).allSatisfy(page -> assertThat(page.size()).isLessThanOrEqualTo(limit));
  }

  @Test
  void segmentsSideBySideFindAllOnce() {
    List<List<Map<String, AttributeValue>>> pages = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int segment = i;
      pages.addAll(scan(r -> r.segment(segment).totalSegments(3)));
    }
    assertComplete(pages, each -> true);
  }

  @Test
  void whatIsFilteredOutCountsTowardsThePage() {
    List<ScanResponse> pages = new ArrayList<>();
    List<List<Map<String, AttributeValue>>> found =
        scan(
            r ->
                r.filterExpression("#odd = :odd")
                    .expressionAttributeNames(Map.of("#odd", "odd"))
                    .expressionAttributeValues(Map.of(":odd", text("true"))),
            pages);
    assertComplete(found, item -> requireNonNull(item.get("odd")).s().equals("true"));
    assertThat(pages.stream().mapToInt(ScanResponse::scannedCount).sum()).isEqualTo(ITEMS);
  }

  @Test
  void countsAreOfPagesAsWell() {
    List<ScanResponse> pages = new ArrayList<>();
    scan(r -> r.select("COUNT"), pages);
    assertThat(pages.stream().mapToInt(ScanResponse::count).sum()).isEqualTo(ITEMS);
    assertThat(pages).hasSizeGreaterThan(5).noneMatch(ScanResponse::hasItems);
  }

  @Test
  void aScanOfAnIndexFindsAllOnce() {
    assertComplete(scan(r -> r.indexName("byCity")), each -> true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aQueryFindsAllOnceInOrder(boolean forward) {
    Comparator<String> order = forward ? Comparator.naturalOrder() : Comparator.reverseOrder();
    for (String customer : List.of("C0", "C1", "C2")) {
      var pages = query(r -> r.scanIndexForward(forward), "customer", customer);
      assertComplete(pages, item -> requireNonNull(item.get("customer")).s().equals(customer));
      assertThat(ids(pages)).isSortedAccordingTo(order);
    }
  }

  @Test
  void aQueryOfAnIndexFindsAllOnce() {
    for (String city : List.of("city-0", "city-1")) {
      assertComplete(
          query(r -> r.indexName("byCity"), "city", city),
          item -> requireNonNull(item.get("city")).s().equals(city));
    }
  }

  @Test
  void aBatchIsAnsweredInParts() {
    List<String> wanted = STORED.keySet().stream().limit(100).toList();
    Map<String, KeysAndAttributes> left =
        Map.of(
            "Parcels",
            KeysAndAttributes.builder()
                .keys(wanted.stream().map(id -> key(requireNonNull(STORED.get(id)))).toList())
                .build());
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    while (!left.isEmpty()) {
      Map<String, KeysAndAttributes> asked = left;
      var answer = ENGINE.client().batchGetItem(r -> r.requestItems(asked));
      assertThat(answer.responses().get("Parcels")).isNotEmpty();
      found.addAll(answer.responses().get("Parcels"));
      left = answer.unprocessedKeys();
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(wanted.stream().map(STORED::get).toList());
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of("customer", item.get("customer"), "parcel", item.get("parcel"));
  }

  /** Whatever their sizes, no more is asked for than fits if all are as the largest. */
  @Test
  void noPartIsMoreThanFits() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<Integer> sizes =
          IntStream.range(0, 1 + random.nextInt(3_000))
              .map(i -> random.nextInt(50) == 0 ? LARGEST : random.nextInt(2_000))
              .boxed()
              .toList();
      assertFits(sizes);
    }
  }

  private static void assertFits(List<Integer> sizes) {
    long largest = sizes.stream().mapToInt(it -> it).max().orElse(0);
    ItemMemory memory = new ItemMemory(() -> largest);
    int[] next = {0};
    Pages pages =
        new Pages(
            memory,
            (after, most) -> {
              assertThat(most * largest).isLessThanOrEqualTo(Pages.MEMORY);
              int until = (int) Math.min(sizes.size(), next[0] + most);
              List<Map<String, software.amazon.dynamodb.services.local.shared.model.AttributeValue>>
                  part = new ArrayList<>();
              for (; next[0] < until; next[0]++) {
                part.add(
                    Map.of(
                        "text",
                        new software.amazon.dynamodb.services.local.shared.model.AttributeValue()
                            .withS("x".repeat(sizes.get(next[0])))));
              }
              return new QueryResponseInfo(part, null);
            });
    assertThat(pages.page(null, null).getReturnedRecords()).isNotEmpty();
  }

  private static List<List<Map<String, AttributeValue>>> scan(
      UnaryOperator<ScanRequest.Builder> how) {
    return scan(how, new ArrayList<>());
  }

  private static List<List<Map<String, AttributeValue>>> scan(
      UnaryOperator<ScanRequest.Builder> how, List<ScanResponse> pages) {
    ScanRequest request = how.apply(ScanRequest.builder().tableName("Parcels")).build();
    ENGINE.client().scanPaginator(request).forEach(pages::add);
    return pages.stream().map(ScanResponse::items).toList();
  }

  private static List<List<Map<String, AttributeValue>>> query(
      UnaryOperator<QueryRequest.Builder> how, String key, String value) {
    QueryRequest request =
        how.apply(
                QueryRequest.builder()
                    .tableName("Parcels")
                    .keyConditionExpression("#key = :value")
                    .expressionAttributeNames(Map.of("#key", key))
                    .expressionAttributeValues(Map.of(":value", text(value))))
            .build();
    List<List<Map<String, AttributeValue>>> pages = new ArrayList<>();
    for (QueryResponse page : ENGINE.client().queryPaginator(request)) {
      pages.add(page.items());
    }
    return pages;
  }

  private static void assertComplete(
      List<List<Map<String, AttributeValue>>> pages,
      Predicate<Map<String, AttributeValue>> wanted) {
    assertThat(pages.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(STORED.values().stream().filter(wanted).toList());
    assertThat(pages).allSatisfy(page -> assertThat(sizeWithoutLast(page)).isLessThan(Pages.BYTES));
  }

  private static List<String> ids(List<List<Map<String, AttributeValue>>> pages) {
    return pages.stream()
        .flatMap(List::stream)
        .map(item -> requireNonNull(item.get("parcel")).s())
        .toList();
  }

  private static long sizeWithoutLast(List<Map<String, AttributeValue>> page) {
    return page.stream()
        .limit(Math.max(0, page.size() - 1))
        .mapToLong(item -> item.containsKey("text") ? length(item.get("text").s()) : 0)
        .sum();
  }

  private static long length(String text) {
    return text.getBytes(UTF_8).length;
  }
}
