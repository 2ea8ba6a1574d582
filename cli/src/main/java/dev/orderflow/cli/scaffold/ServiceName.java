package dev.orderflow.cli.scaffold;

import dev.orderflow.cli.terminal.CommandException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A service's name.
 *
 * @param name as queues and the folder have it, such as {@code gift-cards}
 */
record ServiceName(String name) {

  /**
   * @throws CommandException if it is no name for a folder, a queue and a Java package
   */
  ServiceName {
    if (!name.matches("[a-z][a-z0-9]*+(?:-[a-z][a-z0-9]*+)*+") || name.length() < 3) {
      throw CommandException.unusable(
          "name '%s': must be lower-case words of letters and digits joined by hyphens, of 3 to 30"
                  .formatted(name)
              + " characters in all");
    }
    if (name.length() > 30) {
      throw CommandException.unusable("name: must have at most 30 characters");
    }
    if (SourceVersion.isKeyword(name)) {
      throw CommandException.unusable("name '" + name + "': is a word of the Java language");
    }
  }

  /** Such as {@code giftcards}. */
  String packageName() {
    return name.replace("-", "");
  }

  /** Such as {@code GiftCards}. */
  String capitalised() {
    return Arrays.stream(name.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** The text with this name in its places. */
  String into(String text) {
    return text.replace("{{name}}", name)
        .replace("{{Name}}", capitalised())
        .replace("{{package}}", packageName());
  }
}
