package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.template.StreamSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a template says of a stream that feeds a function, resolved.
 *
 * @param streamArn the stream's own, which its table had when it was made
 * @param onFailureUrl the queue that is told of changes that were given up
 */
record StreamSettings(
    String functionName, StreamSource source, String streamArn, Optional<String> onFailureUrl) {

  /** Stays the same when the table is made anew, and so does what is kept under it. */
  String id() {
    return StreamPositions.id(source.streamArn(), functionName);
  }

  Map<String, Object> describe(String functionArn) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("UUID", id());
    mapping.put("EventSourceArn", streamArn);
    mapping.put("FunctionArn", functionArn);
    mapping.put("StartingPosition", source.fromLatest() ? "LATEST" : "TRIM_HORIZON");
    mapping.put("BatchSize", source.batchSize());
    mapping.put("MaximumBatchingWindowInSeconds", source.window().toSeconds());
    mapping.put("ParallelizationFactor", source.parallelization());
    mapping.put("MaximumRetryAttempts", source.maximumRetries().orElse(-1));
    mapping.put(
        "MaximumRecordAgeInSeconds", source.maximumAge().map(age -> age.toSeconds()).orElse(-1L));
    mapping.put("BisectBatchOnFunctionError", source.bisect());
    mapping.put(
        "DestinationConfig",
        source
            .onFailureArn()
            .map(arn -> Map.of("OnFailure", Map.of("Destination", arn)))
            .orElse(Map.of()));
    mapping.put(
        "FunctionResponseTypes",
        source.reportBatchItemFailures() ? List.of("ReportBatchItemFailures") : List.of());
    if (!source.filters().isEmpty()) {
      mapping.put(
          "FilterCriteria",
          Map.of(
              "Filters",
              source.filters().stream().map(pattern -> Map.of("Pattern", pattern)).toList()));
    }
    mapping.put("TumblingWindowInSeconds", 0);
    mapping.put("LastProcessingResult", "No records processed");
    mapping.put("EventSourceMappingArn", EventSource.mappingArn(id()));
    mapping.put("LastModified", EventSource.made());
    mapping.put("State", "Enabled");
    mapping.put("StateTransitionReason", "USER_INITIATED");
    return mapping;
  }
}
