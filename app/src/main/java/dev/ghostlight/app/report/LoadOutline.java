package dev.ghostlight.app.report;

import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.core.load.LoadForecast;
import dev.ghostlight.core.load.Proposal;
import dev.ghostlight.core.load.Remedy;
import dev.ghostlight.core.load.StoreLoad;
import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Schedule;
import dev.ghostlight.core.model.Show;
import java.util.ArrayList;
import java.util.List;

/** Lays out the load forecast. */
final class LoadOutline {
    private static final String REMEDIES =
            "Each change alone, computed under the planned rollout, the most helpful first.";

    private LoadOutline() {}

    /** What every store sees. */
    static Section load(LoadForecast forecast) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of("Store", "Capacity", "Peak", "Above capacity", "Then"),
                forecast.stores().stream().map(LoadOutline::row).toList()));
        TimeAxis time = TimeAxis.over(forecast.stores());
        blocks.add(new Block.LoadChart(time));
        for (StoreLoad load : forecast.stores()) {
            blocks.add(new Block.StoreNumbers(load, time, numbers(load)));
        }
        return new Section("Load on the stores", blocks);
    }

    /** How to roll out and back, and what else would help. */
    static List<Section> ways(LoadForecast forecast) {
        List<Section> sections = new ArrayList<>();
        sections.add(rollout(forecast));
        if (!forecast.remedies().isEmpty()) {
            sections.add(new Section(
                    "What else would help", List.of(new Block.Paragraph(REMEDIES), remedies(forecast.remedies()))));
        }
        sections.add(rollback(forecast.rollback()));
        return sections;
    }

    private static List<String> row(StoreLoad load) {
        return List.of(
                load.store().name(),
                capacity(load),
                Show.rate(load.peakPerSecond()),
                aboveCapacity(load),
                Phrases.outcome(load.overload()));
    }

    private static String capacity(StoreLoad load) {
        return switch (load.store().capacityPerSecond()) {
            case Quantity.Known(double value) -> Show.rate(value);
            case Quantity.Unknown() -> "unknown";
        };
    }

    private static String aboveCapacity(StoreLoad load) {
        if (!(load.store().capacityPerSecond() instanceof Quantity.Known(double capacity))) {
            return "unknown";
        }
        if (load.secondsAboveCapacity() > 0) {
            return Show.seconds(load.secondsAboveCapacity());
        }
        return load.peakPerSecond() > capacity ? "no whole second" : "never";
    }

    private static String whenAboveCapacity(StoreLoad load) {
        double later = load.secondsAboveCapacityAfterFirstExpiry();
        if (later == 0) {
            return aboveCapacity(load);
        }
        String after = Show.seconds(later) + " after the first expiry";
        double first = load.secondsAboveCapacityToFirstExpiry();
        return first > 0 ? Show.seconds(first) + ", and " + after : after;
    }

    private static List<Field> numbers(StoreLoad load) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Peak", peak(load)));
        fields.add(new Field("Busiest second", busiest(load)));
        fields.add(new Field("Above capacity", whenAboveCapacity(load)));
        fields.add(new Field(
                "To first expiry", Show.count(load.totalCalls()) + " calls in " + Show.seconds(load.totalSeconds())));
        for (Wave wave : load.waves()) {
            if (wave.number() == 2 || wave.number() == 3) {
                String name = wave.number() == 2 ? "Second wave" : "Third wave";
                fields.add(new Field(name, Show.rate(wave.peakPerSecond()) + " at " + Show.seconds(wave.atSeconds())));
            }
        }
        fields.add(new Field("When warm", Show.rate(load.steadyPerSecond()) + baseline(load)));
        fields.add(new Field("Overload", Phrases.overload(load.overload())));
        return fields;
    }

    private static String peak(StoreLoad load) {
        String peak = Show.rate(load.peakPerSecond()) + " at " + Show.seconds(load.peakAtSeconds());
        if (!(load.store().capacityPerSecond() instanceof Quantity.Known(double capacity))) {
            return peak + "; its capacity is unknown";
        }
        String held = load.peakPerSecond() <= capacity || capacity == 0
                ? ", against"
                // What the capacity is held against is the busiest second, which this peak is only a part of.
                : load.secondsAboveCapacity() == 0
                        ? ", for an instant above"
                        : ", " + Show.count(load.peakPerSecond() / capacity) + " times";
        return peak + held + " its capacity of " + Show.rate(capacity);
    }

    private static String busiest(StoreLoad load) {
        String calls = Show.count(load.busiestSecondCalls()) + " calls at " + Show.seconds(load.busiestAtSeconds());
        return load.busiestWithMarginCalls() > load.busiestSecondCalls()
                ? calls + ", with the margin " + Show.count(load.busiestWithMarginCalls())
                : calls;
    }

    private static String baseline(StoreLoad load) {
        double baseline = load.store().baselinePerSecond();
        return baseline > 0 ? ", of which " + Show.rate(baseline) + " do not come from these caches" : "";
    }

    private static Section rollout(LoadForecast forecast) {
        List<Block> blocks = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Planned", Phrases.schedule(forecast.planned()) + "; " + safety(forecast.stores())));
        fields.addAll(proposal(forecast.proposal()));
        blocks.add(new Block.Fields(fields));
        double downtime = forecast.facts().fleet().downtimeSeconds();
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane("planned", forecast.planned(), downtime));
        if (forecast.proposal() instanceof Proposal.Safe proposed) {
            lanes.add(new Lane("fastest safe", proposed.fastest(), downtime));
        }
        blocks.add(new Block.ScheduleChart(lanes));
        return new Section("Safe rollout", blocks);
    }

    private static String safety(List<StoreLoad> stores) {
        return stores.stream()
                .filter(load -> !load.isSafe())
                .map(load -> safety(load) + " for " + load.store().name())
                .findFirst()
                .orElse("safe");
    }

    private static String safety(StoreLoad load) {
        return load.isSafe()
                ? "safe"
                : load.store().capacityPerSecond().isKnown() ? "not safe" : "not known to be safe";
    }

    private static List<Field> proposal(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Safe(int batch, double gapSeconds, double makespanSeconds, Schedule fastest) ->
                List.of(
                        new Field("Fastest safe", Phrases.schedule(fastest)),
                        new Field(
                                "Smallest even gap",
                                Double.isInfinite(gapSeconds)
                                        ? "no even gap is safe"
                                        : Show.seconds(gapSeconds)
                                                + (batch == 1 ? "" : " between batches of " + Show.count(batch))
                                                + ", which takes "
                                                + Show.seconds(makespanSeconds)));
            case Proposal.NoneSafe(String reason) -> List.of(new Field("Fastest safe", "none: " + reason));
            case Proposal.Unknown(String reason) -> List.of(new Field("Fastest safe", "unknown: " + reason));
        };
    }

    private static Block remedies(List<Remedy> remedies) {
        return new Block.Table(
                List.of("Change", "Peak", "Safe", "Fastest safe"),
                remedies.stream()
                        .map(remedy -> List.of(
                                remedy.what(),
                                Show.rate(remedy.peakPerSecond()),
                                remedy.safe() ? "yes" : "no",
                                Double.isInfinite(remedy.makespanSeconds())
                                        ? "none"
                                        : Show.seconds(remedy.makespanSeconds())))
                        .toList());
    }

    private static Section rollback(LoadForecast.Rollback rollback) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(
                "Begun",
                rollback.fromWarm()
                        ? "when the caches are warm again; earlier it costs less"
                        : Show.seconds(rollback.beginsAtSeconds())
                                + " after the rollout began, when the last node has come back with empty caches; later"
                                + " it costs less"));
        fields.add(new Field("Planned", Phrases.schedule(rollback.planned())));
        for (StoreLoad load : rollback.stores()) {
            fields.add(new Field(
                    load.store().name(), safety(load) + ": " + peak(load) + "; " + Phrases.outcome(load.overload())));
        }
        fields.addAll(proposal(rollback.proposal()));
        return new Section("Rolling back", List.of(new Block.Fields(fields)));
    }
}
