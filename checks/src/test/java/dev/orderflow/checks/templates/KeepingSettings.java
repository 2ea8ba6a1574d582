package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.LogGroup;
import dev.orderflow.localcloud.template.Table;
import java.util.List;
import java.util.function.Predicate;

/** What is kept, how safely and for how long. */
final class KeepingSettings {

  /** Of these, losing an item does no harm. Any other item may be what a dead letter meets. */
  private static final List<String> MAY_EXPIRE =
      List.of("RateLimits", "Connections", "DiscardedLetters");

  static final List<Setting> ALL =
      List.of(
          new Setting("a table is encrypted", tablesThat(it -> !it.encrypted())),
          new Setting(
              "a table can be restored to a point in time",
              tablesThat(it -> !it.pointInTimeRecovery())),
          new Setting(
              "what guards against repetition never expires",
              tablesThat(
                  it ->
                      it.timeToLiveAttribute().isPresent()
                          && MAY_EXPIRE.stream().noneMatch(it.name()::endsWith))),
          new Setting(
              "a table is protected from deletion",
              tablesThat(it -> !it.request().deletionProtectionEnabled())),
          new Setting(
              "a log group says how long it keeps logs",
              blueprint ->
                  blueprint.all(LogGroup.class).stream()
                      .filter(it -> it.retentionDays().isEmpty())
                      .map(LogGroup::name)
                      .toList()),
          new Setting(
              "a function's log group is described",
              blueprint -> functionsThat(blueprint, it -> !hasLogGroup(blueprint, it))),
          new Setting(
              "a function is traced",
              blueprint -> functionsThat(blueprint, it -> !it.tracing().equals("Active"))));

  private KeepingSettings() {}

  private static boolean hasLogGroup(Blueprint blueprint, Function function) {
    return blueprint.all(LogGroup.class).stream()
        .anyMatch(it -> it.name().equals(function.logGroup()));
  }

  private static java.util.function.Function<Blueprint, List<String>> tablesThat(
      Predicate<Table> violate) {
    return blueprint ->
        blueprint.all(Table.class).stream().filter(violate).map(Table::name).toList();
  }

  private static List<String> functionsThat(Blueprint blueprint, Predicate<Function> violate) {
    return blueprint.all(Function.class).stream().filter(violate).map(Function::name).toList();
  }
}
