package dev.ghostlight.app.cli;

import dev.ghostlight.app.units.UnitException;
import dev.ghostlight.app.units.Units;
import dev.ghostlight.core.judge.JudgePlan;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that say what a judgement goes by. */
final class JudgePlanOptions {
    private final OptionSpec changedAt = Declare.option(
                    "--changed-at",
                    "TIME",
                    String.class,
                    "When the change began; with the first line of a changed node, or with --follow now, if missing.")
            .build();
    private final OptionSpec watch = Declare.option(
                    "--watch", "DURATION", String.class, "How long it must be watched before it can be promoted.")
            .build();
    private final OptionSpec falseAlarms = Declare.option(
                    "--false-alarms", "PERCENT", String.class, "How likely a false alarm may be; 2%% if missing.")
            .build();
    private final OptionSpec rollbackOn = Declare.option(
                    "--rollback-on", "KIND", String.class, "What needs no proof to go back: new-error.")
            .build();

    void addTo(CommandSpec command) {
        for (OptionSpec option : List.of(changedAt, watch, falseAlarms, rollbackOn)) {
            command.addOption(option);
        }
    }

    /** When the change began, in milliseconds since 1970 UTC, if somebody said so. */
    OptionalLong changedAt() {
        @Nullable String text = changedAt.getValue();
        try {
            return text == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Units.time(text).toEpochMilli());
        } catch (UnitException e) {
            throw wrong("--changed-at: " + e.what() + ". " + e.remedy());
        }
    }

    /** Makes the plan, given when the change began. */
    LongFunction<JudgePlan> plan() {
        double seconds = watchSeconds();
        double alarms = alarms();
        @Nullable String enough = rollbackOn.getValue();
        boolean isNewErrorEnough = enough != null
                && Choice.of(rollbackOn.command().commandLine(), "--rollback-on", enough, List.of("new-error"))
                        .equals("new-error");
        return changed -> new JudgePlan(changed, seconds, alarms, isNewErrorEnough);
    }

    private double watchSeconds() {
        @Nullable String text = watch.getValue();
        try {
            return text == null ? 0 : Units.duration(text);
        } catch (UnitException e) {
            throw wrong("--watch: " + e.what() + ". " + e.remedy());
        }
    }

    private double alarms() {
        @Nullable String text = falseAlarms.getValue();
        try {
            double part = text == null ? JudgePlan.FALSE_ALARMS : Units.percent(text);
            if (!(part > 0 && part < 1)) {
                throw wrong("--false-alarms: '" + text + "' is no probability of something that may happen or not."
                        + " Give one above 0% and below 100%");
            }
            return part;
        } catch (UnitException e) {
            throw wrong("--false-alarms: " + e.what() + ". " + e.remedy());
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(changedAt.command().commandLine(), what);
    }
}
