package dev.ghostlight.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstFileTest {
    /** What is asked on the command line: ghostlight forecast --nodes 50 --requests 8000/s ... */
    private static final Answers PLAIN = Answers.none()
            .with(Question.NODES, "50")
            .with(Question.REQUESTS, "8000/s")
            .with(Question.KEYS, "3000")
            .with(Question.POPULARITY, "zipf(0.9)")
            .with(Question.TTL, "2h")
            .with(Question.CAPACITY, "1000/s")
            .with(Question.GAP, "0s");

    private static LoadFacts facts(Answers answers) throws ConfigException {
        Config config = ConfigFile.parse("command line", FirstFile.yaml(answers));
        return LoadConfig.facts(config, config.environment(null), source -> new Popularity.Uniform(1));
    }

    @Test
    void a_plain_question_has_all_facts_that_a_forecast_needs() throws ConfigException {
        LoadFacts facts = facts(PLAIN);

        assertThat(facts.fleet().nodes()).isEqualTo(50);
        assertThat(facts.stores().getFirst().capacityPerSecond()).isEqualTo(Quantity.of(1000));
        assertThat(facts.caches().getFirst().popularity()).isEqualTo(new Popularity.Zipf(3000, 0.9));
        assertThat(facts.caches().getFirst().levels()).isEqualTo(new Levels.PerNode(Expiry.afterWrite(7200)));
        assertThat(facts.rollout().spacing()).isEqualTo(new Rollout.Spacing.Uniform(0));
    }

    @Test
    void every_answer_has_its_place() throws ConfigException {
        Answers all = Answers.none();
        for (Question question : Question.values()) {
            all = all.with(question, question.example());
        }

        LoadFacts facts = facts(all);

        assertThat(FirstFile.yaml(all).lines().filter(line -> line.strip().startsWith("#")))
                .as("nothing is left to be given")
                .hasSize(2);
        assertThat(facts.assumptions())
                .extracting(assumption -> assumption.where().pointer())
                .containsExactly(
                        "/environments/prod/balancer/balance", "/environments/prod/stores/stickers-db/late-answers");
    }

    @Test
    void what_was_not_answered_and_is_never_guessed_is_asked_for() {
        assertThatThrownBy(() -> ConfigFile.parse("command line", FirstFile.yaml(Answers.none())))
                .hasMessageContaining("none of nodes, hosts is there")
                .hasMessageContaining("none of after-write")
                .hasMessageContaining("'requests' is missing")
                .hasMessageContaining("none of count, counts, log is there")
                .hasMessageContaining("none of gap, starts is there");
        Answers withoutPopularity = Answers.none().with(Question.KEYS, "5");
        assertThatThrownBy(() -> ConfigFile.parse("command line", FirstFile.yaml(withoutPopularity)))
                .hasMessageContaining("Write one of the four");
    }

    @Test
    void what_was_not_answered_and_may_be_missing_stands_as_a_comment() {
        assertThat(FirstFile.yaml(PLAIN)).contains("\n        # queue: 500ms\n", "\n        capacity: 1000/s\n");
    }

    @Test
    void an_entry_may_stay_for_ever_or_until_there_is_no_room() throws ConfigException {
        assertThat(facts(PLAIN.with(Question.TTL, "never")).caches().getFirst().levels())
                .isEqualTo(new Levels.PerNode(Expiry.never()));
        assertThat(facts(PLAIN.with(Question.TTL, "never").with(Question.MAX_ENTRIES, "10k"))
                        .caches()
                        .getFirst()
                        .levels())
                .isEqualTo(new Levels.PerNode(Expiry.maxEntries(10_000)));
    }

    @ParameterizedTest
    @EnumSource
    void a_hostile_answer_stays_one_value(Question question) {
        for (String answer : new String[] {
            "a: b",
            "x\n  evil: 1",
            "\"",
            "'",
            "{",
            "&a",
            "*a",
            "!!x",
            "# c",
            "- ",
            "\u0000",
            "\ud83d",
            "%",
            "\u001b[31m"
        }) {
            assertThatThrownBy(() -> ConfigFile.parse("command line", FirstFile.yaml(PLAIN.with(question, answer))))
                    .isInstanceOf(ConfigException.class)
                    .message()
                    .doesNotContain("cannot be read", "is not known here", "evil'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "null", "true", "no"})
    void a_name_that_yaml_reads_otherwise_is_put_in_quotes(String name) throws ConfigException {
        String text = FirstFile.yaml(PLAIN.with(Question.SERVICE, name));

        assertThat(ConfigFile.parse("command line", text).service()).isEqualTo(name);
    }

    @Test
    void an_answer_without_characters_is_none() {
        assertThat(Answers.none().with(Question.KEYS, "  ").to(Question.KEYS)).isEmpty();
        assertThat(Answers.none().with(Question.KEYS, " 5 ").to(Question.KEYS)).contains("5");
        assertThat(Question.MAX_ENTRIES.option()).isEqualTo("--max-entries");
    }
}
