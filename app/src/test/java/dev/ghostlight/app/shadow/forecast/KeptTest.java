package dev.ghostlight.app.shadow.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ghostlight.app.config.DatabaseConfig;
import dev.ghostlight.app.shadow.ShadowLimits;
import dev.ghostlight.app.shadow.measure.MeasureLimits;
import dev.ghostlight.app.shadow.server.ServerFolders;
import dev.ghostlight.core.migration.MigrationForecast;
import dev.ghostlight.core.migration.duration.Sample;
import dev.ghostlight.core.migration.duration.Size;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_second_forecast_starts_from_what_the_first_one_filled_and_measured() throws Exception {
        ServerFolders folders = folders();
        Path base = folders.base();
        Migration migration = migration("CREATE INDEX ON t (n)");
        AtomicLong time = new AtomicLong();
        MeasureLimits limits = new MeasureLimits(20_000, 0.1, Duration.ofSeconds(60));
        ShadowForecast forecasts = new ShadowForecast(facts("80M"), List.of(), folders, limits, time::incrementAndGet);
        MigrationForecast first = forecasts.of(List.of(migration), List.of()).getFirst();
        assertThat(in(base.resolve("kept"))).hasSize(1);
        assertThat(in(base.resolve("samples"))).hasSize(1);
        MigrationForecast second = forecasts.of(List.of(migration), List.of()).getFirst();
        assertThat(second.totalSeconds()).isEqualTo(first.totalSeconds());
        assertThat(second.locks()).isEqualTo(first.locks());
        new ShadowForecast(facts("90M"), List.of(), folders, limits, time::incrementAndGet)
                .of(List.of(migration), List.of());
        assertThat(in(base.resolve("kept"))).as("other facts, another shadow").hasSize(2);
    }

    @Test
    void a_server_whose_timed_read_takes_twice_as_long_takes_twice_as_long_for_the_migration() throws Exception {
        MeasureLimits limits = new MeasureLimits(20_000, 0.1, Duration.ofSeconds(60));
        ServerFolders folders = folders();
        Migration migration = migration("CREATE INDEX ON t (n)");
        List<MigrationForecast> forecasts = new ArrayList<>();
        for (String read : List.of("100ms", "200ms")) {
            DatabaseFacts facts = facts("80M", "timed-read: " + read);
            forecasts.addAll(new ShadowForecast(facts, List.of(), folders, limits, new AtomicLong()::incrementAndGet)
                    .of(List.of(migration), List.of()));
        }
        assertThat(forecasts.getLast().totalSeconds().expected())
                .isCloseTo(2 * forecasts.getFirst().totalSeconds().expected(), withinPercentage(1));
        assertThat(forecasts.getFirst().facts().database().speed().slowness().isKnown())
                .isTrue();
    }

    @Test
    void samples_are_those_of_the_same_migration_on_the_same_database_only() throws Exception {
        ServerFolders folders = new ServerFolders(folder, folder, Optional.empty());
        Kept kept = Kept.of(folders, facts("80M"), List.of(), ShadowLimits.USUAL);
        Migration migration = migration("CREATE INDEX ON t (n)");
        Map<Integer, Sample> samples = Map.of(1, new Sample(Map.of("t", new Size(1_000, 5e4, 0)), 0.25));
        kept.keep(List.of(), migration, MeasureLimits.USUAL, samples);
        assertThat(kept.samples(List.of(), migration, MeasureLimits.USUAL)).contains(samples);
        assertThat(kept.samples(List.of(), migration("CREATE INDEX ON t (m)"), MeasureLimits.USUAL))
                .isEmpty();
        assertThat(kept.samples(List.of(migration), migration, MeasureLimits.USUAL))
                .isEmpty();
        assertThat(Kept.of(folders, facts("90M"), List.of(), ShadowLimits.USUAL)
                        .samples(List.of(), migration, MeasureLimits.USUAL))
                .isEmpty();
    }

    @Test
    void a_file_that_somebody_broke_counts_for_nothing() throws Exception {
        ServerFolders folders = new ServerFolders(folder, folder, Optional.empty());
        Kept kept = Kept.of(folders, facts("80M"), List.of(), ShadowLimits.USUAL);
        Migration migration = migration("CREATE INDEX ON t (n)");
        kept.keep(List.of(), migration, MeasureLimits.USUAL, Map.of(1, new Sample(Map.of("t", new Size(1, 1, 0)), 1)));
        for (Path file : in(folder.resolve("samples"))) {
            Files.writeString(file, "half a li");
        }
        assertThat(kept.samples(List.of(), migration, MeasureLimits.USUAL)).isEmpty();
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** Folders of one's own, but for the unpacked servers, which are shared with other tests. */
    private ServerFolders folders() throws Exception {
        ServerFolders real = ServerFolders.find(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
        Path base = Files.createDirectories(folder.resolve("base"));
        for (Path each : in(real.base())) {
            if (each.getFileName().toString().matches("(emb|tmpl).*")) {
                Files.createSymbolicLink(base.resolve(each.getFileName()), each);
            }
        }
        return new ServerFolders(base, real.runs(), Optional.empty());
    }

    private DatabaseFacts facts(String rows) throws Exception {
        return facts(rows, "");
    }

    private DatabaseFacts facts(String rows, String more) throws Exception {
        Path file = Files.writeString(folder.resolve("facts.yaml"), """
                engine: postgresql 17
                schema: "CREATE TABLE t (id bigint PRIMARY KEY, n int, m int);"
                tables:
                  t: { rows: %s, row-bytes: 40 }
                %s
                """.formatted(rows, more));
        return DatabaseConfig.facts(file, Instant.EPOCH).facts();
    }

    private static Migration migration(String sql) {
        Place where = Place.of("change.sql", "");
        return new Migration(
                "change.sql",
                where,
                "psql",
                List.of(new Block(false, List.of(new Statement(1, sql, where)))),
                List.of());
    }
}
