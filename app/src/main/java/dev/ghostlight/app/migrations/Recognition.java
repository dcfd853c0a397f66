package dev.ghostlight.app.migrations;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises what runs files by their names and first lines. */
final class Recognition {
    private static final Pattern FLYWAY = Pattern.compile("([VUB]\\d[\\d._]*|R)__.*\\.sql(\\.conf)?");
    private static final Pattern GOLANG_MIGRATE = Pattern.compile("\\d+_.*\\.(up|down)\\.sql");
    private static final Pattern RAILS = Pattern.compile("\\d+_\\w+\\.rb");
    private static final int HEADER_CHARACTERS = 100_000;

    private Recognition() {}

    /**
     * A tool, and the sign by which it is known.
     *
     * @param sign such as {@code the file's name V1__a.sql}
     */
    record Recognised(Tool tool, String sign) {}

    static Recognised of(List<MigrationFile> files, Problems problems) {
        Map<Tool, Recognised> found = new EnumMap<>(Tool.class);
        for (MigrationFile file : files) {
            Recognised recognised = of(file);
            if (recognised.tool() != Tool.SQL) {
                found.putIfAbsent(recognised.tool(), recognised);
            }
        }
        if (found.containsKey(Tool.SQITCH)) {
            return found.get(Tool.SQITCH);
        }
        if (found.size() > 1) {
            problems.add(
                    files.getFirst().shown(),
                    "the files are those of several tools: "
                            + found.values().stream()
                                    .map(other -> other.tool().word() + " by " + other.sign())
                                    .collect(Collectors.joining(", ")),
                    "Name the tool, as in tool: "
                            + found.keySet().iterator().next().word());
        }
        return found.isEmpty()
                ? new Recognised(Tool.SQL, "neither name nor first lines of another tool")
                : found.values().iterator().next();
    }

    private static Recognised of(MigrationFile file) {
        String name = file.name();
        String byName = "the file's name " + name;
        if (name.equals("sqitch.plan")) {
            return new Recognised(Tool.SQITCH, byName);
        }
        if (FLYWAY.matcher(name).matches()) {
            return new Recognised(Tool.FLYWAY, byName);
        }
        if (GOLANG_MIGRATE.matcher(name).matches()) {
            return new Recognised(Tool.GOLANG_MIGRATE, byName);
        }
        if (RAILS.matcher(name).matches()) {
            return new Recognised(Tool.RAILS, byName);
        }
        return byText(file);
    }

    private static Recognised byText(MigrationFile file) {
        String head = file.text().substring(0, Math.min(file.text().length(), HEADER_CHARACTERS));
        if (LiquibaseText.isFormatted(head)) {
            return new Recognised(Tool.LIQUIBASE, "the line -- liquibase formatted sql");
        }
        if (DbmateFiles.UP.matcher(head).find()) {
            return new Recognised(Tool.DBMATE, "the line -- migrate:up");
        }
        if (RailsLog.isLog(head)) {
            return new Recognised(Tool.RAILS, "lines of its log");
        }
        return new Recognised(Tool.SQL, "");
    }
}
