package dev.ghostlight.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiquibaseFilesTest {
    @TempDir
    private Path path;

    @Test
    void each_change_set_is_a_migration_in_a_transaction_of_its_own() throws Exception {
        Migrations read = new Folder(path)
                .with(
                        "changes.sql",
                        "--liquibase formatted sql",
                        "--property name:t value:big",
                        "--changeset me:1 dbms:postgresql",
                        "ALTER TABLE ${t} ADD a int; -- ${unknown}",
                        "SELECT 1;",
                        "--rollback ALTER TABLE ${t}",
                        "--rollback   DROP a;",
                        "-- changeset me:2 runInTransaction:false context:prod",
                        "--preconditions onFail:MARK_RAN",
                        "CREATE INDEX CONCURRENTLY i ON big (a);",
                        "VACUUM big;",
                        "--changeset me:3 dbms:oracle,!h2",
                        "SELECT 3;",
                        "--changeset me:4 endDelimiter://",
                        "SELECT ';' // SELECT 5 //",
                        "--rollback not required")
                .read(Folder.UNKNOWN);
        assertThat(read.tool()).isEqualTo(Tool.LIQUIBASE);
        assertThat(Folder.shorthand(read))
                .containsExactly(
                        "me:1: [ALTER TABLE big ADD a int; SELECT 1]",
                        "me:2: CREATE INDEX CONCURRENTLY i ON big (a); VACUUM big",
                        "me:4: [SELECT ';'; SELECT 5]");
        Migration first = read.migrations().getFirst();
        assertThat(first.statements().getFirst().where().line()).isEqualTo(4);
        Migration down = first.down().orElseThrow();
        assertThat(down.statements()).hasSize(1);
        assertThat(down.statements().getFirst().where().line()).isEqualTo(6);
        assertThat(down.statements().getFirst().text()).matches("ALTER TABLE big\\s+DROP a");
        assertThat(read.migrations().getLast().down()).isEmpty();
        assertThat(read.migrations().get(1).assumptions())
                .extracting(Assumption::missing)
                .containsExactly(
                        "whether the preconditions hold", "whether context prod is chosen", "what runs the migration");
    }

    @Test
    void a_text_that_is_sent_whole_without_a_transaction_is_one_all_the_same() throws Exception {
        Migrations read = new Folder(path)
                .with(
                        "a.sql",
                        "-- liquibase formatted sql",
                        "-- changeset me:1 runInTransaction:false splitStatements:false",
                        "SELECT 1; SELECT 2;")
                .read(Folder.UNKNOWN);
        assertThat(Folder.shorthand(read)).containsExactly("me:1: [SELECT 1; SELECT 2]");
    }

    @Test
    void files_that_liquibase_would_refuse_are_problems() throws Exception {
        assertThat(new Folder(path)
                        .with(
                                "a.sql",
                                "--liquibase formatted sql",
                                "--changeset me:1",
                                "SELECT 1;",
                                "--changeset me:1",
                                "SELECT 2;")
                        .with(
                                "b.sql",
                                "--liquibase formatted sql",
                                "--changeset me",
                                "SELECT 1;",
                                "--changeset me:2 endDelimiter:\\n/",
                                "SELECT 2")
                        .with("c.sql", "SELECT 1;")
                        .problems(Folder.UNKNOWN)
                        .lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("a.sql:4:1: the change set me:1 is there twice."),
                        line -> assertThat(line).startsWith("b.sql:2:1: the change set names no author and id."),
                        line -> assertThat(line).startsWith("b.sql:4:1: endDelimiter: '\\n/' is a regular expression."),
                        line -> assertThat(line)
                                .startsWith("c.sql: its first line is not '-- liquibase formatted sql'."));
    }
}
