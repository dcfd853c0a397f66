package dev.ghostlight.app.migrations;

import dev.ghostlight.core.migration.execute.LockLimits;
import dev.ghostlight.core.migration.remedy.SafeWayScript;
import dev.ghostlight.core.migration.remedy.WayMigration;
import dev.ghostlight.core.migration.sql.Dialect;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Script;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.sql.runner.TransactionRule;
import dev.ghostlight.core.migration.sql.runner.Transactions;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes migrations of texts: splits them, judges client commands, and forms transactions. Used by one thread. */
final class Assembler {
    private final ReadingRules rules;
    private final Tool tool;
    private final Problems problems;
    private final Optional<String> sign;

    /** With the sign by which the tool was recognised, where nobody named it. */
    Assembler(ReadingRules rules, Tool tool, Problems problems, Optional<String> sign) {
        this.rules = rules;
        this.tool = tool;
        this.problems = problems;
        this.sign = sign;
    }

    /**
     * A part of a text that is one migration.
     *
     * @param delimiter what ends its statements; a semicolon save for Liquibase
     */
    record Part(String name, ScriptText text, int start, int end, String delimiter) {
        static Part whole(String name, ScriptText text) {
            return new Part(name, text, 0, text.text().length(), ";");
        }

        Place where() {
            Place begin = text.place(start);
            return start == 0 ? new Place(begin.file(), "", 1, 1) : begin;
        }
    }

    ReadingRules rules() {
        return rules;
    }

    Problems problems() {
        return problems;
    }

    Migration migration(Part part, Function<List<Statement>, TransactionRule> rule) {
        return migration(part, rule, Optional.empty(), List.of());
    }

    Migration migration(
            Part part,
            Function<List<Statement>, TransactionRule> rule,
            Optional<Migration> down,
            List<Assumption> assumed) {
        if (SafeWayScript.isAnnotated(part.text().text()) && rules.dialect() == Dialect.POSTGRESQL) {
            return steps(part, down);
        }
        Script script = Script.of(part.text(), part.start(), part.end(), rules.dialect(), part.delimiter());
        problems.addAll(script.problems());
        ClientCommands.check(script, tool, problems);
        List<Statement> statements = script.statements();
        TransactionRule decided = rule.apply(statements);
        Transactions transactions = Transactions.of(statements, decided, rules.dialect());
        problems.addAll(transactions.problems());
        List<Assumption> assumptions = new ArrayList<>(assumed);
        sign.ifPresent(found -> assumptions.add(recognised(part.where(), found, decided)));
        return new Migration(part.name(), part.where(), runner(), transactions.blocks(), down, assumptions);
    }

    /** Steps that Ghostlight runs itself, whatever runs the other migrations. */
    private Migration steps(Part part, Optional<Migration> down) {
        String text = part.text().text().substring(part.start(), part.end());
        SafeWayScript script = SafeWayScript.of(part.where().file(), text);
        problems.addAll(script.problems());
        Migration named = new Migration(part.name(), part.where(), "", List.of(), down, List.of());
        long lockTimeoutMillis =
                LockLimits.below(LockLimits.ASSUMED_CLIENT_SECONDS).lockTimeoutMillis();
        return WayMigration.of(script.way(), named, lockTimeoutMillis);
    }

    /**
     * The rule of tools that send a text as one query: PostgreSQL runs several statements of one query in one
     * transaction, and a single one by itself; MariaDB commits each.
     */
    TransactionRule asOneQuery(List<Statement> statements) {
        return statements.size() > 1 && rules.dialect() == Dialect.POSTGRESQL
                ? TransactionRule.WHOLE_AGAIN
                : TransactionRule.EACH;
    }

    private String runner() {
        if (tool != Tool.SQL) {
            return tool.word();
        }
        return switch (rules.dialect()) {
            case POSTGRESQL -> "psql";
            case MARIADB -> "mariadb";
        };
    }

    private Assumption recognised(Place where, String found, TransactionRule rule) {
        return new Assumption(
                where,
                "what runs the migration",
                tool.word() + ", by " + found + ": " + rule.words(),
                "tool: " + tool.word());
    }
}
