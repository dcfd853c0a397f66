package dev.ghostlight.app.migrations;

import dev.ghostlight.app.migrations.Assembler.Part;
import dev.ghostlight.core.migration.sql.Migration;
import dev.ghostlight.core.migration.sql.ScriptText;
import dev.ghostlight.core.migration.sql.runner.TransactionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL that {@code rails db:migrate} prints, and {@code structure.sql}. The log holds each BEGIN and COMMIT, so the
 * transactions are those that were. Migrations in Ruby are refused: only Rails knows their SQL.
 */
final class RailsLog {
    private static final String COLOUR = "(?:\\x1b\\[[0-9;]*m){0,8}";
    /** A query: its label, its time, its text. */
    private static final Pattern QUERY =
            Pattern.compile("(?:\\S.*DEBUG -- :)?[ \\t]*" + COLOUR + "[ \\t]*([A-Za-z:]*(?: [A-Za-z?]+){0,6})[ \\t]*"
                    + "\\(\\d+(?:\\.\\d+)?ms\\)" + COLOUR + "[ \\t]+(\\S.*)");

    private static final Pattern BEGINS =
            Pattern.compile(".*?(?:Migrating to \\w+ \\((\\d+)\\)|== (\\d+) \\w+: migrating =*).*");
    private static final Pattern NOISE =
            Pattern.compile("(?:== |-- \\w+\\(|   -> |\\S.*(?:DEBUG|INFO) -- :|\\S.* -- : ).*");
    private static final Pattern ANSI = Pattern.compile("\\x1b\\[[0-9;]*m");
    private static final Pattern BINDINGS = Pattern.compile("[ \\t]+\\[\\[.*]][ \\t]*$");
    private static final Pattern LABEL_OF_RAILS =
            Pattern.compile(".*(?:SchemaMigration|InternalMetadata|SCHEMA|CACHE).*");
    private static final Pattern LOCK_OF_RAILS =
            Pattern.compile("(?i)SELECT (?:pg_try_advisory_lock|pg_advisory_unlock|GET_LOCK|RELEASE_LOCK)\\(.*");

    private final Assembler assembler;

    RailsLog(Assembler assembler) {
        this.assembler = assembler;
    }

    static boolean isLog(String text) {
        return text.lines().limit(1_000).anyMatch(line -> QUERY.matcher(line).matches());
    }

    List<Migration> read(List<MigrationFile> files) {
        List<MigrationFile> inRuby =
                files.stream().filter(file -> file.name().endsWith(".rb")).toList();
        if (!inRuby.isEmpty()) {
            refuse(inRuby);
            return List.of();
        }
        List<Migration> migrations = new ArrayList<>();
        for (MigrationFile file : files) {
            if (isLog(file.text())) {
                migrations.addAll(log(file));
            } else {
                Part part = Part.whole(file.title(), ScriptText.of(file.shown(), file.text()));
                migrations.add(assembler.migration(part, _ -> TransactionRule.EACH));
            }
        }
        return migrations;
    }

    private void refuse(List<MigrationFile> files) {
        assembler
                .problems()
                .add(
                        files.getFirst().shown(),
                        files.size() + " migrations are written in Ruby, and only Rails knows their SQL",
                        "Give what Rails prints: run 'bin/rails db:migrate' on a development database, and name the"
                                + " part of log/development.log that it wrote, or pipe it in");
    }

    private List<Migration> log(MigrationFile file) {
        List<Migration> migrations = new ArrayList<>();
        StringBuilder sql = new StringBuilder(file.text().length());
        String name = file.title();
        int start = 0;
        int offset = 0;
        boolean isOpen = false;
        List<Part> parts = new ArrayList<>();
        for (String line : lines(file.text())) {
            Matcher begins = BEGINS.matcher(line.stripTrailing());
            String version = begins.matches() ? version(begins) : "";
            if (!version.isEmpty() && !version.equals(name)) {
                parts.add(part(name, start, offset));
                name = version;
                start = offset;
            }
            Line read = Line.of(line, isOpen);
            isOpen = read.isOpen();
            sql.append(read.sql());
            offset += line.length();
        }
        parts.add(part(name, start, offset));
        ScriptText text = ScriptText.of(file.shown(), sql.toString());
        for (Part part : parts) {
            Part placed = new Part(part.name(), text, part.start(), part.end(), ";");
            Migration migration = assembler.migration(placed, _ -> TransactionRule.EACH);
            if (!migration.blocks().isEmpty()) {
                migrations.add(migration);
            }
        }
        return migrations;
    }

    private static Part part(String name, int start, int end) {
        return new Part(name, ScriptText.of("", ""), start, end, ";");
    }

    private static String version(Matcher begins) {
        String printed = begins.group(1);
        return printed == null ? begins.group(2) : printed;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start) + 1;
            int to = end == 0 ? text.length() : end;
            lines.add(text.substring(start, to));
            start = to;
        }
        return lines;
    }

    /**
     * A line with all but its SQL blanked out, as long as before so that places stay; what begins anew is set apart by
     * a semicolon.
     */
    private record Line(String sql, boolean isOpen) {
        static Line of(String line, boolean isOpen) {
            String content = line.stripTrailing();
            String end = line.substring(content.length());
            Matcher query = QUERY.matcher(content);
            if (query.matches()) {
                String text = blanked(BINDINGS, blanked(ANSI, query.group(2)));
                boolean isBookkeeping = isBookkeeping(query.group(1), text.strip());
                String kept = isBookkeeping ? " ".repeat(text.length()) : text;
                return new Line(";" + " ".repeat(query.start(2) - 1) + kept + end, !isBookkeeping);
            }
            boolean isNoise =
                    NOISE.matcher(content).matches() || BEGINS.matcher(content).matches();
            if (isOpen && !isNoise) {
                return new Line(blanked(ANSI, content) + end, true);
            }
            return new Line((content.isEmpty() ? "" : ";" + " ".repeat(content.length() - 1)) + end, false);
        }

        /** What Rails asks for itself; models that are loaded change nothing either. */
        private static boolean isBookkeeping(String label, String text) {
            boolean isLoad = !label.isBlank() && text.regionMatches(true, 0, "SELECT", 0, 6);
            return isLoad
                    || LABEL_OF_RAILS.matcher(label).matches()
                    || LOCK_OF_RAILS.matcher(text).matches();
        }

        private static String blanked(Pattern pattern, String text) {
            return pattern.matcher(text)
                    .replaceAll(found -> " ".repeat(found.group().length()));
        }
    }
}
