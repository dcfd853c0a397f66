package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WentSilentTest {
    private static final String MAIL = "INFO mail sent";

    private final JudgedFleet fleet = new JudgedFleet().all(-3_600, 0, 15, MAIL);

    private List<Finding> found() {
        return fleet.found("went-silent");
    }

    @Test
    void what_no_more_comes_on_the_changed_node_only_holds_and_says_how_many_were_to_be_expected() {
        fleet.others(0, 600, 15, MAIL);

        assertThat(found()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.what()).contains("'mail sent'", "none came");
            assertThat(finding.effect()).startsWith("The nodes that were not changed go on with it.");
        });
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
    }

    @Test
    void what_goes_on_or_stopped_everywhere_is_not_found() {
        assertThat(found()).isEmpty();

        fleet.all(0, 600, 15, MAIL);
        assertThat(found()).isEmpty();
    }

    @Test
    void what_came_too_rarely_to_be_missed_is_not_found() {
        fleet.others(0, 600, 15, MAIL).goesOn(0, 0, 600, 15, MAIL);
        fleet.all(-3_600, 0, 1_700, "INFO cache started").others(0, 600, 1_700, "INFO cache started");

        assertThat(found()).isEmpty();
    }

    @Test
    void what_a_person_marked_as_harmless_may_stop() {
        fleet.others(0, 600, 15, MAIL).marked(MAIL, Mark.Meaning.HARMLESS, "the other service sends them now");

        assertThat(found()).isEmpty();
    }

    @Test
    void without_unchanged_nodes_it_says_that_it_may_have_stopped_everywhere() {
        fleet.alone();

        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.effect()).contains("it may have stopped everywhere"));
    }
}
