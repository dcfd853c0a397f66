package dev.ghostlight.core.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.core.judge.BaselineText.DamagedBaseline;
import dev.ghostlight.core.judge.errors.assemble.Level;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BaselineTest {
    private static final List<String> LINES = List.of(
            Logs.at(-3_600, "INFO started"),
            Logs.at(-3_000, "INFO order 17 stored"),
            Logs.at(-2_990, "INFO order 18 stored"),
            Logs.at(-10, "WARN connection refused"),
            Logs.at(20, "ERROR connection refused\tin\\the cache"),
            Logs.at(600, "INFO order 19 stored"));

    private static Baseline learnt(String node, List<String> lines, Long... deploys) {
        BaselineLearner learner = new BaselineLearner(Logs.fingerprinter(), "1.0", List.of(deploys));
        Logs.each(lines, record -> learner.take(node, record));
        return learner.learnt();
    }

    private static String written(Baseline baseline) {
        return BaselineText.written(baseline, "words-1");
    }

    private static KnownSignature of(Baseline baseline, String line) {
        Fingerprint fingerprint =
                Logs.fingerprinter().of(Logs.records(List.of(line)).getFirst());
        return baseline.signature(fingerprint).orElseThrow();
    }

    @Test
    void what_was_written_is_read_again() throws Exception {
        Baseline baseline = learnt("node-1", LINES, Logs.CHANGE.toEpochMilli())
                .with(new Mark(new Fingerprint(17), Mark.Meaning.WATCH, "it broke\tthe\nshop \\ twice", 42));

        Baseline read = BaselineText.read(written(baseline), "words-1");

        assertThat(written(read)).isEqualTo(written(baseline));
        assertThat(List.copyOf(read.marks())).isEqualTo(List.copyOf(baseline.marks()));
        assertThat(read.learnt()).isEqualTo(baseline.learnt());
        assertThat(List.copyOf(read.signatures())).isEqualTo(List.copyOf(baseline.signatures()));
    }

    @Test
    void the_sum_of_two_is_what_one_would_have_learnt_from_both_in_any_order() {
        Random random = new Random(7);
        List<String> some = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String line = Logs.at(i, "INFO order " + i + " stored for user" + random.nextInt(40));
            (random.nextBoolean() ? some : others).add(line);
        }
        Baseline sum = learnt("a", some).plus(learnt("b", others));
        BaselineLearner both = new BaselineLearner(Logs.fingerprinter(), "1.0", List.of());
        Logs.each(others, record -> both.take("b", record));
        Logs.each(some, record -> both.take("a", record));

        assertThat(sum.model().written()).isEqualTo(both.learnt().model().written());
        assertThat(List.copyOf(sum.signatures()))
                .isEqualTo(List.copyOf(both.learnt().signatures()));
        assertThat(written(learnt("b", others).plus(learnt("a", some)))).isEqualTo(written(sum));
    }

    @Test
    void what_comes_around_a_deploy_only_is_its_noise() {
        Baseline baseline = learnt("node-1", LINES, Logs.CHANGE.toEpochMilli());

        assertThat(of(baseline, "WARN connection refused").isDeployNoise()).isTrue();
        assertThat(of(baseline, "INFO order 1 stored").isDeployNoise()).isFalse();
        assertThat(of(baseline, "INFO order 1 stored").count()).isEqualTo(3);
    }

    @Test
    void it_knows_how_grave_a_signature_is_and_how_bursty() {
        KnownSignature order = of(learnt("node-1", LINES), "INFO order 1 stored");

        assertThat(order.level()).isEqualTo(Level.INFO);
        assertThat(order.squares()).as("two in one window, one in another").isEqualTo(5);
    }

    @Test
    void the_later_of_two_marks_holds() {
        Mark before = new Mark(new Fingerprint(1), Mark.Meaning.STOP, "why", 1);
        Mark later = new Mark(new Fingerprint(1), Mark.Meaning.HARMLESS, "fixed", 2);

        assertThat(Baseline.NOTHING
                        .with(later)
                        .plus(Baseline.NOTHING.with(before))
                        .marks())
                .containsExactly(later);
        assertThat(Baseline.NOTHING.with(later).without(new Fingerprint(1)).marks())
                .isEmpty();
    }

    @Test
    void damage_is_refused_with_its_line() {
        String written = written(learnt("node-1", LINES));

        assertThatThrownBy(() -> BaselineText.read(written, "words-2"))
                .isInstanceOf(DamagedBaseline.class)
                .hasMessageContaining("2: it was learnt by the list of words 'words-1'");
        assertThatThrownBy(() -> BaselineText.read("nonsense\n", "words-1"))
                .isInstanceOf(DamagedBaseline.class)
                .hasMessageContaining("1: it does not begin with");
        assertThatThrownBy(() -> BaselineText.read(written.replace("signature\tv1:", "signature\tv9:"), "words-1"))
                .isInstanceOf(DamagedBaseline.class)
                .hasMessageContaining("is damaged");
        for (int end = 0; end < written.length(); end++) {
            String cut = written.substring(0, end);
            assertThatThrownBy(() -> BaselineText.read(cut, "words-1"))
                    .as("cut at %d: %s", end, cut)
                    .isInstanceOf(DamagedBaseline.class);
        }
    }
}
