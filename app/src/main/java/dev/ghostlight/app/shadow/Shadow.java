package dev.ghostlight.app.shadow;

import dev.ghostlight.app.shadow.fill.Filler;
import dev.ghostlight.app.shadow.postgres.PostgresServer;
import dev.ghostlight.app.shadow.server.ServerException;
import dev.ghostlight.app.shadow.session.Remedies;
import dev.ghostlight.app.shadow.session.Session;
import dev.ghostlight.app.shadow.session.Watch;
import dev.ghostlight.app.shadow.trace.MigrationTracer;
import dev.ghostlight.app.shadow.trace.Traced;
import dev.ghostlight.core.migration.facts.DatabaseFacts;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.model.Assumption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A copy of production's schema with some thousand rows in each table, in a real server, on which migrations are tried.
 *
 * <p>It never touches production, and what runs on it reaches neither the network nor files. For one thread.
 */
public final class Shadow implements AutoCloseable {
    /** What would change how long the shadow waits, and not what the migration does. */
    private static final Set<String> NOT_TAKEN = Set.of(
            "statement_timeout",
            "lock_timeout",
            "transaction_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "client_min_messages",
            "session_replication_role",
            "role",
            "session_authorization");

    /** A database that is never a shadow: one cannot be copied from within. */
    private static final String STANDBY = "template1";

    private final PostgresServer server;
    private final boolean isServerMine;
    private final String database;
    private final DatabaseFacts facts;
    private final ShadowLimits limits;
    private final Watch watch;
    private final List<Assumption> assumptions = new ArrayList<>();
    private int copies;

    private Shadow(
            PostgresServer server, boolean isServerMine, String database, DatabaseFacts facts, ShadowLimits limits) {
        this.server = server;
        this.isServerMine = isServerMine;
        this.database = database;
        this.facts = facts;
        this.limits = limits;
        this.watch = new Watch(limits.statement());
    }

    /**
     * Makes a shadow on a server that was just started; the server goes with it.
     *
     * @param server the server
     * @param facts what is known of production: its tables' rows and shapes, its settings
     * @param schema what makes its schema: the DDL read as a migration, or all earlier migrations in their order
     * @param limits how large, how long
     * @throws ShadowException when the schema cannot be made
     * @throws ServerException when the server is gone
     */
    public static Shadow of(PostgresServer server, DatabaseFacts facts, List<Migration> schema, ShadowLimits limits)
            throws ShadowException, ServerException {
        Shadow shadow = new Shadow(server, true, "postgres", facts, limits);
        boolean isMade = false;
        try {
            shadow.load(schema);
            shadow.fill();
            isMade = true;
            return shadow;
        } catch (SQLException gone) {
            throw gone(gone);
        } finally {
            if (!isMade) {
                shadow.close();
            }
        }
    }

    /**
     * Takes a server for a shadow that was made and filled before; the server goes with it.
     *
     * @param server started on the saved cluster of a shadow for the same facts and schema
     */
    public static Shadow filled(PostgresServer server, DatabaseFacts facts, ShadowLimits limits) {
        return new Shadow(server, true, "postgres", facts, limits);
    }

    /** What was not known of production, and what of it the shadow does without. */
    public List<Assumption> assumptions() {
        return List.copyOf(assumptions);
    }

    /** The server it is on. */
    public PostgresServer server() {
        return server;
    }

    /** What is known of production. */
    public DatabaseFacts facts() {
        return facts;
    }

    /** The name of its database on the server. */
    public String database() {
        return database;
    }

    /**
     * Runs a migration and tells what the server did; its effects stay on the shadow.
     *
     * @throws ServerException when the server is gone
     */
    public Traced trace(Migration migration) throws ServerException {
        try (Session session = session();
                Session superuser = session(PostgresServer.Role.SUPERUSER)) {
            List<Assumption> unknown = new ArrayList<>(unknownSettings(migration));
            Traced traced = MigrationTracer.trace(
                    migration,
                    facts.engine(),
                    session,
                    superuser,
                    () -> session(PostgresServer.Role.SUPERUSER),
                    new Remedies(superuser, server));
            unknown.addAll(traced.assumptions());
            return new Traced(traced.trace(), unknown);
        } catch (SQLException gone) {
            throw gone(gone);
        }
    }

    /**
     * A session of who may migrate, with production's settings.
     *
     * @throws SQLException when the server is gone
     */
    public Session session() throws SQLException {
        Session session = session(PostgresServer.Role.MIGRATOR);
        takeSettings(session);
        return session;
    }

