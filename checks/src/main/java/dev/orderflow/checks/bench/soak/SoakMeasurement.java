package dev.orderflow.checks.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a process and its data directory take at one moment; 0 where the operating system does not
 * tell.
 *
 * @param megabytes of memory that is in use by the process
 * @param journals bytes of the queues' journals and of the bus's
 * @param tables bytes of the tables
 * @param rest bytes of mails and of the record of what was taken
 */
record SoakMeasurement(
    long minute,
    int orders,
    long megabytes,
    int files,
    int threads,
    long journals,
    long tables,
    long rest) {

  static final String HEAD =
      "minute   orders  memory MB  files  threads  journals MB  tables MB  mail and record MB";

  static SoakMeasurement of(long minute, int orders, long pid, Path data) throws IOException {
    Path process = Path.of("/proc/" + pid);
    return new SoakMeasurement(
        minute,
        orders,
        status(process, "VmRSS:") / 1024,
        entries(process.resolve("fd")),
        (int) status(process, "Threads:"),
        bytes(data, "queues.journal", "private.journal", "bus.ndjson"),
        bytes(data, "tables"),
        bytes(data, "mail", "logs"));
  }

  private static long status(Path process, String field) throws IOException {
    Path status = process.resolve("status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private static int entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.count();
    }
  }

  private static long bytes(Path data, String... names) throws IOException {
    long bytes = 0;
    for (String name : names) {
      if (Files.exists(data.resolve(name))) {
        try (Stream<Path> files = Files.walk(data.resolve(name))) {
          for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
            bytes += size(file);
          }
        }
      }
    }
    return bytes;
  }

  /** One that was there a moment ago may have been renamed. */
  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  String line() {
    return "%6d %8d %10d %6d %8d %12d %10d %19d"
        .formatted(
            minute, orders, megabytes, files, threads, journals >> 20, tables >> 20, rest >> 20);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("minute", minute);
    json.put("orders", (long) orders);
    json.put("memoryMegabytes", megabytes);
    json.put("files", (long) files);
    json.put("threads", (long) threads);
    json.put("journalBytes", journals);
    json.put("tableBytes", tables);
    json.put("mailAndRecordBytes", rest);
    return json;
  }

  /** How many MB more than at the first of them, of memory alone. */
  static long growth(List<SoakMeasurement> samples) {
    return samples.getLast().megabytes() - samples.getFirst().megabytes();
  }
}
