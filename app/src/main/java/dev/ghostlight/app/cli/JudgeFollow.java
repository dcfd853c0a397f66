package dev.ghostlight.app.cli;

import dev.ghostlight.app.judge.Judged;
import dev.ghostlight.app.judge.LiveJudge;
import dev.ghostlight.app.judge.LiveMetrics;
import dev.ghostlight.app.signals.LineSource;
import dev.ghostlight.core.judge.JudgeVerdict;
import dev.ghostlight.core.judge.Judgement;
import dev.ghostlight.core.model.Finding;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges lines as they come: tells each turn of the verdict, and ends well when the process is told to end. */
final class JudgeFollow {
    private static final long END_SECONDS_MAX = 10;

    private final PrintWriter turns;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<JudgeVerdict> verdict = new AtomicReference<>(JudgeVerdict.HOLD);
    private final Thread judging = Thread.currentThread();

    /** Tells each turn there. */
    JudgeFollow(PrintWriter turns) {
        this.turns = turns;
    }

    /**
     * Follows until there is proof, it was watched long enough, nothing more comes, or the process is told to end.
     *
     * @param made makes the judge, given who takes each turn
     */
    Judged follow(Function<Consumer<Judgement>, LiveJudge> made, LineSource source, LiveMetrics metrics) {
        Thread stop = Thread.ofPlatform().name("stop").unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(stop);
        LiveJudge judge = made.apply(this::say);
        try {
            return judge.judge(source, metrics);
        } catch (InterruptedException _) {
            return judge.last();
        } finally {
            forget(stop);
        }
    }

    /** The report was written. */
    void end() {
        ended.countDown();
    }

    private void say(Judgement judgement) {
        verdict.set(judgement.verdict());
        @Nullable
        Finding reason =
                judgement.findings().isEmpty() ? null : judgement.findings().getFirst();
        turns.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + judgement.verdict()
                + (reason == null
                        ? "  nothing new, nothing worse so far"
                        : "  " + reason.hazard() + ": " + reason.what()));
        turns.flush();
    }

    private void stop() {
        judging.interrupt();
        try {
            ended.await(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime()
                .halt(
                        switch (verdict.get()) {
                            case PROMOTE -> ExitCode.CLEAR;
                            case HOLD -> ExitCode.HOLD;
                            case ROLLBACK -> ExitCode.DANGER;
                        });
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException _) {
            // The process is ending, and that thread ends it when the report is written.
        }
    }
}
