package dev.ghostlight.app.report;

import dev.ghostlight.core.load.Overload;
import dev.ghostlight.core.migration.clients.Estimate;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Evidence;
import dev.ghostlight.core.model.Place;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import dev.ghostlight.core.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The words for values that several formats show. */
final class Phrases {
    private static final String PER_SECOND = "PerSecond";
    private static final String SECONDS = "Seconds";
    private static final String BYTES = "Bytes";
    private static final int MOST_RUNS = 12;

    private Phrases() {}

    /** The verdict in one sentence, for every verb. */
    static String headline(Report report) {
        if (report.judged().isPresent()) {
            return JudgeOutline.headline(report.judged().get());
        }
        String subject = "The " + (report.verb().equals("migrate") ? "migration" : report.verb()) + " for "
                + report.service() + " in " + report.environment();
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = report.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + word(severity) + (count == 1 ? "" : "s"));
            }
        }
        String found = counts.isEmpty() ? "nothing" : String.join(", ", counts);
        return subject
                + switch (report.verdict()) {
                    case DANGER -> " found " + found + ".";
                    case HOLD -> " lacks a fact that decides; so far it found " + found + ".";
                    case CLEAR -> " found no danger" + (counts.isEmpty() ? "." : ": " + found + ".");
                };
    }

    /** The word of a severity, as the contract writes it. */
    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** The word of a verdict, as the contract writes it. */
    static String word(Report report) {
        return report.judged()
                .map(judged -> judged.judgement().verdict().name())
                .orElse(report.verdict().name())
                .toLowerCase(Locale.ROOT);
    }

    /** The word of what a verdict comes to, whoever gave it. */
    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** A place with its line: {@code ghostlight.yaml:12 /environments/prod/fleet}. */
    static String place(Place place) {
        return place.file()
                + (place.line() > 0 ? ":" + place.line() : "")
                + (place.pointer().isEmpty() ? "" : " " + place.pointer());
    }

    /** What was assumed, for what, and how to give the fact. */
    static String assumption(Assumption assumption) {
        return assumption.assumed() + " (" + assumption.missing() + "; " + assumption.provide() + ")";
    }

    /** A time with its ends: {@code 18 m (11 m to 36 m)}; {@code unknown} where nobody can tell. */
    static String seconds(Estimate seconds) {
        return estimate(seconds, Show::seconds);
    }

    /** A count with its ends. */
    static String count(Estimate count) {
        return estimate(count, value -> Show.count(Math.rint(value)));
    }

    /** A size with its ends. */
    static String bytes(Estimate bytes) {
        return estimate(bytes, Show::bytes);
    }

    private static String estimate(Estimate estimate, DoubleFunction<String> show) {
        if (!estimate.isKnown()) {
            return estimate.low() > 0 ? show.apply(estimate.low()) + " or more" : "unknown";
        }
        String expected = show.apply(estimate.expected());
        String low = show.apply(estimate.low());
        if (Double.isInfinite(estimate.high())) {
            boolean isLess = estimate.low() > 0 && !low.equals(expected);
            return isLess ? expected + " (at least " + low + ")" : expected + " or more";
        }
        String high = show.apply(estimate.high());
        return low.equals(high) ? expected : expected + " (" + low + " to " + high + ")";
    }

    /** A number with its name in words: {@code peak 8,000/s} for {@code peakPerSecond}. */
    static String evidence(Evidence evidence) {
        String name = evidence.name();
        double value = evidence.value();
        if (name.endsWith(PER_SECOND) && name.length() > PER_SECOND.length()) {
            return words(name.substring(0, name.length() - PER_SECOND.length())) + " " + Show.rate(value);
        }
        if (name.endsWith(SECONDS) && name.length() > SECONDS.length()) {
            return words(name.substring(0, name.length() - SECONDS.length())) + " " + Show.seconds(value);
        }
        if (name.endsWith(BYTES) && name.length() > BYTES.length()) {
            return words(name.substring(0, name.length() - BYTES.length())) + " " + Show.bytes(value);
        }
        return words(name) + " " + Show.count(value);
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** What becomes of an overload, in a few words. */
    static String outcome(Overload overload) {
        return switch (overload) {
            case Overload.None() -> "no queue builds";
            case Overload.Recovers recovers -> "recovers after " + Show.seconds(recovers.afterSeconds());
            case Overload.Never _ -> "never recovers";
            case Overload.Unknown _ -> "unknown";
        };
    }

    /** What becomes of an overload, and what it costs. */
    static String overload(Overload overload) {
        return outcome(overload)
                + switch (overload) {
                    case Overload.None() -> "";
                    case Overload.Recovers recovers -> cost(recovers);
                    case Overload.Never never ->
                        ": from " + Show.seconds(never.fromSeconds()) + " on it is asked for "
                                + Show.rate(never.offeredPerSecond()) + ", and "
                                + Show.rate(never.failingRequestsPerSecond()) + " of requests fail";
                    case Overload.Unknown unknown -> ", as these facts are missing: " + unknown.missing();
                };
    }

    private static String cost(Overload.Recovers recovers) {
        String wait = ", the longest wait is " + Show.seconds(recovers.longestWaitSeconds());
        if (recovers.refusedRequests() + recovers.lateRequests() == 0) {
            return wait;
        }
        List<String> costs = new ArrayList<>();
        if (recovers.refusedRequests() > 0) {
            costs.add(Show.count(recovers.refusedRequests()) + " requests are refused");
        }
        if (recovers.lateRequests() > 0) {
            costs.add(Show.count(recovers.lateRequests()) + " requests are answered too late");
        }
        return "; " + String.join(" and ", costs) + wait;
    }

    /** A schedule in a few words: {@code 50 nodes in 3 h 16 m, 1 every 4 m}. */
    static String schedule(Schedule schedule) {
        String nodes = Show.count(schedule.nodes()) + (schedule.nodes() == 1 ? " node" : " nodes");
        if (schedule.makespanSeconds() == 0) {
            return schedule.nodes() == 1 ? nodes : nodes + ", all at once";
        }
        List<Run> runs = runs(schedule);
        double gapSeconds = runs.get(1).startSeconds() - runs.get(0).startSeconds();
        return nodes + " in " + Show.seconds(schedule.makespanSeconds())
                + (isEven(runs, gapSeconds)
                        ? ", " + Show.count(runs.get(0).nodes()) + " every " + Show.seconds(gapSeconds)
                        : ": " + starts(schedule));
    }

    /** The last batch may be smaller. */
    private static boolean isEven(List<Run> runs, double gapSeconds) {
        for (int i = 1; i < runs.size(); i++) {
            boolean isSameSize = i == runs.size() - 1
                    ? runs.get(i).nodes() <= runs.get(0).nodes()
                    : runs.get(i).nodes() == runs.get(0).nodes();
            double gap = runs.get(i).startSeconds() - runs.get(i - 1).startSeconds();
            if (!isSameSize || Math.abs(gap - gapSeconds) > 0.0005) {
                return false;
            }
        }
        return true;
    }

    /** Start times with equal ones counted, shortened: {@code 0s x5, 1s, 3s and 40 more}. */
    private static String starts(Schedule schedule) {
        List<Run> runs = runs(schedule);
        String shown = runs.stream()
                .limit(MOST_RUNS)
                .map(run -> Decimals.seconds(run.startSeconds()).toPlainString() + "s"
                        + (run.nodes() > 1 ? " x" + run.nodes() : ""))
                .collect(Collectors.joining(", "));
        int rest = runs.stream().skip(MOST_RUNS).mapToInt(Run::nodes).sum();
        return rest == 0 ? shown : shown + " and " + Show.count(rest) + " more (all: --format json)";
    }

    private static List<Run> runs(Schedule schedule) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < schedule.nodes(); i++) {
            double start = schedule.starts().get(i);
            if (!runs.isEmpty() && runs.getLast().startSeconds() == start) {
                runs.set(runs.size() - 1, new Run(start, runs.getLast().nodes() + 1));
            } else {
                runs.add(new Run(start, 1));
            }
        }
        return runs;
    }

    private record Run(double startSeconds, int nodes) {}
}
