package dev.ghostlight.core.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptTest {
    private static final List<String> STATEMENTS = List.of(
            "SELECT ';''--'",
            "DO $x$ BEGIN a; $$;$$ /* END $x$",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2 END; END",
            "INSERT INTO t VALUES (E'\\';', \"a;\" /* ; /* */ ; */)",
            "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)",
            "ALTER TABLE a$b ADD COLUMN c int -- why; not\n DEFAULT 1",
            "BEGIN",
            "END",
            "SELECT U&'\\0041', 1 / 2, -3 - -4");
    private static final List<String> GAPS =
            List.of(";", " ;\n", ";\r\n", "; -- it's\n", " /* ; ' */;\t", ";;", "\r;\r-- \"\r", ";\ufeff");

    @Test
    void statements_that_are_put_together_at_random_are_taken_apart_again() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<String> statements = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                statements.add(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
                text.append(statements.getLast()).append(GAPS.get(random.nextInt(GAPS.size())));
            }
            assertThat(split(text.toString()).statements())
                    .as("seed %d", seed)
                    .extracting(Statement::text)
                    .isEqualTo(statements);
        }
    }

    @Test
    void each_character_of_any_text_belongs_to_one_token_and_at_most_one_statement() {
        String alphabet = "a;'\"$\\-/*#`\n\r(){}E1 .@Ubegin";
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (Dialect dialect : Dialect.values()) {
                assertTokensCover(text.toString(), dialect);
                assertPiecesAreInOrder(Script.of(ScriptText.of("x.sql", text.toString()), dialect));
            }
        }
    }

    private static void assertTokensCover(String text, Dialect dialect) {
        Lexer lexer = new Lexer(text, 0, text.length(), dialect);
        int end = 0;
        while (!lexer.isAtEnd()) {
            Token token = lexer.next();
            assertThat(token.start()).isEqualTo(end);
            assertThat(token.end()).as(text).isGreaterThan(end).isLessThanOrEqualTo(text.length());
            end = token.end();
        }
        assertThat(end).isEqualTo(text.length());
    }

    private static void assertPiecesAreInOrder(Script script) {
        int end = 0;
        for (Piece piece : script.pieces()) {
            if (!script.problems().isEmpty()) {
                return;
            }
            assertThat(piece.start()).isGreaterThanOrEqualTo(end);
            end = switch (piece) {
                case Piece.Sql sql -> sql.end();
                case Piece.Command command -> command.end();
            };
            assertThat(end).isGreaterThan(piece.start());
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`SELECT 1;\n  SELECT 'a; SELECT 2`, 2, 10, the string that begins here",
                "`SELECT 1;\r\rSELECT \"a`, 3, 8, the quoted name that begins here",
                "`/* a /* b */ SELECT 1;`, 1, 1, the comment that begins here",
                "`SELECT $a$ ; $b$`, 1, 8, the dollar-quoted string that begins here",
                "`SELECT E'\\';`, 1, 8, the string that begins here",
                "`SELECT 1 \\echo;`, 1, 10, a command of psql",
                "`SELECT (1;\nSELECT 2)(;`, 2, 10, the parenthesis",
                "`\nCOPY t FROM stdin;\n1\n`, 2, 1, the rows of this COPY",
                "`COPY t FROM stdin; SELECT 1;\n\\.\n`, 1, 19, something stands behind COPY"
            })
    void what_is_never_closed_is_told_where_it_begins(String text, int line, int column, String what) {
        Script script = split(text);
        assertThat(script.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(new Place("x.sql", "", line, column));
            assertThat(problem.what()).startsWith(what);
        });
    }

    @Test
    void a_delimiter_that_is_not_named_is_a_problem() {
        Script script = Script.of(ScriptText.of("x.sql", "SELECT 1;\nDELIMITER \nSELECT 2;"), Dialect.MARIADB);
        assertThat(script.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where().line()).isEqualTo(2));
    }

    @Test
    void a_statement_stands_where_its_first_word_stands() {
        List<Statement> statements = split("\ufeffSELECT 1;\r\n\r\n  -- why\r\n  SELECT\r\n 2; SELECT 3")
                .statements();
        assertThat(statements).extracting(Statement::number).containsExactly(1, 2, 3);
        assertThat(statements)
                .extracting(Statement::where)
                .containsExactly(
                        new Place("x.sql", "", 1, 1), new Place("x.sql", "", 4, 3), new Place("x.sql", "", 5, 5));
    }

    @Test
    void rows_are_kept_with_the_statement_that_copies_them() {
        Statement copy = split("COPY t FROM stdin;\r\n1\ta\r\n\\\\.\r\n\\.\r\nSELECT 2;")
                .statements()
                .getFirst();
        assertThat(copy.data()).isEqualTo("1\ta\r\n\\\\.\r\n");
    }

    @Test
    void commands_of_psql_are_pieces_of_their_own() {
        Script script = split("\\i other.sql\nSELECT 1; \\echo 'done'\n");
        assertThat(script.commands())
                .extracting(command -> script.source().text().substring(command.start(), command.end()))
                .containsExactly("\\i other.sql", "\\echo 'done'");
    }

    @Test
    void placeholders_are_replaced_and_places_stay_those_of_the_file() {
        ScriptText text = ScriptText.of(
                "x.sql",
                "ALTER TABLE ${s}.t; SELECT ${x};\nSELECT '${s}'; SELECT 2",
                Map.of("s", "long\nschema", "x", ""));
        Script script = Script.of(text, Dialect.POSTGRESQL);
        assertThat(script.statements())
                .extracting(Statement::text)
                .containsExactly("ALTER TABLE long\nschema.t", "SELECT", "SELECT 'long\nschema'", "SELECT 2");
        assertThat(script.statements())
                .extracting(statement ->
                        statement.where().line() + ":" + statement.where().column())
                .containsExactly("1:1", "1:21", "2:1", "2:16");
    }

    @Test
    void a_placeholder_without_a_value_is_a_problem_and_stays() {
        ScriptText text = ScriptText.of("x.sql", "SELECT 1;\nSELECT ${a}, ${b}", Map.of("a", "1"));
        assertThat(text.text()).isEqualTo("SELECT 1;\nSELECT 1, ${b}");
        assertThat(text.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(new Place("x.sql", "", 2, 14));
            assertThat(problem.what()).contains("${b}");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1, 'some text; in it', E'\\'', $$ ; $$); -- why\n",
                "SELECT 1;",
                "(",
                "$a$a",
                "${",
                "/*",
                "-",
                "\\x ",
                "a ",
                "COPY t FROM stdin;\n1\n\\.\n"
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hostile_texts_of_10_million_characters_are_split_in_bounded_time(String part) {
        String text = part.repeat(10_000_000 / part.length());
        for (Dialect dialect : Dialect.values()) {
            assertThat(Script.of(ScriptText.of("x.sql", text), dialect).pieces().size())
                    .isLessThanOrEqualTo(text.length() / 2);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_file_of_50_million_characters_is_split_in_bounded_time() {
        String part = "INSERT INTO t VALUES (1, 'some text; in it', E'\\'', $$ ; $$); -- why\n";
        int parts = 50_000_000 / part.length();
        assertThat(split(part.repeat(parts)).pieces()).hasSize(parts);
    }

    @Test
    void a_part_of_a_text_is_split_with_its_own_delimiter() {
        String text = "ignored; SELECT 1;SELECT 2 GO SELECT GOAL GO ignored";
        Script script = Script.of(ScriptText.of("x.sql", text), 9, text.length() - 8, Dialect.POSTGRESQL, "GO");
        assertThat(script.statements()).extracting(Statement::text).containsExactly("SELECT 1;SELECT 2", "SELECT GOAL");
    }

    private static Script split(String text) {
        return Script.of(ScriptText.of("x.sql", text), Dialect.POSTGRESQL);
    }
}
