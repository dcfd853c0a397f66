package dev.ghostlight.core.migration.rules;

import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.sql.Block;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.Statement;
import dev.ghostlight.core.migration.trace.MigrationTrace;
import dev.ghostlight.core.migration.trace.Relation;
import dev.ghostlight.core.migration.trace.StatementTrace;
import dev.ghostlight.core.migration.trace.StatementTrace.Basis;
import dev.ghostlight.core.model.Assumption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says by known rules what PostgreSQL does for migrations that follow each other, without a server.
 *
 * <p>Faster than a shadow, and it knows less: what a function or a DO block does, and what statements do that these
 * rules do not know, is said to be unknown. The rules are what was measured on PostgreSQL 14 to 18, and are held
 * against the shadow. For one thread.
 */
public final class PostgresRules {
    private final DatabaseFacts facts;
    private final StatementRules rules;

    /** For a database of which nothing is known yet but these facts. */
    public PostgresRules(DatabaseFacts facts) {
        this.facts = facts;
        KnownSchema schema = new KnownSchema();
        facts.settings().entrySet().stream()
                .filter(setting -> setting.getKey().equalsIgnoreCase("TimeZone"))
                .forEach(setting -> schema.takeZone(setting.getValue()));
        this.rules = new StatementRules(schema);
    }

    /** Heeds a migration that made the schema what it is. */
    public void applied(Migration migration) {
        migration.statements().forEach(statement -> rules.of(statement.text(), Set.of()));
    }

    /** Says what a migration does, and heeds it. */
    public Known trace(Migration migration) {
        Set<String> made = new HashSet<>();
        List<StatementTrace> traces = new ArrayList<>();
        Set<Integer> unknown = new HashSet<>();
        List<Assumption> assumptions = new ArrayList<>();
        for (Block block : migration.blocks()) {
            for (Statement statement : block.statements()) {
                Rule rule = rules.of(statement.text(), made);
                rule.created().stream().map(Relation::name).forEach(made::add);
                traces.add(trace(statement, rule));
                if (!rule.unknown().isEmpty()) {
                    unknown.add(statement.number());
                }
                rule.unknown()
                        .forEach(what -> assumptions.add(new Assumption(
                                statement.where(),
                                what,
                                "nothing: without a shadow it is not known",
                                "run it without --static")));
            }
        }
        return new Known(new MigrationTrace(migration, facts.engine(), traces), unknown, assumptions);
    }

    private static StatementTrace trace(Statement statement, Rule rule) {
        return new StatementTrace(
                statement,
                Basis.RULES,
                rule.isAlone(),
                rule.locks(),
                rule.work(),
                rule.created(),
                rule.dropped(),
                List.of(),
                Optional.empty());
    }
}
