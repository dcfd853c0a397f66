package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final String REFUSED = "ERROR connection refused: closing";

    private final JudgedFleet fleet = new JudgedFleet();

    private JudgedSignature of(String text) {
        return fleet.judged().signatures().stream()
                .filter(signature -> signature.sample().contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void when_nothing_is_new_and_nothing_worse_it_is_promoted() {
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
        assertThat(fleet.judged().findings()).isEmpty();
        assertThat(of("order").kind()).isEqualTo(SignatureClass.KNOWN);
    }

    @Test
    void a_new_error_holds_since_its_first_occurrence() {
        fleet.says(0, 140, "ERROR cannot reach store 17");

        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
        assertThat(fleet.judged().decidedAtMillis())
                .isEqualTo(Logs.CHANGE.plusSeconds(140).toEpochMilli());
        assertThat(of("store 17").kind()).isEqualTo(SignatureClass.NEW);
    }

    @Test
    void the_gravest_reason_decides() {
        fleet.says(0, 20, "ERROR cannot store order").marked("ERROR cannot store order", Mark.Meaning.WATCH, "look");
        for (double second : new double[] {70, 140, 210}) {
            fleet.says(0, second, "ERROR cannot reach store 17");
        }

        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
        assertThat(fleet.judged().findings()).hasSize(2);
        assertThat(fleet.judged().findings().getFirst().hazard()).isEqualTo("new-error");
    }

    @Test
    void an_error_that_a_learnt_release_has_is_known() {
        BaselineLearner learner = new BaselineLearner(Logs.fingerprinter(), "1.0", List.of());
        Logs.each(List.of(Logs.at(-90_000, "ERROR cannot reach store 3")), record -> learner.take("old", record));
        fleet.says(0, 140, "ERROR cannot reach store 17").knows(learner.learnt());

        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }

    @Test
    void a_new_message_that_is_no_error_is_told_and_holds_nothing() {
        fleet.says(0, 140, "INFO the new thing started");

        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
        assertThat(of("new thing").kind()).isEqualTo(SignatureClass.NEW);
    }

    @Test
    void what_belongs_to_every_deploy_is_named_so_around_one_and_new_at_another_time() {
        BaselineLearner learner = new BaselineLearner(
                Logs.fingerprinter(),
                "1.0",
                List.of(Logs.CHANGE.minusSeconds(86_400).toEpochMilli()));
        Logs.each(List.of(Logs.at(-86_390, REFUSED)), record -> learner.take("old", record));
        fleet.knows(learner.learnt()).says(0, 3, REFUSED);
        assertThat(of("refused").kind()).isEqualTo(SignatureClass.DEPLOY_NOISE);
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);

        fleet.says(0, 590, REFUSED);
        assertThat(fleet.judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
    }
}
