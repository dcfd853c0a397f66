package dev.ghostlight.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the code to the architecture, and every rule to a planted fault, so that one that no longer bites is noticed.
 */
final class ArchitectureTest {
    private static final String ROOT = "dev.ghostlight";
    private static final String PLANTED = ROOT + ".planted";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses FAULTS = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void the_code_of_all_modules_is_seen() {
        assertThat(CODE.contain(ROOT + ".core.model.Finding")).isTrue();
        assertThat(CODE.contain(ROOT + ".app.cli.Main")).isTrue();
        assertThat(CODE.contain(PLANTED + ".app.cli.HarmlessVerb")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("gates")
    void the_code_keeps(String name, Function<Gates, ArchRule> gate, String fault) {
        gate.apply(new Gates(ROOT)).check(CODE);
    }

    @ParameterizedTest
    @MethodSource("gates")
    void the_planted_fault_is_seen_by(String name, Function<Gates, ArchRule> gate, String fault) {
        assertThat(gate.apply(new Gates(PLANTED))
                        .evaluate(FAULTS)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(detail -> assertThat(detail).contains(fault))
                .allSatisfy(detail -> assertThat(detail).doesNotContain("Harmless"));
    }

    static Stream<Arguments> gates() {
        return Stream.of(
                gate("packages_have_no_cycles", Gates::packages_have_no_cycles, "app.report"),
                gate("core_sees_only_itself_and_the_base", Gates::core_sees_only_itself_and_the_base, "java.sql.Date"),
                gate("core_does_nothing_to_the_world", Gates::core_does_nothing_to_the_world, "java.nio.file.Path"),
                gate(
                        "core_features_see_each_other_only_through_the_model",
                        Gates::core_features_see_each_other_only_through_the_model,
                        "core.load.Curve"),
                gate("packages_are_null_marked", Gates::packages_are_null_marked, "core.change is not @NullMarked"),
                gate("only_the_command_line_prints: a stream", Gates::only_the_command_line_prints, "System.out"),
                gate("only_the_command_line_prints: a trace", Gates::only_the_command_line_prints, "printStackTrace"),
                gate("nothing_logs_to_the_logger_of_the_jdk", Gates::nothing_logs_to_the_logger_of_the_jdk, "Logger"),
                gate("time_and_chance_are_injected: time", Gates::time_and_chance_are_injected, "Instant.now()"),
                gate("time_and_chance_are_injected: nanos", Gates::time_and_chance_are_injected, "System.nanoTime()"),
                gate("time_and_chance_are_injected: sleep", Gates::time_and_chance_are_injected, "Thread.sleep("),
                gate(
                        "time_and_chance_are_injected: chance",
                        Gates::time_and_chance_are_injected,
                        "java.util.Random.<init>()"),
                gate("exceptions_say_what_they_are", Gates::exceptions_say_what_they_are, "RuntimeException"),
                gate("names_say_what_a_class_is", Gates::names_say_what_a_class_is, "LoadHelper"));
    }

    private static Arguments gate(String name, Function<Gates, ArchRule> gate, String fault) {
        return Arguments.of(name, gate, fault);
    }
}
