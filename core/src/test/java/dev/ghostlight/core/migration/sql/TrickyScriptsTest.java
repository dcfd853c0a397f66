package dev.ghostlight.core.migration.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts on which splitters of SQL are known to stumble, each with exactly the statements that a server would get. */
final class TrickyScriptsTest {
    @ParameterizedTest(name = "postgresql: {0}")
    @MethodSource({"strings", "comments", "bodies", "files", "copies"})
    void postgresql_gets(String name, String script, List<String> statements) {
        assertSplit(Dialect.POSTGRESQL, script, statements);
    }

    @ParameterizedTest(name = "mariadb: {0}")
    @MethodSource("mariaDb")
    void mariadb_gets(String name, String script, List<String> statements) {
        assertSplit(Dialect.MARIADB, script, statements);
    }

    private static void assertSplit(Dialect dialect, String text, List<String> statements) {
        Script script = Script.of(ScriptText.of("x.sql", text), dialect);
        assertThat(script.problems()).isEmpty();
        assertThat(script.statements()).extracting(Statement::text).isEqualTo(statements);
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                script("semicolon in a string", "SELECT ';'; SELECT 2", "SELECT ';'", "SELECT 2"),
                script("doubled quote", "SELECT 'it''s; ok'; SELECT 2", "SELECT 'it''s; ok'", "SELECT 2"),
                script("backslash is a character", "SELECT 'a\\'; SELECT 2", "SELECT 'a\\'", "SELECT 2"),
                script("escapes in E", "SELECT E'a\\'; b'; SELECT 2", "SELECT E'a\\'; b'", "SELECT 2"),
                script("escaped backslash in E", "SELECT E'\\\\'; SELECT 2", "SELECT E'\\\\'", "SELECT 2"),
                script("small e", "SELECT e'\\';'; SELECT 2", "SELECT e'\\';'", "SELECT 2"),
                script(
                        "E goes on in the next line",
                        "SELECT E'a'\n  '\\';'; SELECT 2",
                        "SELECT E'a'\n  '\\';'",
                        "SELECT 2"),
                script("a plain string goes on", "SELECT 'a'\n';b'; SELECT 2", "SELECT 'a'\n';b'", "SELECT 2"),
                script("a name that ends with e", "SELECT name'\\'; SELECT 2", "SELECT name'\\'", "SELECT 2"),
                script("unicode string", "SELECT U&'\\0041;'; SELECT 2", "SELECT U&'\\0041;'", "SELECT 2"),
                script("unicode name", "SELECT U&\"a;b\"; SELECT 2", "SELECT U&\"a;b\"", "SELECT 2"),
                script("bits", "SELECT B'01', x'1F'; SELECT N';'", "SELECT B'01', x'1F'", "SELECT N';'"),
                script("quoted name", "SELECT \"a;\"\"b\"; SELECT 2", "SELECT \"a;\"\"b\"", "SELECT 2"),
                script("quote in a name", "SELECT \"it's\"; SELECT 2", "SELECT \"it's\"", "SELECT 2"),
                script("dollar quotes", "SELECT $$;'$$; SELECT 2", "SELECT $$;'$$", "SELECT 2"),
                script("tagged", "SELECT $a$;$b$;$$;$a$; SELECT 2", "SELECT $a$;$b$;$$;$a$", "SELECT 2"),
                script("tag with umlaut", "SELECT $ä1$;$ä1$; SELECT 2", "SELECT $ä1$;$ä1$", "SELECT 2"),
                script("dollar in a name", "SELECT a$b$c; SELECT $b$;$b$", "SELECT a$b$c", "SELECT $b$;$b$"),
                script("parameters", "PREPARE p AS SELECT $1; SELECT $2", "PREPARE p AS SELECT $1", "SELECT $2"),
                script("number before a dollar quote", "SELECT 1$$;$$; SELECT 2", "SELECT 1$$;$$", "SELECT 2"),
                script(
                        "old strings",
                        "SET standard_conforming_strings = off;\nSELECT 'a\\'; b';\n"
                                + "SET standard_conforming_strings TO 'on';\nSELECT 'c\\'; SELECT 2",
                        "SET standard_conforming_strings = off",
                        "SELECT 'a\\'; b'",
                        "SET standard_conforming_strings TO 'on'",
                        "SELECT 'c\\'",
                        "SELECT 2"),
                script(
                        "placeholder",
                        "ALTER TABLE ${schema}.t ADD x int; SELECT '${a;b}'",
                        "ALTER TABLE ${schema}.t ADD x int",
                        "SELECT '${a;b}'"));
    }

    static Stream<Arguments> comments() {
        return Stream.of(
                script("semicolon in a comment", "SELECT 1 -- a; b\n; SELECT 2", "SELECT 1", "SELECT 2"),
                script(
                        "nested comment",
                        "SELECT /* a /* b; */ ; */ 1; SELECT 2",
                        "SELECT /* a /* b; */ ; */ 1",
                        "SELECT 2"),
                script("quote in a comment", "-- it's\nSELECT 1; /* \" ' $$ */ SELECT 2", "SELECT 1", "SELECT 2"),
                script(
                        "comment in a string",
                        "SELECT '--'; SELECT '/*'; SELECT 3",
                        "SELECT '--'",
                        "SELECT '/*'",
                        "SELECT 3"),
                script("only comments", "-- nothing\n/* at all; */ ;\n"),
                script("empty statements", ";; ; SELECT 1;;", "SELECT 1"),
                script("an operator like a comment", "SELECT 1 - -1; SELECT 4 / 2", "SELECT 1 - -1", "SELECT 4 / 2"),
                script("no blank behind the dashes", "SELECT 1--;\n; SELECT 2", "SELECT 1", "SELECT 2"),
                script("json operators", "SELECT a #> b, a ?| c; SELECT `", "SELECT a #> b, a ?| c", "SELECT `"),
                script("comment between", "SELECT 1\n-- tail\n;", "SELECT 1"));
    }

    static Stream<Arguments> bodies() {
        String atomic =
                "CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a > 1 THEN 2 END; END";
        String replaced = "create or replace procedure p() begin atomic insert into t values (1); end";
        String old =
                "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN IF true THEN RETURN 1; END IF; END $$";
        String rule = "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2))";
        String schema = "CREATE SCHEMA s CREATE TABLE t (a int) CREATE VIEW v AS SELECT a FROM t";
        return Stream.of(
                script("BEGIN ATOMIC", atomic + "; SELECT 2", atomic, "SELECT 2"),
                script("a procedure", replaced + ";SELECT 2;", replaced, "SELECT 2"),
                script("a function in dollars", old + "; SELECT 2", old, "SELECT 2"),
                script(
                        "DO",
                        "DO $do$ BEGIN PERFORM 1; END $do$; SELECT 2",
                        "DO $do$ BEGIN PERFORM 1; END $do$",
                        "SELECT 2"),
                script("a rule", rule + "; SELECT 2", rule, "SELECT 2"),
                script("a schema with elements", schema + "; SELECT 2", schema, "SELECT 2"),
                script(
                        "BEGIN is a statement",
                        "BEGIN; SELECT 1; END; SELECT 2",
                        "BEGIN",
                        "SELECT 1",
                        "END",
                        "SELECT 2"),
                script(
                        "columns begin and end",
                        "CREATE TABLE t (\"begin\" int, \"end\" int); SELECT 2",
                        "CREATE TABLE t (\"begin\" int, \"end\" int)",
                        "SELECT 2"),
                script(
                        "CASE outside of a body",
                        "SELECT CASE WHEN true THEN 1 END; SELECT 2",
                        "SELECT CASE WHEN true THEN 1 END",
                        "SELECT 2"),
                script(
                        "a function named begin",
                        "CREATE FUNCTION begin() RETURNS int RETURN 1; SELECT 2",
                        "CREATE FUNCTION begin() RETURNS int RETURN 1",
                        "SELECT 2"),
                script("a closing parenthesis too many", "SELECT 1); SELECT 2", "SELECT 1)", "SELECT 2"));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                script("CRLF", "SELECT 1;\r\n-- a\r\nSELECT\r\n2;\r\n", "SELECT 1", "SELECT\r\n2"),
                script("CR alone", "SELECT 1; -- a\rSELECT 2;\r", "SELECT 1", "SELECT 2"),
                script("byte-order mark", "\ufeffSELECT 1; SELECT 2", "SELECT 1", "SELECT 2"),
                script("a blank that is none", "SELECT 1\u00a0; SELECT 2", "SELECT 1\u00a0", "SELECT 2"),
                script("no semicolon at the end", "SELECT 1", "SELECT 1"),
                script("nothing", ""),
                script(
                        "letters beyond ASCII",
                        "SELECT größe, \"名;前\", '😀;'; SELECT 2",
                        "SELECT größe, \"名;前\", '😀;'",
                        "SELECT 2"),
                script("a command of psql", "\\set x 'a;b'\nSELECT 1;\n\\echo done;\nSELECT 2", "SELECT 1", "SELECT 2"),
                script(
                        "a command sends",
                        "SELECT 'DROP TABLE a' \\gexec\nSELECT 2;",
                        "SELECT 'DROP TABLE a'",
                        "SELECT 2"),
                script("array slices and casts", "SELECT a[1:2]::int[]; SELECT 2", "SELECT a[1:2]::int[]", "SELECT 2"));
    }

    static Stream<Arguments> copies() {
        return Stream.of(
                script("rows", "COPY t FROM stdin;\n1\t'\n;\n\\.\nSELECT 2;", "COPY t FROM stdin", "SELECT 2"),
                script(
                        "rows in CSV",
                        "COPY s.\"t\" (a, b) FROM STDIN WITH (FORMAT csv);\r\n\"a;\",$$\r\n\\.\r\nSELECT 2",
                        "COPY s.\"t\" (a, b) FROM STDIN WITH (FORMAT csv)",
                        "SELECT 2"),
                script("no rows", "COPY t FROM stdin; -- none\n\\.\nSELECT 2", "COPY t FROM stdin", "SELECT 2"),
                script("to stdout", "COPY (SELECT 1) TO stdout; SELECT 2", "COPY (SELECT 1) TO stdout", "SELECT 2"),
                script("from a file", "COPY t FROM '/a;b'; SELECT 2", "COPY t FROM '/a;b'", "SELECT 2"));
    }

    static Stream<Arguments> mariaDb() {
        String procedure =
                "CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; CASE 1 WHEN 1 THEN SELECT 2; END CASE; END";
        String trigger =
                "CREATE DEFINER=`root`@`%` TRIGGER t BEFORE INSERT ON a FOR EACH ROW\nBEGIN\n  SET NEW.b = 1;\nEND";
        return Stream.of(
                script("hash comment", "SELECT 1 # a;\n; SELECT 2", "SELECT 1", "SELECT 2"),
                script("dashes need a blank", "SELECT 5--1; SELECT 2 -- c;\n", "SELECT 5--1", "SELECT 2"),
                script(
                        "backslash escapes",
                        "SELECT 'a\\'; b', \"c\\\";\"; SELECT 2",
                        "SELECT 'a\\'; b', \"c\\\";\"",
                        "SELECT 2"),
                script("backticks", "SELECT `a;``b\\`; SELECT 2", "SELECT `a;``b\\`", "SELECT 2"),
                script("comments do not nest", "SELECT /* /* ; */ 1; SELECT 2", "SELECT /* /* ; */ 1", "SELECT 2"),
                script(
                        "executable comment",
                        "/*!40101 SET NAMES utf8 */; /*M!100100 SET a=1 */; SELECT 2",
                        "/*!40101 SET NAMES utf8 */",
                        "/*M!100100 SET a=1 */",
                        "SELECT 2"),
                script(
                        "delimiter",
                        "DELIMITER //\n" + procedure + " //\ndelimiter ;\nSELECT 2;",
                        procedure,
                        "SELECT 2"),
                script(
                        "dollars touch the word",
                        "DELIMITER $$\n" + trigger + "$$\nDELIMITER ;\nSELECT 2",
                        trigger,
                        "SELECT 2"),
                script("a routine without a delimiter", procedure + "; SELECT 2", procedure, "SELECT 2"),
                script("a trigger without a delimiter", trigger + ";\nSELECT 2", trigger, "SELECT 2"),
                script(
                        "a table of events",
                        "CREATE TABLE event (begin int); SELECT 2",
                        "CREATE TABLE event (begin int)",
                        "SELECT 2"),
                script(
                        "nested blocks",
                        "CREATE PROCEDURE p() BEGIN BEGIN END; IF 1 THEN SELECT 1; END IF; END; SELECT 2",
                        "CREATE PROCEDURE p() BEGIN BEGIN END; IF 1 THEN SELECT 1; END IF; END",
                        "SELECT 2"),
                script("an open parenthesis", "SELECT (1; SELECT 2", "SELECT (1", "SELECT 2"),
                script(
                        "a column named delimiter",
                        "SELECT a,\n delimiter, b; SELECT 2",
                        "SELECT a,\n delimiter, b",
                        "SELECT 2"));
    }

    private static Arguments script(String name, String script, String... statements) {
        return arguments(name, script, List.of(statements));
    }
}
