package dev.orderflow.checks.bench.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * @param cpuMicros processor time per order
 */
record Rate(double perSecond, long cpuMicros) {

  static Rate ofLine(String line) {
    String[] parts = line.split(" ", -1);
    return new Rate(Double.parseDouble(parts[0]), Long.parseLong(parts[1]));
  }

  String line() {
    return perSecond + " " + cpuMicros;
  }

  static Rate mean(Rate a, Rate b) {
    return new Rate((a.perSecond + b.perSecond) / 2, (a.cpuMicros + b.cpuMicros) / 2);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("perSecond", Math.round(perSecond));
    json.put("cpuMicrosPerOrder", cpuMicros);
    return json;
  }
}
