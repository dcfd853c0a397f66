package dev.ghostlight.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static LoadFacts like(String words) throws ConfigException {
        String text = Sample.SMALL.replace("rollout:", "  b: { like: prod, " + words + " }\nrollout:");
        Config config = ConfigFile.parse("a.yaml", text);
        return LoadConfig.facts(config, config.environment("b"), source -> new Popularity.Uniform(99));
    }

    @Test
    void a_word_given_replaces_the_word_taken_and_leaves_those_beside_it() throws ConfigException {
        LoadFacts facts = like("caches: { c: { expires: { jitter: 10% }, requests: 5/s } }");

        assertThat(facts.caches().getFirst().levels())
                .isEqualTo(new Levels.PerNode(Expiry.afterWrite(7200).withJitter(0.1)));
        assertThat(facts.caches().getFirst().requestsPerSecond()).isEqualTo(5);
        assertThat(facts.fleet().nodes()).isEqualTo(2);
    }

    @Test
    void a_word_that_excludes_another_takes_its_place() throws ConfigException {
        assertThat(like("fleet: { hosts: [a, b, c] }").fleet().nodes()).isEqualTo(3);
        assertThat(like("rollout: { starts: [0s, 7s] }").rollout().spacing())
                .isEqualTo(new Rollout.Spacing.Explicit(new Schedule(Doubles.of(0, 7))));
    }

    @Test
    void a_word_that_has_lost_its_company_is_not_taken_over() throws ConfigException {
        LoadFacts facts = like("caches: { c: { keys: { counts: keys.csv } } }");

        assertThat(facts.caches().getFirst().popularity()).isEqualTo(new Popularity.Uniform(99));
    }

    @Test
    void a_table_gives_way_to_a_word() throws ConfigException {
        assertThat(like("caches: { c: { expires: never } }").caches().getFirst().levels())
                .isEqualTo(new Levels.PerNode(Expiry.never()));
    }

    @Test
    void a_name_without_words_takes_all_of_them_and_a_new_one_is_added() throws ConfigException {
        LoadFacts facts = like("stores: { main-db: , other: { capacity: 5/s } }");

        assertThat(facts.stores()).hasSize(2);
        assertThat(facts.stores().getLast().where().pointer()).isEqualTo("/environments/b/stores/other");
        assertThat(facts.stores().getLast().where().line()).isEqualTo(13);
    }

    @Test
    void words_are_taken_through_several_environments() throws ConfigException {
        String text = Sample.SMALL.replace(
                "rollout:", "  b: { like: c }\n  c: { like: prod, fleet: { nodes: 9 } }\nrollout:");
        Config config = ConfigFile.parse("a.yaml", text);

        assertThat(LoadConfig.facts(config, config.environment("b"), source -> new Popularity.Uniform(1))
                        .fleet()
                        .nodes())
                .isEqualTo(9);
    }
}
