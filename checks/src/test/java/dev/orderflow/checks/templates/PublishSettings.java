package dev.orderflow.checks.templates;

import dev.orderflow.checks.templates.SpokenWords.Word;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Role;
import dev.orderflow.localcloud.template.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Who may say what on the bus: its own words, so that nobody speaks in another's name. */
final class PublishSettings {

  private static final String PUBLISH = "events:putevents";
  private static final String SOURCE = "events:source";
  private static final String TYPE = "events:detail-type";

  static final List<Setting> ALL =
      List.of(
          new Setting(
              "a statement that lets publish names the source and the types of the events",
              blueprint ->
                  blueprint.all(Role.class).stream()
                      .flatMap(PublishSettings::publishing)
                      .filter(it -> values(it, SOURCE).size() != 1 || values(it, TYPE).isEmpty())
                      .map(Statement::toString)
                      .toList()),
          new Setting(
              "a function may publish what it publishes, and nothing else",
              blueprint ->
                  blueprint.all(Function.class).stream()
                      .filter(it -> !words(blueprint, it).equals(SpokenWords.of(it.name())))
                      .map(it -> it.name() + " may say " + words(blueprint, it))
                      .toList()));

  private PublishSettings() {}

  private static Set<Word> words(Blueprint blueprint, Function function) {
    Set<Word> words = new HashSet<>();
    blueprint.all(Role.class).stream()
        .filter(role -> role.arn().equals(function.roleArn()))
        .flatMap(PublishSettings::publishing)
        .forEach(
            statement -> {
              for (String source : values(statement, SOURCE)) {
                values(statement, TYPE).forEach(type -> words.add(new Word(source, type)));
              }
            });
    return words;
  }

  private static Stream<Statement> publishing(Role role) {
    return role.statements().stream()
        .filter(it -> it.effect() == Statement.Effect.ALLOW)
        .filter(
            it ->
                it.actions().stream()
                    .anyMatch(action -> action.toLowerCase(Locale.ROOT).equals(PUBLISH)));
  }

  /** Empty unless a condition asks for exactly these. */
  private static List<String> values(Statement statement, String key) {
    return statement.conditions().stream()
        .filter(it -> it.key().equals(key) && it.operator().equals("StringEquals"))
        .flatMap(it -> it.values().stream())
        .toList();
  }
}
