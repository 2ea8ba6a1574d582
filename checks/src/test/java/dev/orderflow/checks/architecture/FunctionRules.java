package dev.orderflow.checks.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import dev.orderflow.checks.architecture.broken.orders.Clockwork;
import dev.orderflow.checks.architecture.broken.orders.Loud;
import dev.orderflow.checks.architecture.broken.orders.Peeking;
import dev.orderflow.checks.architecture.broken.orders.Scribe;
import dev.orderflow.checks.architecture.broken.orders.Sleepy;
import dev.orderflow.checks.architecture.broken.services.reckless.Reckless;
import java.util.List;
import java.util.Set;

/** What code that runs in functions leaves alone, below a root package. */
final class FunctionRules {

  /** Calls whose answer no test could choose. */
  private static final Set<String> WHIMS =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  /** Lambda bills the time. A read that waits for a change has one such call, in its Pause. */
  private static final Set<String> WAITS =
      Set.of(
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep",
          "java.util.concurrent.locks.LockSupport.park",
          "java.util.concurrent.locks.LockSupport.parkNanos",
          "java.util.concurrent.locks.LockSupport.parkUntil",
          "java.lang.Object.wait");

  private static final Set<String> SURROUNDINGS =
      Set.of("java.lang.System.getenv", "java.lang.System.getProperty");

  private FunctionRules() {}

  static List<Rule> below(String root) {
    DescribedPredicate<JavaClass> spine =
        resideInAnyPackage(
            root + ".contracts..",
            root + ".kit..",
            root + ".form..",
            root + ".deadletters..",
            root + ".orders..",
            root + ".api..");
    DescribedPredicate<JavaClass> orders = resideInAnyPackage(root + ".orders..", root + ".api..");
    DescribedPredicate<JavaClass> services = resideInAPackage(root + ".services..");
    return List.of(
        never("functions print through Lambda's logger", spine, Loud.class, streams()),
        never("functions know no logging library", spine, Scribe.class, loggers()),
        never(
            "functions do not sleep, but for a read that waits",
            spine.and(not(simpleName("Pause").and(resideInAPackage(root + ".api.read")))),
            Sleepy.class,
            calling(WAITS)),
        never(
            "time and ids are parameters of orders and the API",
            orders,
            Clockwork.class,
            calling(WHIMS)),
        never(
            "orders and the API see their surroundings through kit's Environment",
            orders,
            Peeking.class,
            calling(SURROUNDINGS)),
        never("services print through Lambda's logger", services, Reckless.class, streams()),
        never("services know no logging library", services, Reckless.class, loggers()),
        never("services do not sleep", services, Reckless.class, calling(WAITS)),
        never("time and ids are parameters of services", services, Reckless.class, calling(WHIMS)),
        never(
            "services see their surroundings through kit's Environment",
            services,
            Reckless.class,
            calling(SURROUNDINGS)));
  }

  private static Rule never(
      String name,
      DescribedPredicate<JavaClass> who,
      Class<?> offender,
      ArchCondition<JavaClass> what) {
    return new Rule(name, offender, noClasses().that(who).should(what));
  }

  private static ArchCondition<JavaClass> streams() {
    return ACCESS_STANDARD_STREAMS;
  }

  private static ArchCondition<JavaClass> loggers() {
    return dependOnClassesThat(
        resideInAnyPackage(
                "java.util.logging..",
                "org.slf4j..",
                "org.apache.logging..",
                "org.apache.commons.logging..")
            .or(
                describe(
                    "System.Logger", it -> it.getName().startsWith("java.lang.System$Logger"))));
  }

  private static ArchCondition<JavaClass> calling(Set<String> methods) {
    DescribedPredicate<JavaMethodCall> isOne =
        describe(
            "is one of " + methods,
            it -> methods.contains(it.getTargetOwner().getName() + "." + it.getName()));
    return callMethodWhere(isOne);
  }
}
