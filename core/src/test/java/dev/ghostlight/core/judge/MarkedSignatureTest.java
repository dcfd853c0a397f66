package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkedSignatureTest {
    private static final String ERROR = "ERROR cannot reach store 17";

    private final JudgedFleet fleet = new JudgedFleet().all(-3_600, 600, 300, ERROR);

    private List<Finding> found() {
        return fleet.found("marked-signature");
    }

    @Test
    void one_occurrence_of_what_is_watched_holds() {
        fleet.marked(ERROR, Mark.Meaning.WATCH, "look at the store");

        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.effect()).contains("'watch'", "look at the store");
        });
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
    }

    @Test
    void one_occurrence_of_what_must_stop_a_rollout_is_reason_enough_to_go_back_though_it_is_known() {
        fleet.marked(ERROR, Mark.Meaning.STOP, "it lost orders");

        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.DANGER);
            assertThat(finding.effect()).contains("'stop'", "it lost orders");
        });
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
    }

    @Test
    void what_is_harmless_or_came_on_other_nodes_only_is_not_found() {
        fleet.marked(ERROR, Mark.Meaning.HARMLESS, "it tries again");
        assertThat(found()).isEmpty();

        fleet.says(3, 100, "ERROR cannot store order").marked("ERROR cannot store order", Mark.Meaning.STOP, "no");
        assertThat(found()).isEmpty();
    }
}
