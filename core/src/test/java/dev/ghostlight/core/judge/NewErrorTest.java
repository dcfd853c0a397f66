package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NewErrorTest {
    private static final String ERROR = "ERROR cannot reach store 17";

    private final JudgedFleet fleet = new JudgedFleet();

    private List<Finding> found() {
        return fleet.found("new-error");
    }

    @Test
    void the_first_occurrence_on_one_node_of_twenty_is_a_warning_that_says_where_when_and_what() {
        fleet.says(0, 140, ERROR);

        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.where().toString()).isEqualTo("node-0.log");
            assertThat(finding.where().line()).isEqualTo(6);
            assertThat(finding.what())
                    .contains(
                            "on node-0: it came once (2026-11-20T12:02:20Z, 2 m 20 s after the change, line 6)",
                            "nor on any of 19 unchanged nodes",
                            "'cannot reach store 17'");
            assertThat(finding.remedy()).contains("comes a third time", "judge mark v1:");
        });
    }

    @Test
    void the_third_separate_time_is_danger_and_says_how_unlikely_it_is_by_chance() {
        fleet.says(0, 70, ERROR).says(0, 140, ERROR);
        assertThat(found()).extracting(Finding::severity).containsExactly(Severity.WARNING);

        fleet.says(0, 210, ERROR);
        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.DANGER);
            assertThat(finding.effect()).startsWith("It came 3 separate times");
            assertThat(finding.evidence()).contains(new Evidence("episodes", 3));
        });
    }

    @Test
    void many_lines_at_once_are_one_time() {
        fleet.goesOn(0, 70, 100, 1, ERROR);

        assertThat(found()).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void a_trace_and_a_message_without_a_level_that_names_an_error_are_errors_too() {
        fleet.says(0, 140, "INFO java.lang.IllegalStateException: no store\n\tat a.B.c(B.java:1)");
        fleet.says(0, 155, "store is unreachable");

        assertThat(found()).hasSize(2);
    }

    @Test
    void what_is_known_from_before_or_is_on_another_node_or_no_error_is_not_found() {
        fleet.says(3, -1_000, "ERROR cannot reach store 5").says(0, 140, ERROR);
        fleet.says(4, 300, "ERROR cannot store the order").says(0, 150, "ERROR cannot store the order");
        fleet.says(0, 160, "INFO the new thing started").says(0, 170, "WARN cache miss");

        assertThat(found()).isEmpty();
    }

    @Test
    void who_said_that_one_is_enough_has_danger_at_once() {
        fleet.says(0, 140, ERROR).newErrorIsEnough();

        assertThat(found()).extracting(Finding::severity).containsExactly(Severity.DANGER);
    }

    @Test
    void what_a_person_marked_is_not_found_here() {
        fleet.says(0, 140, ERROR).marked(ERROR, Mark.Meaning.HARMLESS, "it tries again");

        assertThat(fleet.judged().findings()).isEmpty();
    }
}
