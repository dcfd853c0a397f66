package dev.ghostlight.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.app.config.source.ConfigException;
import dev.ghostlight.core.load.LoadFacts;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Balancer.Balance;
import dev.ghostlight.core.model.Balancer.Hash;
import dev.ghostlight.core.model.Cache;
import dev.ghostlight.core.model.Doubles;
import dev.ghostlight.core.model.Expiry;
import dev.ghostlight.core.model.Fleet;
import dev.ghostlight.core.model.Levels;
import dev.ghostlight.core.model.Margin;
import dev.ghostlight.core.model.Popularity;
import dev.ghostlight.core.model.Prewarm;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Rollout;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.SingleFlight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceFileTest {
    private final List<KeySource> asked = new ArrayList<>();

    private LoadFacts facts(String environment) throws ConfigException {
        Config config = ConfigFile.parse("ghostlight.yaml", ConfigShape.reference());
        return LoadConfig.facts(config, config.environment(environment), source -> {
            asked.add(source);
            return new Popularity.Uniform(7);
        });
    }

    @Test
    void the_example_is_read_as_it_is_written() throws ConfigException {
        LoadFacts facts = facts("prod");

        assertThat(facts.fleet()).isEqualTo(new Fleet(50, 20, 60));
        assertThat(facts.balancer().balance()).isEqualTo(Balance.ROUNDROBIN);
        assertThat(facts.balancer().hash()).isEqualTo(Hash.MAP_BASED);
        assertThat(facts.margin()).isEqualTo(new Margin.Sigmas(3));
        assertThat(facts.horizonSeconds()).isEqualTo(Quantity.of(10_800));
        assertThat(facts.rollout().spacing()).isEqualTo(new Rollout.Spacing.Uniform(240));
        assertThat(facts.rollout().canary()).isEqualTo(new Rollout.Canary(1, 600));
        assertThat(facts.rollout().maxUnavailable()).isEqualTo(2);
        assertThat(facts.stores()).hasSize(2).first().satisfies(store -> {
            assertThat(store.capacityPerSecond()).isEqualTo(Quantity.of(1000));
            assertThat(store.baselinePerSecond()).isEqualTo(200);
            assertThat(store.queueSeconds()).isEqualTo(Quantity.of(0.5));
            assertThat(store.answerSeconds()).isEqualTo(0.005);
            assertThat(store.timeoutSeconds()).isEqualTo(Quantity.of(1));
            assertThat(store.retries()).isEqualTo(2);
            assertThat(store.lateAnswersFill()).isFalse();
        });
    }

    @Test
    void its_caches_are_read_as_they_are_written() throws ConfigException {
        List<Cache> caches = facts("prod").caches();

        assertThat(caches).extracting(Cache::name).containsExactly("sticker-meta", "sticker-pages", "sticker-packs");
        Cache meta = caches.getFirst();
        assertThat(meta.levels())
                .isEqualTo(new Levels.TwoLevel(
                        new Expiry(7200, 0.1, 1800, 3600, 10_000), Expiry.afterWrite(86_400), true));
        assertThat(meta.singleFlight()).isEqualTo(SingleFlight.PER_NODE);
        assertThat(meta.requestsPerSecond()).isEqualTo(8000);
        assertThat(meta.popularity()).isEqualTo(new Popularity.Zipf(12_000, 0.9));
        assertThat(meta.prewarm()).isEqualTo(new Prewarm(300, 100));
        assertThat(caches.get(1).levels()).isEqualTo(new Levels.Shared(Expiry.never(), false));
        assertThat(caches.get(2).popularity()).isEqualTo(new Popularity.Uniform(7));
    }

    @Test
    void its_files_of_keys_are_asked_for() throws ConfigException {
        facts("prod");

        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst()).isInstanceOfSatisfying(KeySource.CountsFile.class, counts -> {
            assertThat(counts.file()).hasToString("keys.csv");
            assertThat(counts.where().pointer()).isEqualTo("/environments/prod/caches/sticker-pages/keys/counts");
        });
        assertThat(asked.getLast()).isInstanceOfSatisfying(KeySource.Log.class, log -> {
            assertThat(log.file()).hasToString("access.log");
            assertThat(log.key()).hasToString("stkId=(?<key>\\w+)");
        });
    }

    @Test
    void an_environment_takes_the_words_of_the_one_it_is_like() throws ConfigException {
        LoadFacts facts = facts("staging");

        assertThat(facts.fleet()).isEqualTo(new Fleet(3, 20, 60));
        assertThat(facts.caches()).hasSize(3);
        assertThat(facts.rollout().spacing())
                .isEqualTo(new Rollout.Spacing.Explicit(new Schedule(Doubles.of(0, 0, 240))));
        assertThat(facts.rollout().canary().nodes()).isEqualTo(1);
        assertThat(facts.stores().getFirst().where().pointer()).isEqualTo("/environments/prod/stores/stickers-db");
    }

    @Test
    void nothing_is_assumed_where_everything_is_given_and_everything_is_told_where_it_is_not() throws ConfigException {
        assertThat(facts("prod").assumptions()).isEmpty();

        Config config = ConfigFile.parse("small.yaml", Sample.SMALL);
        LoadFacts facts = LoadConfig.facts(config, config.environment(null), source -> new Popularity.Uniform(1));
        assertThat(facts.assumptions())
                .extracting(assumption -> assumption.where().pointer())
                .containsExactlyInAnyOrder(
                        "/environments/prod/fleet/downtime",
                        "/environments/prod/balancer/balance",
                        "/environments/prod/stores/main-db/baseline",
                        "/environments/prod/stores/main-db/answer",
                        "/environments/prod/stores/main-db/retries",
                        "/environments/prod/stores/main-db/late-answers",
                        "/environments/prod/caches/c/single-flight");
        Assumption first = facts.assumptions().getFirst();
        assertThat(first.missing()).isEqualTo("How long a server takes no requests while it restarts");
        assertThat(first.assumed()).isEqualTo("0s: the other servers would take its share in the meantime");
        assertThat(first.provide()).isEqualTo("downtime: 20s");
        assertThat(facts.stores().getFirst().capacityPerSecond()).isEqualTo(Quantity.unknown());
        assertThat(facts.margin()).isEqualTo(new Margin.Sigmas(3));
        assertThat(facts.rollout().maxUnavailable()).isEqualTo(2);
    }
}
