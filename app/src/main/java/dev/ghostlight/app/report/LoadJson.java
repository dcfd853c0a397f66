package dev.ghostlight.app.report;

import dev.ghostlight.core.load.Curve;
import dev.ghostlight.core.load.LoadForecast;
import dev.ghostlight.core.load.Overload;
import dev.ghostlight.core.load.Proposal;
import dev.ghostlight.core.load.Remedy;
import dev.ghostlight.core.load.StoreLoad;
import dev.ghostlight.core.load.StoreLoad.Wave;
import dev.ghostlight.core.model.Quantity;
import dev.ghostlight.core.model.Schedule;

/** Writes the load forecast's part of the contract. */
final class LoadJson {
    private final JsonOutput out;

    LoadJson(JsonOutput out) {
        this.out = out;
    }

    /** The properties of the load forecast, into the object that is open. */
    void write(LoadForecast forecast) {
        out.objects("load", forecast.stores(), load -> {
            store(load);
            series(load.curve());
        });
        out.object("plan", () -> plan(forecast.planned()));
        out.object("schedule", () -> schedule(forecast.proposal()));
        LoadForecast.Rollback rollback = forecast.rollback();
        out.object("rollback", () -> {
            out.truth("fromWarm", rollback.fromWarm());
            out.seconds("beginsAtSeconds", rollback.beginsAtSeconds());
            out.object("plan", () -> plan(rollback.planned()));
            out.objects("load", rollback.stores(), this::store);
            out.object("schedule", () -> schedule(rollback.proposal()));
        });
        out.objects("remedies", forecast.remedies(), this::remedy);
    }

    private void store(StoreLoad load) {
        out.text("store", load.store().name());
        switch (load.store().capacityPerSecond()) {
            case Quantity.Known(double capacity) -> out.rate("capacityPerSecond", capacity);
            case Quantity.Unknown() -> out.nothing("capacityPerSecond");
        }
        out.rate("baselinePerSecond", load.store().baselinePerSecond());
        out.rate("steadyPerSecond", load.steadyPerSecond());
        out.rate("peakPerSecond", load.peakPerSecond());
        out.seconds("peakAtSeconds", load.peakAtSeconds());
        out.rate("busiestSecondCalls", load.busiestSecondCalls());
        out.seconds("busiestAtSeconds", load.busiestAtSeconds());
        out.rate("busiestWithMarginCalls", load.busiestWithMarginCalls());
        out.seconds("secondsAboveCapacity", load.secondsAboveCapacity());
        out.seconds("secondsAboveCapacityToFirstExpiry", load.secondsAboveCapacityToFirstExpiry());
        out.rate("firstSecondCalls", load.firstSecondCalls());
        out.rate("totalCalls", load.totalCalls());
        out.seconds("totalSeconds", load.totalSeconds());
        wave("secondWave", load, 2);
        wave("thirdWave", load, 3);
        switch (load.overload()) {
            case Overload.None(), Overload.Recovers _ -> out.truth("recovers", true);
            case Overload.Never _ -> out.truth("recovers", false);
            case Overload.Unknown _ -> out.nothing("recovers");
        }
        out.object("overload", () -> overload(load.overload()));
    }

    private void wave(String name, StoreLoad load, int number) {
        for (Wave wave : load.waves()) {
            if (wave.number() == number) {
                out.object(name, () -> {
                    out.rate("peakPerSecond", wave.peakPerSecond());
                    out.seconds("atSeconds", wave.atSeconds());
                });
                return;
            }
        }
        out.nothing(name);
    }

    private void overload(Overload overload) {
        switch (overload) {
            case Overload.None() -> out.text("outcome", "none");
            case Overload.Recovers recovers -> {
                out.text("outcome", "recovers");
                out.seconds("afterSeconds", recovers.afterSeconds());
                out.rate("refusedRequests", recovers.refusedRequests());
                out.rate("lateRequests", recovers.lateRequests());
                out.seconds("longestWaitSeconds", recovers.longestWaitSeconds());
            }
            case Overload.Never never -> {
                out.text("outcome", "never");
                out.seconds("fromSeconds", never.fromSeconds());
                out.rate("offeredPerSecond", never.offeredPerSecond());
                out.rate("failingRequestsPerSecond", never.failingRequestsPerSecond());
            }
            case Overload.Unknown unknown -> {
                out.text("outcome", "unknown");
                out.text("missing", unknown.missing());
            }
        }
    }

    private void series(Curve curve) {
        out.array("series", () -> {
            for (int i = 0; i < curve.size(); i++) {
                double at = curve.atSeconds().get(i);
                double rate = curve.perSecond().get(i);
                out.array(() -> {
                    out.seconds(at);
                    out.rate(rate);
                });
            }
        });
    }

    private void plan(Schedule schedule) {
        starts(schedule);
        out.seconds("makespanSeconds", schedule.makespanSeconds());
    }

    private void schedule(Proposal proposal) {
        switch (proposal) {
            case Proposal.Safe(
                    int batch,
                    double uniformGapSeconds,
                    double uniformMakespanSeconds,
                    Schedule fastest) -> {
                out.truth("safe", true);
                out.rate("batch", batch);
                out.seconds("uniformGapSeconds", uniformGapSeconds);
                out.seconds("uniformMakespanSeconds", uniformMakespanSeconds);
                out.seconds("makespanSeconds", fastest.makespanSeconds());
                starts(fastest);
            }
            case Proposal.NoneSafe(String reason) -> {
                out.truth("safe", false);
                noSchedule(reason);
            }
            case Proposal.Unknown(String reason) -> {
                out.nothing("safe");
                noSchedule(reason);
            }
        }
    }

    private void noSchedule(String reason) {
        out.nothing("batch");
        out.nothing("uniformGapSeconds");
        out.nothing("uniformMakespanSeconds");
        out.nothing("makespanSeconds");
        out.array("starts", () -> {});
        out.text("reason", reason);
    }

    private void starts(Schedule schedule) {
        out.array("starts", () -> {
            for (int i = 0; i < schedule.nodes(); i++) {
                out.seconds(schedule.starts().get(i));
            }
        });
    }

    private void remedy(Remedy remedy) {
        out.text("what", remedy.what());
        out.rate("peakPerSecond", remedy.peakPerSecond());
        out.truth("safe", remedy.safe());
        out.seconds("makespanSeconds", remedy.makespanSeconds());
    }
}
