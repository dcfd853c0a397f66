package dev.ghostlight.core.judge.errors.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TemplateModelTest {
    private static final long SEED = 20_261_127;
    private static final WordList WORDS =
            new WordList(List.of("session", "opened", "closed", "for", "user", "from", "failed", "password"));

    @Test
    void it_does_not_depend_on_the_order_of_the_messages() {
        Random random = new Random(SEED);
        List<String> lines = lines(random);
        String first = written(lines);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(lines, random);
            assertThat(written(lines)).as("seed %s", SEED).isEqualTo(first);
        }
    }

    @Test
    void the_sum_of_two_models_is_the_model_of_both() {
        List<String> lines = lines(new Random(SEED));
        for (int cut : new int[] {0, 1, 500, 1_999, 2_000}) {
            TemplateModel sum = model(lines.subList(0, cut));
            sum.add(model(lines.subList(cut, lines.size())));
            assertThat(sum.written()).as("seed %s, cut %s", SEED, cut).isEqualTo(written(lines));
        }
    }

    @Test
    void a_model_that_is_full_keeps_the_same_shapes_in_any_order_and_of_any_parts() {
        List<String> words = List.of("session", "opened", "closed", "for", "user", "from", "failed", "password");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int left = i, place = 0; place < 4; place++, left /= 8) {
                line.append(words.get(left % 8)).append(' ');
            }
            lines.add(line.append("zork").toString());
        }
        TemplateModel model = learnt(lines, new TemplateModel(1_000));
        TemplateModel sum = learnt(lines.subList(2_500, lines.size()), new TemplateModel(1_000));
        sum.add(learnt(lines.subList(0, 2_500), new TemplateModel(1_000)));
        assertThat(model.size()).isEqualTo(1_000);
        assertThat(learnt(lines.reversed(), new TemplateModel(1_000)).written()).isEqualTo(model.written());
        assertThat(sum.written()).isEqualTo(model.written());
    }

    @Test
    void the_names_that_are_kept_at_a_place_do_not_depend_on_the_order() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            lines.add("session opened for user zork"
                    + Integer.toString(i % 200, 26).replaceAll("[0-9]", "q"));
        }
        TemplateModel model = model(lines);
        assertThat(model.written().lines().skip(1).findFirst().orElseThrow().split("\t"))
                .hasSize(Names.KEPT + 1);
        assertThat(written(lines.reversed())).isEqualTo(model.written());
    }

    @Test
    void what_was_written_down_is_read_again() {
        TemplateModel model = model(lines(new Random(SEED)));
        assertThat(TemplateModel.read(model.written()).written()).isEqualTo(model.written());
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        List<String> words = List.of("session opened for user", "session closed for user", "failed password from");
        for (int i = 0; i < 2_000; i++) {
            lines.add(words.get(random.nextInt(3)) + " zz" + (char) ('a' + random.nextInt(26))
                    + (char) ('a' + random.nextInt(26)) + " " + random.nextInt(100));
        }
        return lines;
    }

    private static TemplateModel model(List<String> lines) {
        return learnt(lines, new TemplateModel());
    }

    private static TemplateModel learnt(List<String> lines, TemplateModel model) {
        Tokenizer tokenizer = new Tokenizer(WORDS);
        lines.forEach(line -> model.add(tokenizer.read("", line)));
        return model;
    }

    private static String written(List<String> lines) {
        return model(lines).written();
    }
}
