package dev.ghostlight.app.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlywayFilesTest {
    @TempDir
    private Path path;

    @Test
    void versions_run_by_number_and_repeatable_ones_at_the_end() throws Exception {
        Migrations read = new Folder(path)
                .with("R__b.sql", "SELECT 'b'")
                .with("V2__x.sql", "SELECT 2; SELECT 3")
                .with("sub/V1_10__y.sql", "SELECT 110")
                .with("V1.9__z.sql", "SELECT 19")
                .with("U2__x.sql", "SELECT -2")
                .with("R__a.sql", "SELECT 'a'")
                .read(Folder.UNKNOWN);
        assertThat(read.tool()).isEqualTo(Tool.FLYWAY);
        assertThat(Folder.shorthand(read))
                .containsExactly(
                        "V1.9__z.sql: [SELECT 19]",
                        "V1_10__y.sql: [SELECT 110]",
                        "V2__x.sql: [SELECT 2; SELECT 3]",
                        "R__a.sql: [SELECT 'a']",
                        "R__b.sql: [SELECT 'b']");
        assertThat(read.migrations().get(2).down().map(Folder::shorthand)).contains("U2__x.sql: [SELECT -2]");
    }

    @Test
    void what_cannot_run_in_a_transaction_runs_alone_and_a_mixture_is_refused() throws Exception {
        Folder folder = new Folder(path)
                .with("V1__a.sql", "CREATE INDEX CONCURRENTLY i ON t (a);")
                .with("V2__b.sql", "SELECT 1;", "DROP INDEX CONCURRENTLY i;");
        assertThat(folder.problems(Folder.UNKNOWN))
                .startsWith("V2__b.sql:2:1: this statement cannot run in a transaction, and others in the script can. "
                        + "Flyway refuses the script.");
        ReadingRules mixed =
                new ReadingRules(Dialect.POSTGRESQL, Optional.of(Tool.FLYWAY), Map.of(), true, Optional.empty());
        assertThat(Folder.shorthand(folder.read(mixed)))
                .containsExactly(
                        "V1__a.sql: CREATE INDEX CONCURRENTLY i ON t (a)",
                        "V2__b.sql: SELECT 1; DROP INDEX CONCURRENTLY i");
    }

    @Test
    void a_script_has_its_own_configuration() throws Exception {
        Migrations read = new Folder(path)
                .with("V1__a.sql", "SELECT 1; SELECT '${x}'")
                .with("V1__a.sql.conf", "# why", "executeInTransaction=false", "placeholderReplacement = false")
                .with("V2__b.sql", "SELECT 2")
                .with("V2__b.sql.conf", "shouldExecute=false")
                .read(Folder.UNKNOWN);
        assertThat(Folder.shorthand(read)).containsExactly("V1__a.sql: SELECT 1; SELECT '${x}'");
        assertThat(read.assumptions())
                .extracting(Assumption::assumed)
                .singleElement()
                .asString()
                .contains("shouldExecute=false");
    }

    @Test
    void words_of_the_configuration_that_are_unknown_are_refused() throws Exception {
        assertThat(new Folder(path)
                        .with("V1__a.sql", "SELECT 1")
                        .with("V1__a.sql.conf", "executeInTransactions=false", "shouldExecute=maybe")
                        .problems(Folder.UNKNOWN)
                        .lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("V1__a.sql.conf:1:1: unknown word 'executeInTransactions'.")
                        .endsWith("Did you mean 'executeInTransaction'?"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("V1__a.sql.conf:2:1: shouldExecute: 'maybe' is neither"))
                .hasSize(2);
    }

    @Test
    void versions_that_are_the_same_and_names_that_flyway_leaves_out_are_problems() throws Exception {
        assertThat(new Folder(path)
                        .with("V1.0__a.sql", "SELECT 1")
                        .with("V1__b.sql", "SELECT 1")
                        .with("V3_c.sql", "SELECT 1")
                        .problems(Folder.UNKNOWN)
                        .lines())
                .anySatisfy(line -> assertThat(line).startsWith("V1__b.sql: it has the version or the description of"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("V3_c.sql: 'V3_c.sql' is not named as Flyway wants it."))
                .hasSize(2);
    }

    @Test
    void placeholders_have_values_or_are_problems() throws Exception {
        Folder folder = new Folder(path).with("V1__a.sql", "SELECT 1;", "ALTER TABLE ${s}.t ADD ${c} int;");
        assertThat(folder.problems(Folder.UNKNOWN).lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("V1__a.sql:2:13: the placeholder '${s}' has no value.");
        ReadingRules rules = new ReadingRules(
                Dialect.POSTGRESQL, Optional.empty(), Map.of("s", "app", "c", "state"), false, Optional.empty());
        Migration migration = folder.read(rules).migrations().getFirst();
        assertThat(migration.statements().getLast().text()).isEqualTo("ALTER TABLE app.t ADD state int");
    }

    @Test
    void callbacks_and_baselines_are_left_out_and_said_to_be() throws Exception {
        Migrations read = new Folder(path)
                .with("B1__base.sql", "SELECT 0")
                .with("afterMigrate__x.sql", "SELECT 9")
                .with("V1__a.sql", "SELECT 1")
                .read(Folder.UNKNOWN);
        assertThat(read.migrations()).hasSize(1);
        assertThat(read.assumptions()).hasSize(2);
    }
}
