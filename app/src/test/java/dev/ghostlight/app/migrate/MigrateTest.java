package dev.ghostlight.app.migrate;

import static dev.ghostlight.app.migrate.Playground.brief;
import static dev.ghostlight.app.migrate.Playground.online;
import static dev.ghostlight.app.migrate.Playground.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrateTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void a_column_with_a_default_for_each_row_is_added_in_every_version(int major) throws Exception {
        try (Playground playground = new Playground(major, folder)) {
            playground.run(
                    "CREATE TABLE item (id bigint PRIMARY KEY, k int)",
                    "INSERT INTO item SELECT i, i % 7 FROM generate_series(1, 20000) i",
                    "ANALYZE item");
            Outcome outcome = playground.migrate(
                    brief(
                            "ALTER TABLE item ADD COLUMN token uuid",
                            "ALTER TABLE item ALTER COLUMN token SET DEFAULT gen_random_uuid()",
                            "ALTER TABLE item ADD CONSTRAINT token_there CHECK (token IS NOT NULL) NOT VALID"),
                    update("item", "id", "token = gen_random_uuid()", "token IS NULL"),
                    new dev.ghostlight.core.migration.remedy.Step.Online(
                            "ALTER TABLE item VALIDATE CONSTRAINT token_there", Optional.empty()),
                    brief(
                            "ALTER TABLE item ALTER COLUMN token SET NOT NULL",
                            "ALTER TABLE item DROP CONSTRAINT token_there"),
                    online("CREATE UNIQUE INDEX CONCURRENTLY item_token ON item (token)", "item_token"));
            System.err.println(playground.said);
            System.err.println(
                    Files.readString(playground.ledger).lines().limit(12).toList());
            assertThat(outcome.ending()).as(outcome.message()).isEmpty();
            assertThat(playground.ask("SELECT count(DISTINCT token) FROM item")).isEqualTo("20000");
            assertThat(playground.ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'item_token'::regclass"))
                    .isEqualTo("t");
            assertThat(playground.ask("SELECT to_regclass('ghostlight_migration_steps')"))
                    .isEqualTo("null");
        }
    }
}
