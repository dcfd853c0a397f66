package dev.ghostlight.app.report;

import dev.ghostlight.core.model.Schedule;

/**
 * One schedule in a drawing.
 *
 * @param title what it is
 * @param schedule when each node restarts
 * @param downtimeSeconds how long each is out
 */
record Lane(String title, Schedule schedule, double downtimeSeconds) {}
