package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotEnoughSeenTest {
    private final JudgedFleet fleet = new JudgedFleet();

    private List<Finding> found() {
        return fleet.found("not-enough-seen");
    }

    @Test
    void a_changed_node_that_writes_nothing_is_no_good_sign() {
        fleet.lacks(0, 0, 600);

        assertThat(found()).extracting(Finding::what).containsExactly("node-0 has written nothing since the change.");
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
    }

    @Test
    void nor_is_one_that_writes_next_to_nothing() {
        fleet.lacks(0, 0, 600).says(0, 3, JudgedFleet.ORDER);

        assertThat(found())
                .extracting(Finding::what)
                .containsExactly("node-0 has written 1 record since the change, where 20 are usual for a node.");
    }

    @Test
    void without_anything_known_nothing_is_promoted() {
        fleet.alone().lacks(0, -3_600, 0);

        assertThat(found()).extracting(Finding::what).contains("Nothing is known of the time before: not one record.");
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
    }

    @Test
    void it_is_held_until_it_was_watched_as_long_as_it_should_be() {
        fleet.watched(900);
        assertThat(found())
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).startsWith("Wait 5 m"));

        fleet.watched(500);
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }
}
