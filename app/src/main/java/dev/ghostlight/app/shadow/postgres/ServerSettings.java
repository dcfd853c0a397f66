package dev.ghostlight.app.shadow.postgres;

import java.util.Map;

/** What a server that lives for seconds, and whose data nobody needs, is told. */
final class ServerSettings {
    /** What others may change. */
    static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("fsync", "off"),
            Map.entry("full_page_writes", "off"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("shared_buffers", "16MB"),
            Map.entry("autovacuum", "off"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_worker_processes", "0"),
            Map.entry("max_connections", "16"),
            // One statement may lock thousands of partitions.
            Map.entry("max_locks_per_transaction", "1024"),
            Map.entry("max_pred_locks_per_transaction", "10"),
            Map.entry("max_prepared_transactions", "4"),
            Map.entry("temp_file_limit", "4GB"),
            Map.entry("jit", "off"),
            Map.entry("TimeZone", "UTC"));

    /** What keeps it apart from the world, and readable. */
    static final Map<String, String> FIXED = Map.of(
            "listen_addresses", "",
            "lc_messages", "C",
            "logging_collector", "off",
            "log_min_messages", "log",
            "log_min_error_statement", "panic");

    private ServerSettings() {}
}
