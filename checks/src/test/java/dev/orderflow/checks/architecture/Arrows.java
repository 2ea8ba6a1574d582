package dev.orderflow.checks.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import dev.orderflow.checks.architecture.broken.api.Entangled;
import dev.orderflow.checks.architecture.broken.cli.ShortCut;
import dev.orderflow.checks.architecture.broken.contracts.Chatty;
import dev.orderflow.checks.architecture.broken.deadletters.Hasty;
import dev.orderflow.checks.architecture.broken.kit.Heavy;
import dev.orderflow.checks.architecture.broken.localcloud.Biased;
import dev.orderflow.checks.architecture.broken.localcloud.snake.Head;
import dev.orderflow.checks.architecture.broken.orders.Tethered;
import dev.orderflow.checks.architecture.broken.orders.domain.Worldly;
import dev.orderflow.checks.architecture.broken.services.nosy.Clinging;
import dev.orderflow.checks.architecture.broken.services.nosy.Forging;
import dev.orderflow.checks.architecture.broken.services.nosy.Neighbourly;
import dev.orderflow.checks.architecture.broken.services.nosy.domain.Thirsty;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom, below a root package. */
final class Arrows {

  private static final String[] LANGUAGE = {"java..", "org.jspecify.annotations.."};
  private static final String[] FUNCTION_LIBRARIES = {
    "software.amazon.awssdk..", "com.amazonaws.services.lambda.runtime.."
  };

  private static final String TOKENS = "com.nimbusds..";

  private Arrows() {}

  static List<Rule> below(String root) {
    String contracts = root + ".contracts..";
    String kit = root + ".kit..";
    String form = root + ".form..";
    String deadLetters = root + ".deadletters..";
    String orders = root + ".orders..";
    String services = root + ".services..";
    String api = root + ".api..";
    String domain = root + "..domain..";
    String localcloud = root + ".localcloud..";
    String cli = root + ".cli..";
    String checks = root + ".checks..";
    return List.of(
        new Rule("contracts know the JDK alone", Chatty.class, only(contracts, contracts)),
        new Rule(
            "kit knows contracts and what AWS gives to functions",
            Heavy.class,
            only(
                kit,
                of(
                    FUNCTION_LIBRARIES,
                    kit,
                    contracts,
                    "com.fasterxml.jackson.core..",
                    "org.crac"))),
        new Rule(
            "orders know kit, contracts and the order form",
            Tethered.class,
            only(orders, of(FUNCTION_LIBRARIES, orders, kit, contracts, form))),
        new Rule(
            "dead letters know kit and what AWS gives to functions",
            Hasty.class,
            only(deadLetters, of(FUNCTION_LIBRARIES, deadLetters, kit))),
        new Rule(
            "the API knows kit, contracts, the order form and dead letters",
            Entangled.class,
            only(api, of(FUNCTION_LIBRARIES, api, kit, contracts, form, deadLetters))),
        new Rule(
            "the order form and domains know contracts and the JDK",
            Worldly.class,
            classes()
                .that()
                .resideInAnyPackage(domain, form)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(of(LANGUAGE, domain, form, contracts))),
        new Rule(
            "services know kit and contracts",
            Clinging.class,
            only(services, of(FUNCTION_LIBRARIES, services, kit, contracts, TOKENS))),
        new Rule(
            "only live reads tokens",
            Forging.class,
            noClasses()
                .that()
                .resideInAPackage(services)
                .and()
                .resideOutsideOfPackage(root + ".services.live.token..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TOKENS)),
        new Rule(
            "services never know each other",
            Neighbourly.class,
            slices().matching(root + ".services.(*)..").should().notDependOnEachOther()),
        new Rule(
            "a service's domain knows contracts and the JDK",
            Thirsty.class,
            only(root + ".services..domain..", domain, contracts)),
        new Rule(
            "the local cloud knows kit and the engines, and nothing that runs on it",
            Biased.class,
            never(localcloud, contracts, deadLetters, orders, services, api, cli, checks)),
        new Rule(
            "the command line does not know the functions' code",
            ShortCut.class,
            never(cli, orders, services, api, checks)),
        new Rule(
            "packages form no circle, not even by the package that they are all below",
            Head.class,
            slices().matching(root + ".(**)").should().beFreeOfCycles()));
  }

  private static ArchRule only(String who, String... whom) {
    return classes()
        .that()
        .resideInAPackage(who)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(of(LANGUAGE, whom));
  }

  private static ArchRule never(String who, String... whom) {
    return noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(whom);
  }

  private static String[] of(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