    /**
     * Adds rows to tables.
     *
     * @param rows how many a table shall have, by its name as facts write it
     * @throws SQLException when the server is gone
     */
    public void grow(Map<String, Integer> rows) throws SQLException {
        withoutTriggers(session -> {
            Filler.grow(session, facts, rows);
            return List.of();
        });
    }

    /**
     * Another shadow as this one is now, on the same server; nothing may run on this one meanwhile.
     *
     * @throws ServerException when the server is gone
     */
    public Shadow copy() throws ServerException {
        String name = database + "_" + ++copies;
        try (Session superuser = Session.open(server, PostgresServer.Role.SUPERUSER, STANDBY, watch)) {
            superuser.run("CREATE DATABASE " + name + " TEMPLATE " + database + " OWNER migrator"
                    + (server.major() >= 15 ? " STRATEGY file_copy" : ""));
        } catch (SQLException gone) {
            throw gone(gone);
        }
        Shadow copy = new Shadow(server, false, name, facts, limits);
        copy.assumptions.addAll(assumptions);
        return copy;
    }

    /** Stops the server, if this is the shadow it was started for; a copy only removes its database. */
    @Override
    public void close() throws ServerException {
        if (isServerMine) {
            watch.close();
            server.close();
            return;
        }
        try (Session superuser = Session.open(server, PostgresServer.Role.SUPERUSER, STANDBY, watch)) {
            superuser.run("DROP DATABASE " + database + " WITH (FORCE)");
        } catch (SQLException gone) {
            throw gone(gone);
        } finally {
            watch.close();
        }
    }

    private void load(List<Migration> schema) throws SQLException, ShadowException {
        try (Session session = session(PostgresServer.Role.MIGRATOR);
                Session superuser = session(PostgresServer.Role.SUPERUSER)) {
            SchemaLoader loader = new SchemaLoader(session, new Remedies(superuser, server));
            for (Migration migration : schema) {
                loader.load(migration);
            }
            assumptions.addAll(loader.assumptions());
        }
    }

    private void fill() throws SQLException {
        assumptions.addAll(withoutTriggers(session -> Filler.fill(session, facts, limits.rows())));
    }

    /** Something that is done in a session, and what had to be assumed for it. */
    @FunctionalInterface
    private interface Filling {
        List<Assumption> in(Session session) throws SQLException;
    }

    /**
     * Fills as the owner, so that nothing a user made runs with more rights, but without looking up each row's keys,
     * which are taken from rows that are there. Before version 15 only a superuser may do without.
     */
    private List<Assumption> withoutTriggers(Filling filling) throws SQLException {
        boolean isAllowed = server.major() >= 15;
        try (Session superuser = session(PostgresServer.Role.SUPERUSER);
                Session session = session(PostgresServer.Role.MIGRATOR)) {
            if (isAllowed) {
                superuser.run("GRANT SET ON PARAMETER session_replication_role TO migrator");
                session.run("SET session_replication_role = replica");
            }
            try {
                return filling.in(session);
            } finally {
                if (isAllowed) {
                    superuser.run("REVOKE SET ON PARAMETER session_replication_role FROM migrator");
                }
            }
        }
    }

    private List<Assumption> unknownSettings(Migration migration) {
        return facts.settings().keySet().stream().anyMatch("TimeZone"::equalsIgnoreCase) || !mentionsTime(migration)
                ? List.of()
                : List.of(new Assumption(
                        facts.where().child("settings").child("TimeZone"),
                        "the time zone of the sessions that migrate",
                        "UTC; in another one, changing timestamp to timestamptz or back writes the whole table anew",
                        "settings: { TimeZone: Europe/Berlin }"));
    }

    private void takeSettings(Session session) {
        Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        settings.put("TimeZone", "UTC");
        settings.putAll(facts.settings());
        for (Map.Entry<String, String> each : settings.entrySet()) {
            if (!NOT_TAKEN.contains(each.getKey().toLowerCase(Locale.ROOT))) {
                take(session, each.getKey(), each.getValue());
            }
        }
    }

    private static void take(Session session, String name, String value) {
        try {
            session.run("SELECT pg_catalog.set_config(" + Session.literal(name) + ", " + Session.literal(value)
                    + ", false)");
        } catch (SQLException notOfASession) {
            // Settings of the whole server, such as its memory, do not change what a statement locks.
        }
    }

    private static boolean mentionsTime(Migration migration) {
        return migration.statements().stream()
                .anyMatch(statement -> statement.text().toLowerCase(Locale.ROOT).contains("timestamp"));
    }

    private Session session(PostgresServer.Role role) throws SQLException {
        return Session.open(server, role, database, watch);
    }

    private static ServerException gone(SQLException failure) {
        return new ServerException("the shadow's server", "it failed: " + failure.getMessage(), "Try again.", failure);
    }
}
