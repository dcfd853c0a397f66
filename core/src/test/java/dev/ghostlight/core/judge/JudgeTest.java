package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final int NODES = 20;

    private final List<JudgedNode> nodes = new ArrayList<>();
    private final List<List<String>> before = new ArrayList<>();
    private final List<List<String>> after = new ArrayList<>();
    private Baseline known = Baseline.NOTHING;
    private JudgePlan plan = plan(0, false);

    JudgeTest() {
        for (int node = 0; node < NODES; node++) {
            nodes.add(new JudgedNode("node-" + node, "node-" + node + ".log", node == 0));
            before.add(new ArrayList<>());
            after.add(new ArrayList<>());
            for (int second = -3_600; second < 600; second += 30) {
                String line = Logs.at(second + node, "INFO order " + second + " stored");
                (second < 0 ? before : after).get(node).add(line);
            }
        }
    }

    private static JudgePlan plan(double watchSeconds, boolean isNewErrorEnough) {
        return new JudgePlan(Logs.CHANGE.toEpochMilli(), watchSeconds, JudgePlan.FALSE_ALARMS, isNewErrorEnough);
    }

    private Judgement judged() {
        History history = new History(Logs.fingerprinter(), nodes, known);
        for (int node = 0; node < NODES; node++) {
            int each = node;
            Logs.each(before.get(node), record -> history.take(each, record, false));
            if (!nodes.get(node).isChanged()) {
                Logs.each(after.get(node), record -> history.take(each, record, true));
            }
        }
        Judge judge = new Judge(history, plan);
        for (int node = 0; node < NODES; node++) {
            int each = node;
            if (nodes.get(node).isChanged()) {
                Logs.each(after.get(node), record -> judge.take(each, record));
            }
        }
        return judge.judgement();
    }

    private void learn(String line) {
        BaselineLearner learner = new BaselineLearner(Logs.fingerprinter(), "1.0", List.of());
        Logs.each(List.of(line), record -> learner.take("old", record));
        known = known.plus(learner.learnt());
    }

    private static JudgedSignature of(Judgement judgement, String text) {
        return judgement.signatures().stream()
                .filter(signature -> signature.sample().contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void when_nothing_is_new_and_nothing_worse_it_is_promoted() {
        Judgement judgement = judged();

        assertThat(judgement.verdict()).isEqualTo(JudgeVerdict.PROMOTE);
        assertThat(judgement.findings()).isEmpty();
        assertThat(of(judgement, "order").kind()).isEqualTo(SignatureClass.KNOWN);
    }

    @Test
    void a_new_error_on_one_node_of_twenty_holds_at_its_first_occurrence_and_says_where_and_what() {
        after.get(0).add(5, Logs.at(140, "ERROR cannot reach store 17"));

        Judgement judgement = judged();

        assertThat(judgement.verdict()).isEqualTo(JudgeVerdict.HOLD);
        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.hazard()).isEqualTo("new-error");
            assertThat(finding.where().toString()).isEqualTo("node-0.log");
            assertThat(finding.where().line()).isEqualTo(6);
            assertThat(finding.what())
                    .contains(
                            "on node-0: it came once (2026-11-20T12:02:20Z, 2 m 20 s after the change, line 6)",
                            "nor on any of 19 unchanged nodes",
                            "'cannot reach store 17'");
        });
        assertThat(judgement.decidedAtMillis())
                .isEqualTo(Logs.CHANGE.plusSeconds(140).toEpochMilli());
        assertThat(of(judgement, "store 17").kind()).isEqualTo(SignatureClass.NEW);
    }

    @Test
    void at_its_third_separate_episode_it_is_rolled_back() {
        for (int count = 1; count <= 3; count++) {
            // Many lines at once are one episode.
            for (int i = 0; i < 20; i++) {
                after.get(0).add(Logs.at(70 * count + i, "ERROR cannot reach store " + i));
            }
            assertThat(judged().verdict())
                    .as("%d episodes", count)
                    .isEqualTo(count < 3 ? JudgeVerdict.HOLD : JudgeVerdict.ROLLBACK);
        }
    }

    @Test
    void who_said_that_one_new_error_is_enough_goes_back_at_once() {
        after.get(0).add(Logs.at(140, "ERROR cannot reach store 17"));
        plan = plan(0, true);

        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
    }

    @Test
    void an_error_that_a_known_release_or_another_node_has_too_is_no_reason() {
        after.get(0).add(Logs.at(140, "ERROR cannot reach store 17"));
        learn(Logs.at(-90_000, "ERROR cannot reach store 3"));
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);

        known = Baseline.NOTHING;
        after.get(7).add(Logs.at(300, "ERROR cannot reach store 4"));
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }

    @Test
    void a_new_message_that_is_no_error_is_told_and_holds_nothing() {
        after.get(0).add(Logs.at(140, "INFO the new thing started"));

        Judgement judgement = judged();

        assertThat(judgement.verdict()).isEqualTo(JudgeVerdict.PROMOTE);
        assertThat(of(judgement, "new thing").kind()).isEqualTo(SignatureClass.NEW);
    }

    @Test
    void marks_of_people_hold() {
        after.get(0).add(Logs.at(140, "ERROR cannot reach store 17"));
        Mark mark = new Mark(of(judged(), "store 17").fingerprint(), Mark.Meaning.HARMLESS, "it tries again", 0);

        known = Baseline.NOTHING.with(mark);
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);

        known = Baseline.NOTHING.with(new Mark(mark.fingerprint(), Mark.Meaning.WATCH, "look", 0));
        assertThat(judged().findings()).extracting(Finding::hazard).containsExactly("marked-signature");
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.HOLD);

        known = Baseline.NOTHING.with(new Mark(mark.fingerprint(), Mark.Meaning.STOP, "it lost orders", 0));
        learn(Logs.at(-90_000, "ERROR cannot reach store 3"));
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.ROLLBACK);
        assertThat(judged().findings().getFirst().effect()).contains("it lost orders");
    }

    @Test
    void what_belongs_to_every_deploy_is_named_so_around_one_and_new_at_another_time() {
        BaselineLearner learner = new BaselineLearner(
                Logs.fingerprinter(),
                "1.0",
                List.of(Logs.CHANGE.minusSeconds(86_400).toEpochMilli()));
        Logs.each(
                List.of(Logs.at(-86_390, "ERROR connection refused: closing")), record -> learner.take("old", record));
        known = learner.learnt();
        after.get(0).add(0, Logs.at(3, "ERROR connection refused: closing"));
        Judgement judgement = judged();
        assertThat(of(judgement, "refused").kind()).isEqualTo(SignatureClass.DEPLOY_NOISE);
        assertThat(judgement.verdict()).isEqualTo(JudgeVerdict.PROMOTE);

        after.get(0).add(Logs.at(590, "ERROR connection refused: closing"));
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
    }

    @Test
    void silence_is_no_good_sign() {
        after.get(0).clear();
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
        assertThat(judged().findings().getFirst().what()).isEqualTo("node-0 has written nothing since the change.");

        after.get(0).add(Logs.at(3, "INFO order 1 stored"));
        assertThat(judged().findings().getFirst().what())
                .isEqualTo("node-0 has written 1 record since the change, where 20 are usual for a node.");
    }

    @Test
    void without_anything_known_nothing_is_promoted() {
        before.forEach(List::clear);
        for (int node = 1; node < NODES; node++) {
            after.get(node).clear();
        }
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
        assertThat(judged().findings())
                .anySatisfy(finding ->
                        assertThat(finding.what()).isEqualTo("Nothing is known of the time before: not one record."));
    }

    @Test
    void it_is_held_until_it_was_watched_as_long_as_it_should_be() {
        plan = plan(900, false);

        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.HOLD);
        assertThat(judged().findings().getFirst().remedy()).startsWith("Wait 5 m 11 s more");
        plan = plan(500, false);
        assertThat(judged().verdict()).isEqualTo(JudgeVerdict.PROMOTE);
    }
}
