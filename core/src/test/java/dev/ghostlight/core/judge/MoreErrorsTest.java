package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MoreErrorsTest {
    private static final String ERROR = "ERROR cannot reach store";

    private final JudgedFleet fleet = new JudgedFleet().all(-3_600, 600, 300, ERROR);

    private List<Finding> found() {
        return fleet.found("more-errors");
    }

    @Test
    void an_error_that_is_known_and_steady_is_promoted() {
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }

    @Test
    void twenty_times_as_many_on_the_changed_node_are_danger_with_the_moment_of_proof_and_how_much_at_least() {
        fleet.goesOn(0, 120, 600, 15, ERROR);

        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.DANGER);
            assertThat(finding.what()).contains("on node-0", "'cannot reach store'", "were to be expected");
            assertThat(finding.effect()).contains("proof since 2026-11-20T12:0", "times as frequent");
            assertThat(value(finding, "ratioLow")).isBetween(2.0, 20.0);
            assertThat(value(finding, "eValueMore")).isGreaterThan(50);
        });
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
    }

    @Test
    void as_many_more_on_all_nodes_are_not_found() {
        fleet.all(120, 600, 15, ERROR);

        assertThat(fleet.judged().findings()).isEmpty();
    }

    @Test
    void one_more_burst_of_what_comes_in_bursts_is_not_found() {
        for (int node = 0; node < JudgedFleet.NODES; node++) {
            for (double second = -3_500 + 60 * node; second < 0; second += 900) {
                fleet.goesOn(node, second, second + 10, 1, ERROR);
            }
        }
        fleet.goesOn(0, 120, 130, 1, ERROR);

        assertThat(found()).isEmpty();
    }

    @Test
    void more_of_what_is_no_error_is_not_found() {
        fleet.all(-3_600, 600, 300, "INFO mail sent").goesOn(0, 120, 600, 5, "INFO mail sent");

        assertThat(fleet.judged().findings()).isEmpty();
    }

    @Test
    void more_of_what_a_person_marked_as_harmless_is_not_found() {
        fleet.goesOn(0, 120, 600, 15, ERROR).marked(ERROR, Mark.Meaning.HARMLESS, "it tries again");

        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }

    @Test
    void without_unchanged_nodes_it_is_held_against_the_time_before_and_says_what_that_cannot_tell() {
        fleet.alone().goesOn(0, 120, 600, 15, ERROR);

        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.effect()).contains("No unchanged node was given"));
    }

    private static double value(Finding finding, String name) {
        return finding.evidence().stream()
                .filter(number -> number.name().equals(name))
                .mapToDouble(Evidence::value)
                .findFirst()
                .orElseThrow();
    }
}
