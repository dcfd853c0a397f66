package dev.ghostlight.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the architecture, for the code below a root package.
 *
 * @param root {@code dev.ghostlight}, or the package of the planted faults
 */
record Gates(String root) {
    /**
     * The features of the core that may see more than {@code model}, and what they may see; every other sees no other.
     */
    private static final Map<String, Set<String>> SEES = Map.of(
            "hazards", Set.of("change", "incident", "judge", "ledger", "load", "migration", "rollout"),
            "testing", Set.of("load"));

    private static final Set<String> PACKAGES_OF_THE_BASE =
            Object.class.getModule().getPackages();

    ArchRule packages_have_no_cycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    ArchRule core_sees_only_itself_and_the_base() {
        return classes()
                .that(areInCore())
                .should()
                .onlyDependOnClassesThat(areInCore()
                        .or(resideInAnyPackage("org.jspecify.annotations"))
                        .or(DescribedPredicate.describe(
                                "are in java.base",
                                type -> PACKAGES_OF_THE_BASE.contains(
                                                type.getBaseComponentType().getPackageName())
                                        || type.getBaseComponentType().isPrimitive())));
    }

    ArchRule core_does_nothing_to_the_world() {
        return noClasses()
                .that(areInCore())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.nio.channels..")
                                .or(assignableTo(Thread.class))
                                .or(assignableTo(Executor.class)));
    }

    ArchRule core_features_see_each_other_only_through_the_model() {
        return classes().that(areInCore()).should(seeOnlyTheFeaturesOfTheTable());
    }

    ArchRule packages_are_null_marked() {
        return classes().should(beInANullMarkedPackage());
    }

    ArchRule only_the_command_line_prints() {
        return noClasses()
                .that(not(resideInAPackage(root + ".app.cli")))
                .should()
                .accessTargetWhere(target(nameMatching("out|err"))
                        .and(target(owner(assignableTo(System.class))))
                        .or(target(nameMatching("printStackTrace")).and(target(owner(assignableTo(Throwable.class))))));
    }

    ArchRule nothing_logs_to_the_logger_of_the_jdk() {
        return noClasses().should().dependOnClassesThat(resideInAPackage("java.util.logging.."));
    }

    ArchRule time_and_chance_are_injected() {
        return noClasses()
                .that(not(resideInAPackage(root + ".app.cli")))
                .should()
                .accessTargetWhere(isAClockASleepOrChance());
    }

    ArchRule exceptions_say_what_they_are() {
        // A named exception calls the constructor of the one it extends.
        return noClasses()
                .that(not(assignableTo(Throwable.class)))
                .should()
                .callConstructorWhere(target(owner(DescribedPredicate.describe(
                        "Throwable, Exception, RuntimeException or Error",
                        (JavaClass type) -> type.isEquivalentTo(Throwable.class)
                                || type.isEquivalentTo(Exception.class)
                                || type.isEquivalentTo(RuntimeException.class)
                                || type.isEquivalentTo(Error.class)))));
    }

    ArchRule names_say_what_a_class_is() {
        return noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)");
    }

    private DescribedPredicate<JavaClass> areInCore() {
        return resideInAPackage(root + ".core..");
    }

    private static DescribedPredicate<JavaAccess<?>> isAClockASleepOrChance() {
        Set<String> now = Set.of(
                "currentTimeMillis", "nanoTime", "now", "sleep", "random", "systemUTC", "system", "systemDefaultZone");
        Set<String> random = Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.Date");
        return DescribedPredicate.describe("reads a clock, sleeps or draws by chance", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean seedless = access.getTarget()
                            instanceof com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget constructor
                    && constructor.getRawParameterTypes().isEmpty();
            return (random.contains(owner) && seedless)
                    || owner.equals("java.util.concurrent.ThreadLocalRandom")
                    || owner.equals("java.security.SecureRandom")
                    || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                    || (now.contains(name) && (owner.startsWith("java.lang.") || owner.startsWith("java.time.")));
        });
    }

    private ArchCondition<JavaClass> seeOnlyTheFeaturesOfTheTable() {
        return new ArchCondition<>("see other features only through model, or as the table says") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String feature = feature(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> areInCore().test(dependency.getTargetClass()))
                        .filter(dependency -> !maySee(feature, feature(dependency.getTargetClass())))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean maySee(String feature, String other) {
        return other.equals(feature)
                || (other.equals("model") && !feature.equals("model"))
                || SEES.getOrDefault(feature, Set.of()).contains(other);
    }

    private String feature(JavaClass type) {
        String below = type.getPackageName().substring((root + ".core").length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage of = type.getPackage();
                if (!of.isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, of.getName() + " is not @NullMarked"));
                }
            }
        };
    }
}
