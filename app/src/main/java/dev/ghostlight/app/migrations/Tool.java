package dev.ghostlight.app.migrations;

/** What runs migrations, and so decides on their order and their transactions. */
public enum Tool {
    FLYWAY("flyway"),
    LIQUIBASE("liquibase"),
    RAILS("rails"),
    GOLANG_MIGRATE("golang-migrate"),
    DBMATE("dbmate"),
    SQITCH("sqitch"),
    /** The database's own client, on plain files. */
    SQL("sql");

    private final String word;

    Tool(String word) {
        this.word = word;
    }

    /** The word for it in configuration and reports. */
    public String word() {
        return word;
    }

    /** Whether the database's own client reads the files, which has commands of its own. */
    boolean isClient() {
        return this == SQL || this == SQITCH;
    }
}
