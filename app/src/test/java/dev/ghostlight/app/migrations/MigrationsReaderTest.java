package dev.ghostlight.app.migrations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsReaderTest {
    @TempDir
    private Path path;

    @Test
    void plain_files_run_in_the_order_of_their_names_and_each_statement_commits() throws Exception {
        Migrations read = new Folder(path)
                .with("2.sql", "SELECT 2; BEGIN; SELECT 3; COMMIT")
                .with("1.sql", "\\set ON_ERROR_STOP on", "SELECT 1;")
                .with("old/0.sql", "SELECT 0;")
                .with("README.md", "not SQL")
                .read(Folder.UNKNOWN);
        assertThat(read.tool()).isEqualTo(Tool.SQL);
        assertThat(Folder.shorthand(read)).containsExactly("1.sql: SELECT 1", "2.sql: SELECT 2 [SELECT 3]");
        assertThat(read.migrations().getFirst().runner()).isEqualTo("psql");
        assertThat(read.migrations().getFirst().assumptions())
                .extracting(Assumption::provide)
                .containsExactly("single-transaction: true", "tool: sql");
    }

    @Test
    void a_single_transaction_is_taken_where_the_client_is_told_so() throws Exception {
        ReadingRules rules =
                new ReadingRules(Dialect.POSTGRESQL, Optional.of(Tool.SQL), Map.of(), false, Optional.of(true));
        Migrations read = new Folder(path).with("1.sql", "SELECT 1; SELECT 2").read(rules);
        assertThat(Folder.shorthand(read)).containsExactly("1.sql: [SELECT 1; SELECT 2]");
        assertThat(read.migrations().getFirst().assumptions()).isEmpty();
    }

    @Test
    void golang_migrate_takes_pairs_by_number_as_one_query_each() throws Exception {
        Migrations read = new Folder(path)
                .with("10_b.up.sql", "CREATE INDEX CONCURRENTLY i ON t (a);")
                .with("9_a.up.sql", "CREATE TABLE t (a int);", "SELECT 1;")
                .with("9_a.down.sql", "DROP TABLE t;")
                .read(Folder.UNKNOWN);
        assertThat(read.tool()).isEqualTo(Tool.GOLANG_MIGRATE);
        assertThat(Folder.shorthand(read))
                .containsExactly(
                        "9_a.up.sql: [CREATE TABLE t (a int); SELECT 1]",
                        "10_b.up.sql: CREATE INDEX CONCURRENTLY i ON t (a)");
        assertThat(read.migrations().getFirst().down().map(Folder::shorthand)).contains("9_a.down.sql: DROP TABLE t");
        assertThat(read.migrations().getLast().down()).isEmpty();
    }

    @Test
    void golang_migrate_pairs_that_do_not_fit_are_refused() throws Exception {
        Folder folder = new Folder(path)
                .with("1_a.up.sql", "SELECT 1")
                .with("01_b.up.sql", "SELECT 1")
                .with("2_c.down.sql", "SELECT 1");
        assertThat(folder.problems(Folder.UNKNOWN).lines())
                .anySatisfy(line -> assertThat(line).contains("1_a.up.sql: its number 1 is also that of 01_b.up.sql."))
                .anySatisfy(
                        line -> assertThat(line).contains("2_c.down.sql: it takes back a migration that is not there"))
                .hasSize(2);
    }

    @Test
    void dbmate_takes_the_parts_of_a_file() throws Exception {
        Migrations read = new Folder(path)
                .with("2_b.sql", "-- migrate:up transaction:false", "CREATE INDEX CONCURRENTLY i ON t (a);")
                .with(
                        "1_a.sql",
                        "-- a table",
                        "-- migrate:up",
                        "CREATE TABLE t (a int); SELECT 1;",
                        "-- migrate:down",
                        "DROP TABLE t;")
                .read(Folder.UNKNOWN);
        assertThat(Folder.shorthand(read))
                .containsExactly(
                        "1_a.sql: [CREATE TABLE t (a int); SELECT 1]", "2_b.sql: CREATE INDEX CONCURRENTLY i ON t (a)");
        Migration down = read.migrations().getFirst().down().orElseThrow();
        assertThat(Folder.shorthand(down)).isEqualTo("1_a.sql: [DROP TABLE t]");
        assertThat(down.statements().getFirst().where().line()).isEqualTo(5);
    }

    @Test
    void dbmate_files_that_it_would_refuse_are_problems() throws Exception {
        assertThat(new Folder(path)
                        .with("1_a.sql", "SELECT 1;", "-- migrate:up", "SELECT 2;")
                        .with("1_b.sql", "SELECT 1;")
                        .problems(Folder.UNKNOWN)
                        .lines())
                .anySatisfy(line -> assertThat(line).startsWith("1_a.sql:1:1: statements stand before"))
                .anySatisfy(line -> assertThat(line).startsWith("1_b.sql: its version 1 is also that of 1_a.sql."))
                .anySatisfy(line -> assertThat(line).startsWith("1_b.sql: it has no line '-- migrate:up'."))
                .hasSize(3);
    }

    @Test
    void sqitch_takes_its_plan() throws Exception {
        Migrations read = new Folder(path)
                .with(
                        "sqitch.plan",
                        "%project=x",
                        "",
                        "b 2024-01-01T00:00:00Z A <a@b> # n",
                        "a [b] 2024-",
                        "@v1 2024-",
                        "b [b@v1] 2024-")
                .with("deploy/a.sql", "BEGIN; SELECT 'a'; COMMIT;")
                .with("deploy/b.sql", "SELECT 'new b';")
                .with("deploy/b@v1.sql", "SELECT 'b';")
                .with("revert/a.sql", "SELECT 'not a';")
                .read(Folder.UNKNOWN);
        assertThat(read.tool()).isEqualTo(Tool.SQITCH);
        assertThat(Folder.shorthand(read)).containsExactly("b: SELECT 'b'", "a: [SELECT 'a']", "b: SELECT 'new b'");
        assertThat(read.migrations().get(1).down()).isPresent();
    }

    @Test
    void a_change_of_the_plan_without_a_script_is_told_with_its_line() throws Exception {
        assertThat(new Folder(path).with("sqitch.plan", "%project=x", "a 2024-").problems(Folder.UNKNOWN))
                .isEqualTo("sqitch.plan:2:1: the change 'a' has no script deploy/a.sql. Sqitch cannot deploy it. "
                        + "Write the script, or take the change out of the plan.");
    }

    @Test
    void standard_input_is_read_as_a_file() throws Exception {
        InputStream input = new ByteArrayInputStream("\ufeffSELECT 1;\r\nSELECT 2".getBytes(UTF_8));
        Migrations read = MigrationsReader.read(input, Folder.UNKNOWN);
        assertThat(Folder.shorthand(read)).containsExactly("standard input: SELECT 1; SELECT 2");
        assertThat(read.migrations().getFirst().where().file()).isEqualTo("standard input");
    }

    @Test
    void commands_of_psql_are_refused_where_nobody_carries_them_out() throws Exception {
        Folder folder = new Folder(path).with("1.sql", "\\i other.sql", "SELECT 'x' \\gexec", "\\echo ok");
        assertThat(folder.problems(Folder.UNKNOWN).lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("1.sql:1:1: psql reads another file here: '\\i other.sql'."))
                .anySatisfy(
                        line -> assertThat(line).startsWith("1.sql:2:12: '\\gexec' is a command of psql that is not"))
                .hasSize(2);
        assertThat(folder.problems(Folder.rules(Tool.GOLANG_MIGRATE)).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("golang-migrate does not know it"));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() throws Exception {
        Files.write(path.resolve("1.sql"), "SELECT 1;\nSELECT 'größe';".getBytes(ISO_8859_1));
        Files.write(path.resolve("2.sql"), "\ufeffSELECT 1;".getBytes(UTF_16LE));
        new Folder(path).with("3.sql", "SELECT 1");
        assertThat(new Folder(path).problems(Folder.UNKNOWN).lines())
                .containsExactly(
                        "1.sql: line 2 holds the byte 0xf6, which is not UTF-8. No migration was read. Save the file in UTF-8.",
                        "2.sql: the file is in UTF-16. No migration was read. Save it in UTF-8.");
        Files.delete(path.resolve("1.sql"));
        Files.delete(path.resolve("2.sql"));
        assertThat(new Folder(path)
                        .with("4.sql", "SELECT 'a")
                        .with("5.sql", "BEGIN; SELECT 1;")
                        .problems(Folder.UNKNOWN)
                        .lines())
                .containsExactly(
                        "4.sql:1:8: the string that begins here is never closed. It swallows all that follows. Close it.",
                        "5.sql:1:1: the transaction that begins here is never committed. "
                                + "Everything in it is undone when the runner disconnects. Write COMMIT; at its end.");
    }

    @Test
    void what_holds_nothing_is_refused() throws Exception {
        assertThat(new Folder(path).problems(Folder.UNKNOWN)).startsWith(".: the folder holds no migration.");
        assertThat(new Folder(path).with("1.sql", "-- nothing").problems(Folder.UNKNOWN))
                .startsWith(".: it holds no statement for sql.");
        assertThat(new Folder(path.resolve("missing")).problems(Folder.UNKNOWN))
                .contains("there is no such file or folder");
    }

    @Test
    void a_file_that_is_too_long_is_refused() throws IOException {
        byte[] zeros = new byte[FileSource.BYTES_MAX + 1];
        MigrationsException refused = catchThrowableOfType(
                MigrationsException.class,
                () -> MigrationsReader.read(new ByteArrayInputStream(zeros), Folder.UNKNOWN));
        assertThat(refused).hasMessageContaining("standard input: the file is longer than 64 MiB.");
    }

    @Test
    void files_of_several_tools_are_refused_unless_one_is_named() throws Exception {
        Folder folder = new Folder(path).with("V1__a.sql", "SELECT 1").with("2_b.up.sql", "SELECT 2");
        assertThat(folder.problems(Folder.UNKNOWN))
                .contains("flyway by the file's name V1__a.sql, golang-migrate by the file's name 2_b.up.sql");
        assertThat(Folder.shorthand(folder.read(Folder.rules(Tool.GOLANG_MIGRATE))))
                .containsExactly("2_b.up.sql: SELECT 2");
    }

    @Test
    void the_tool_that_was_recognised_is_an_assumption_and_one_that_was_named_is_none() throws Exception {
        Folder folder = new Folder(path).with("1_b.up.sql", "SELECT 1; SELECT 2");
        assertThat(folder.read(Folder.UNKNOWN).migrations().getFirst().assumptions())
                .extracting(Assumption::assumed)
                .containsExactly(
                        "golang-migrate, by the file's name 1_b.up.sql: all statements run in one transaction");
        assertThat(folder.read(Folder.rules(Tool.GOLANG_MIGRATE))
                        .migrations()
                        .getFirst()
                        .assumptions())
                .isEmpty();
    }
}
