package dev.orderflow.checks.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.orderflow.checks.architecture.broken.orders.Exhibit;
import dev.orderflow.checks.architecture.broken.services.reckless.Idle;
import dev.orderflow.checks.architecture.broken.unmarked.Stray;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What a package shows, and what it promises, below a root package. */
final class Visibility {

  private Visibility() {}

  static List<Rule> below(String root) {
    return List.of(
        new Rule(
            "what orders show is a function, or needed outside its package",
            Exhibit.class,
            neededOutside(root + ".orders..")),
        new Rule(
            "what a service shows is a function, or needed outside its package",
            Idle.class,
            neededOutside(root + ".services..")),
        new Rule(
            "a package is null-marked",
            Stray.class,
            classes().that().resideInAPackage(root + "..").should(new BeNullMarked())));
  }

  private static ArchRule neededOutside(String who) {
    return classes()
        .that()
        .resideInAPackage(who)
        .and()
        .arePublic()
        .and()
        .areNotAssignableTo(RequestStreamHandler.class)
        .should(new NeededOutside());
  }

  private static final class NeededOutside extends ArchCondition<JavaClass> {

    NeededOutside() {
      super("be needed outside their package");
    }

    @Override
    public void check(JavaClass shown, ConditionEvents events) {
      String message = shown.getName() + " is public, yet only its own package knows it";
      events.add(new SimpleConditionEvent(shown, isNeeded(shown) || isNested(shown), message));
    }

    /** A sealed type is needed where one of its cases is. */
    private static boolean isNeeded(JavaClass shown) {
      return Stream.concat(Stream.of(shown), shown.getAllSubclasses().stream())
          .flatMap(it -> it.getDirectDependenciesToSelf().stream())
          .anyMatch(it -> !it.getOriginClass().getPackage().equals(shown.getPackage()));
    }

    /** It shows as much as the type around it, which is held to the rule itself. */
    private static boolean isNested(JavaClass shown) {
      return shown.getEnclosingClass().isPresent();
    }
  }

  private static final class BeNullMarked extends ArchCondition<JavaClass> {

    BeNullMarked() {
      super("be in a package that is null-marked");
    }

    @Override
    public void check(JavaClass held, ConditionEvents events) {
      boolean marked = held.getPackage().isAnnotatedWith(NullMarked.class);
      String message = held.getName() + " is in a package without @NullMarked";
      events.add(new SimpleConditionEvent(held, marked, message));
    }
  }
}
