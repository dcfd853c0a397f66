package dev.ghostlight.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class RailsLogTest {
    @TempDir
    private Path path;

    @Test
    void the_log_of_migrations_holds_their_sql_and_their_transactions() throws Exception {
        Migrations read = new Folder(path)
                .with(
                        "development.sql",
                        "  \u001b[1m\u001b[35m (0.3ms)\u001b[0m  \u001b[1m\u001b[34mSELECT pg_try_advisory_lock(123)\u001b[0m",
                        "  ActiveRecord::SchemaMigration Load (0.2ms)  SELECT \"v\" FROM \"schema_migrations\"",
                        "Migrating to AddState (20240101000000)",
                        "== 20240101000000 AddState: migrating =====",
                        "-- add_column(:big, :state, :integer)",
                        "  \u001b[1m\u001b[36mTRANSACTION (0.1ms)\u001b[0m  \u001b[1m\u001b[35mBEGIN\u001b[0m",
                        "   (1.9ms)  ALTER TABLE \"big\" ADD \"state\" integer",
                        "   -> 0.0021s",
                        "   (2.0ms)  UPDATE big",
                        "  SET state = 1",
                        "",
                        "  WHERE id < 5",
                        "  User Load (0.1ms)  SELECT * FROM users WHERE id = $1  [[\"id\", 1]]",
                        "  ActiveRecord::SchemaMigration Create (0.4ms)  INSERT INTO \"schema_migrations\" VALUES ($1)  [[\"version\", \"1\"]]",
                        "  TRANSACTION (0.3ms)  COMMIT",
                        "== 20240101000000 AddState: migrated (0.0100s) ====",
                        "== 20240102000000 AddIndex: migrating ====",
                        "D, [2024-01-01T00:00:00 #1] DEBUG -- :    (9.0ms)  CREATE INDEX CONCURRENTLY \"i\" ON \"big\" (\"state\")",
                        "")
                .read(Folder.UNKNOWN);
        assertThat(read.tool()).isEqualTo(Tool.RAILS);
        assertThat(Folder.shorthand(read))
                .containsExactly(
                        "20240101000000: [ALTER TABLE \"big\" ADD \"state\" integer; "
                                + "UPDATE big\n  SET state = 1\n\n  WHERE id < 5]",
                        "20240102000000: CREATE INDEX CONCURRENTLY \"i\" ON \"big\" (\"state\")");
        assertThat(read.migrations().getFirst().statements().getFirst().where().line())
                .isEqualTo(7);
        assertThat(read.migrations().getFirst().statements().getFirst().where().column())
                .isEqualTo(13);
    }

    @Test
    void migrations_in_ruby_are_refused_with_how_to_print_their_sql() throws Exception {
        assertThat(new Folder(path)
                        .with("20240101000000_add_state.rb", "class AddState")
                        .with("20240102000000_add_index.rb", "class AddIndex")
                        .problems(Folder.UNKNOWN))
                .startsWith(
                        "20240101000000_add_state.rb: 2 migrations are written in Ruby, and only Rails knows their SQL.")
                .contains("bin/rails db:migrate");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void long_lines_of_any_kind_are_read_in_bounded_time() throws Exception {
        for (String part : new String[] {"a ", "\u001b[1m", " ", "== ", "(1ms)  ", "[[", "x DEBUG -- :", "--"}) {
            new Folder(path).with("1.sql", "   (1.0ms)  SELECT 1", part.repeat(200_000), "SELECT 2");
            assertThat(new Folder(path).read(Folder.rules(Tool.RAILS)).migrations())
                    .hasSize(1);
        }
    }
}
