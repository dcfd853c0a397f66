package dev.ghostlight.planted.app.report;

import dev.ghostlight.planted.app.config.Config;

/** Fault: a cycle with the configuration. */
public record Report(Config config) {}
