package dev.ghostlight.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.app.config.source.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemsTest {
    private static List<String> problems(String text) {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> ConfigFile.parse("ghostlight.yaml", text));
        assertThat(refused).as("refused: " + text).isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private static List<String> problems(String replaced, String by) {
        assertThat(Sample.SMALL).contains(replaced);
        return problems(Sample.SMALL.replace(replaced, by));
    }

    @Test
    void a_problem_tells_where_what_why_and_the_remedy() {
        assertThat(problems("nodes: 2", "nodes: 050"))
                .containsExactly("ghostlight.yaml:4:14: /environments/prod/fleet/nodes: "
                        + "'050' begins with 0, which some programs read in base 8. Nothing can be forecast from it. "
                        + "Write it without the 0 in front.");
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_the_file() {
        assertThat(problems("""
                        sevrice: s
                        environments:
                          prod:
                            fleet: { nodes: 0, hosts: [a] }
                            stores: { main-db: { capacity: 1000, queue: 5 } }
                            caches:
                              c: { fills-from: main-bd, held: per-nod, expires: { jitter: 10% }, requests: 1/s, keys: { count: 5 } }
                        rollout: { gap: 240, batch: 3, max-unavailable: 1 }
                        forecast: { margin: 120% }
                        """))
                .satisfiesExactly(
                        unknown -> assertThat(unknown).contains("1:1: /sevrice: ", "Did you mean 'service'?"),
                        missing -> assertThat(missing).contains("1:1: 'service' is missing"),
                        nodes -> assertThat(nodes).contains("4:14: ", "'0' is out of range", "count from 1 to 1M"),
                        both -> assertThat(both).contains("4:24: ", "'nodes' and 'hosts' exclude each other"),
                        capacity -> assertThat(capacity).contains("5:26: ", "'1000' has no unit", "1000/s"),
                        queue -> assertThat(queue).contains("5:42: ", "'5' has no unit", "5s", "or unbounded"),
                        store -> assertThat(store).contains("7:12: ", "no store 'main-bd'", "Did you mean main-db?"),
                        held -> assertThat(held).contains("7:33: ", "'per-nod' is not one of per-node, shared"),
                        limit -> assertThat(limit).contains("7:48: ", "none of after-write, after-access"),
                        jitter -> assertThat(jitter).contains("7:59: ", "'jitter' goes only with after-write or"),
                        popularity -> assertThat(popularity)
                                .contains(
                                        "7:89: ", "'popularity' is missing", "zipf(0.9)", "uniform", "counts:", "log:"),
                        gap -> assertThat(gap).contains("8:12: ", "240s is 4m"),
                        both -> assertThat(both).contains("8:32: ", "max-unavailable 1 is less than batch 3"),
                        margin -> assertThat(margin).contains("9:13: ", "'120%' is out of range", "less than 100%"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "gap: 4m; gap: 4m, batch: 3, max-unavailable: 2; max-unavailable 2 is less than batch 3",
                "gap: 4m; gap: 4m, canary: { nodes: 2, watch: 1m }; the canary has 2 of 2 servers",
                "gap: 4m; starts: [0s]; there are 1 starts for 2 servers",
                "gap: 4m; starts: [4s, 2s]; the start 2s is before the one it follows",
                "gap: 4m; starts: []; the list is empty",
                "gap: 4m; gap: 4m, starts: [0s, 1s]; 'gap' and 'starts' exclude each other",
                "gap: 4m; batch: 1; none of gap, starts is there",
                "gap: 4m; gap: [4m]; a list stands where one value belongs",
                "gap: 4m; gap: { a: 4m }; words stand where one value belongs",
                "gap: 4m; gap:; the word has no value",
                "fills-from: main-db; fills-from: man-db; Did you mean main-db?",
                "held: per-node; held: per-node, starts: warm; could not",
                "nodes: 2; hosts: []; the list is empty",
                "nodes: 2; hosts: a; a list belongs",
                "nodes: 2; hosts: { a: b }; a list belongs",
                "nodes: 2; downtime: 1s; none of nodes, hosts",
                "nodes: 2; nodes: 2.5; not a whole number",
                "nodes: 2; nodes: ; the word has no value",
                "nodes: 2; nodes: 2, <<: { a: b }; '<<' is not a word",
                "nodes: 2; nodes: 2, nodes: 3; 'nodes' is written twice, first on line 4",
                "nodes: 2; nodes: !!int 2; the tag",
                "nodes: 2; nodes: !!java.io.File [x]; the tag",
                "nodes: 2; nodes: *n; stands for nothing",
                "nodes: 2; nodes: &n [*n]; stands for nothing",
                "nodes: 2; nodes: 2, ? [a] : b; a word is not plain text",
                "service: s; service: on; Put it in quotes",
                "service: s; service: 12; Put it in quotes",
                "service: s; service: ''; is not a name",
                "service: s; service: \"a\\eb\"; is not a name",
                "service: s; service: a/b; is not a name",
                "uniform; zipf(11); zipf to 10",
                "uniform; zipf(-1); zipf(0.9)",
                "uniform; zip(1); between 0.3 and 1.2, or uniform",
                "count: 12000, popularity: uniform; log: a.log; Write key: PATTERN",
                "count: 12000, popularity: uniform; log: a.log, key: '(a)(b)'; does not say which group is the key",
                "count: 12000, popularity: uniform; log: a.log, key: 'x'; does not say which group is the key",
                "count: 12000, popularity: uniform; log: a.log, key: '(a'; cannot be read",
                "count: 12000, popularity: uniform; popularity: uniform; goes only with count",
                "count: 12000, popularity: uniform; count: 12000; Write one of the four",
                "expires: { after-write: 2h }; expires: nver; or never",
                "expires: { after-write: 2h }; expires: {}; none of after-write",
                "expires: { after-write: 2h }; expires: { after-write: 0s }; duration more than 0s",
            })
    void what_cannot_be_meant_is_refused(String replaced, String by, String message) {
        if (message.equals("could not")) {
            assertThat(problems("held: per-node", "held: per-node\n        starts: warm"))
                    .anySatisfy(problem -> assertThat(problem).contains("'starts' goes only with held: shared"));
            return;
        }
        assertThat(problems(replaced, by == null ? "" : by))
                .anySatisfy(problem -> assertThat(problem).contains(message));
    }

    @Test
    void words_in_quotes_are_text() throws ConfigException {
        assertThat(ConfigFile.parse("a", Sample.SMALL.replace("service: s", "service: \"on\""))
                        .service())
                .isEqualTo("on");
    }

    @Test
    void a_word_without_words_behind_it_is_as_good_as_missing() {
        assertThat(problems("fleet: { nodes: 2 }", "fleet:"))
                .singleElement()
                .asString()
                .contains("none of nodes, hosts is there", "nodes: 50");
    }

    @Test
    void an_environment_like_an_unknown_one_or_itself_is_refused() {
        assertThat(problems("rollout:", "  beta: { like: prd }\nrollout:"))
                .singleElement()
                .asString()
                .contains("there is no environment 'prd'", "Did you mean prod?");
        assertThat(problems("rollout:", "  a: { like: b }\n  b: { like: a }\nrollout:"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("in a circle"));
    }

    @Test
    void a_file_holds_a_hundred_environments_and_no_more() throws ConfigException {
        StringBuilder chain = new StringBuilder("  e1: { like: prod }\n");
        for (int i = 2; i < 100; i++) {
            chain.append("  e").append(i).append(": { like: e").append(i - 1).append(" }\n");
        }
        String hundred = Sample.SMALL.replace("rollout:", chain + "rollout:");
        assertThat(ConfigFile.parse("a", hundred).environmentNames()).hasSize(100);
        assertThat(problems(hundred.replace("rollout:", "  more: { like: prod }\nrollout:")))
                .singleElement()
                .asString()
                .contains("there are 101 environments, more than 100");
    }

    @Test
    void a_problem_that_is_taken_over_is_told_once() {
        assertThat(problems("rollout: { gap: 4m }", "  b: { like: prod }\nrollout: { gap: 4 }"))
                .hasSize(1);
        assertThat(problems("rollout: { gap: 4m }", "  b: { like: prod, rollout: { batch: 2 } }"))
                .satisfiesExactly(
                        prod -> assertThat(prod).contains("/environments/prod/rollout: it is not said how"),
                        b -> assertThat(b).contains("/environments/b/rollout: none of gap, starts is there"));
        assertThat(problems("rollout: { gap: 4m }", ""))
                .singleElement()
                .asString()
                .contains("rollout: { gap: 4m }");
    }

    @Test
    void without_an_environment_nothing_can_be_forecast() {
        assertThat(problems("service: s\nenvironments: {}\nrollout: { gap: 1s }"))
                .singleElement()
                .asString()
                .contains("'environments' has nothing behind it");
        assertThat(problems("")).hasSize(2);
        assertThat(problems("- a")).singleElement().asString().contains("a list stands where words belong");
        assertThat(problems("text")).singleElement().asString().contains("'text' stands where words belong");
    }

    @Test
    void characters_that_a_terminal_acts_upon_are_shown_as_codes() {
        assertThat(problems("service: \"\\e[31m\\u202e\"\n"))
                .allSatisfy(problem -> assertThat(problem).doesNotContain("\u001b", "\u202e"));
        assertThat(problems("\"a\\e[31m\\nb\": 1\n"))
                .allSatisfy(problem -> assertThat(problem).doesNotContain("\u001b", "\n"));
    }

    @Test
    void an_environment_is_chosen_by_name_or_when_there_is_no_doubt() throws ConfigException {
        Config one = ConfigFile.parse("a", Sample.SMALL.replace("prod:", "live:"));
        assertThat(one.environment(null).name()).isEqualTo("live");
        Config two = ConfigFile.parse("a", Sample.SMALL.replace("rollout:", "  beta: { like: prod }\nrollout:"));
        assertThat(two.environment(null).name()).isEqualTo("prod");
        assertThat(two.environment("beta").name()).isEqualTo("beta");
        assertThatThrownBy(() -> two.environment("bata")).hasMessageContaining("Did you mean beta?");
        Config unclear = ConfigFile.parse(
                "a", Sample.SMALL.replace("prod:", "live:").replace("rollout:", "  beta: { like: live }\nrollout:"));
        assertThatThrownBy(() -> unclear.environment(null)).hasMessageContaining("--env: live, beta");
    }
}
