/** The pure core of Ghostlight: values in, values out. No I/O, no clock, no threads, no logging. */
module dev.ghostlight.core {
    requires static transitive org.jspecify;

    exports dev.ghostlight.core.hazards;
    exports dev.ghostlight.core.judge.errors.assemble;
    exports dev.ghostlight.core.judge.errors.fingerprint;
    exports dev.ghostlight.core.judge.errors.templates;
    exports dev.ghostlight.core.judge.errors;
    exports dev.ghostlight.core.judge.metrics;
    exports dev.ghostlight.core.judge.statistics;
    exports dev.ghostlight.core.judge;
    exports dev.ghostlight.core.load;
    exports dev.ghostlight.core.migration.clients;
    exports dev.ghostlight.core.migration.duration;
    exports dev.ghostlight.core.migration.execute;
    exports dev.ghostlight.core.migration.facts;
    exports dev.ghostlight.core.migration.remedy;
    exports dev.ghostlight.core.migration.rules;
    exports dev.ghostlight.core.migration.sql.meaning;
    exports dev.ghostlight.core.migration.sql.runner;
    exports dev.ghostlight.core.migration.sql;
    exports dev.ghostlight.core.migration.trace;
    exports dev.ghostlight.core.migration;
    exports dev.ghostlight.core.model;
    exports dev.ghostlight.core.testing;
}
