package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.template.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What GetFunction tells of a function. */
record FunctionConfiguration(Function template, FunctionSettings settings) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  /** Digests of code that several functions may share, and that is large. */
  private static final Map<Code, Code.Digest> DIGESTS = new ConcurrentHashMap<>();

  private record Code(Path path, FileTime changed) {

    record Digest(long bytes, String sha256) {}

    static Code at(Path path) throws IOException {
      return new Code(path, Files.getLastModifiedTime(path));
    }

    Digest digest() {
      try {
        byte[] code = Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0];
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return new Digest(code.length, Base64.getEncoder().encodeToString(sha256.digest(code)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Map<String, Object> told() {
    try {
      Code code = Code.at(settings.code());
      return told(code, DIGESTS.computeIfAbsent(code, Code::digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> told(Code code, Code.Digest digest) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("FunctionName", settings.name());
    told.put("FunctionArn", settings.arn());
    told.put("Runtime", template.runtime());
    told.put("RuntimeVersionConfig", Map.of("RuntimeVersionArn", runtimeArn()));
    told.put("Role", template.roleArn());
    told.put("Handler", settings.handler());
    told.put("Description", template.description());
    told.put("CodeSize", digest.bytes());
    told.put("CodeSha256", digest.sha256());
    told.put("LastModified", TIME.format(code.changed().toInstant()));
    told.put(
        "RevisionId",
        UUID.nameUUIDFromBytes(digest.sha256().getBytes(StandardCharsets.US_ASCII)).toString());
    told.put("Timeout", settings.timeout().toSeconds());
    told.put("MemorySize", settings.memoryMegabytes());
    told.put("EphemeralStorage", Map.of("Size", 512));
    told.put("Architectures", List.of("x86_64"));
    told.put("PackageType", "Zip");
    told.put("TracingConfig", Map.of("Mode", template.tracing()));
    told.put("SnapStart", Map.of("ApplyOn", "None", "OptimizationStatus", "Off"));
    told.put("LoggingConfig", Map.of("LogFormat", "Text", "LogGroup", settings.logGroup()));
    template
        .asyncInvocation()
        .deadLetterArn()
        .ifPresent(arn -> told.put("DeadLetterConfig", Map.of("TargetArn", arn)));
    if (!settings.variables().isEmpty()) {
      told.put("Environment", Map.of("Variables", settings.variables()));
    }
    told.put("State", "Active");
    told.put("LastUpdateStatus", "Successful");
    told.put("Version", "$LATEST");
    return told;
  }

  private String runtimeArn() {
    return "arn:aws:lambda:us-east-1::runtime:" + template.runtime();
  }
}
