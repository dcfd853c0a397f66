package dev.ghostlight.core.migration.execute;

/** Why an attempt failed. */
public enum Trouble {
    /** It did not get a lock in time. */
    LOCKED,
    /** It had its locks and took longer than it may hold them. */
    TOO_LONG,
    /** The server chose it to end a deadlock or a conflict between transactions. */
    VICTIM,
    /** The statement is wrong for this database, and would be so again. */
    REFUSED,
    /** The connection broke; whether the attempt was committed has to be looked up. */
    DISCONNECTED;

    /** What a server's SQLSTATE says. */
    public static Trouble of(String sqlState) {
        return switch (sqlState) {
            case "55P03" -> LOCKED;
            case "57014" -> TOO_LONG;
            case "40P01", "40001" -> VICTIM;
            default ->
                sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.equals("25P03")
                        ? DISCONNECTED
                        : REFUSED;
        };
    }
}
