package dev.ghostlight.app.signals;

import dev.ghostlight.core.judge.errors.assemble.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A sink that remembers all that it was given; safe for use by several threads. */
public final class Heard implements LineSink {
    private static final long WAIT_MILLIS = 10_000;

    private final List<Told> lines = new ArrayList<>();
    private final List<SourceProblem> problems = new ArrayList<>();
    private int quiet;

    /** A line and its node. */
    public record Told(String node, LogLine line) {}

    @Override
    public synchronized void line(String node, LogLine line) {
        lines.add(new Told(node, line));
        notifyAll();
    }

    @Override
    public synchronized void nothingForNow() {
        quiet++;
        notifyAll();
    }

    @Override
    public synchronized void problem(SourceProblem problem) {
        problems.add(problem);
        notifyAll();
    }

    /** All that a source gives until its end. */
    public static Heard of(LineSource source) throws InterruptedException {
        Heard heard = new Heard();
        source.read(heard);
        return heard;
    }

    public synchronized List<Told> lines() {
        return List.copyOf(lines);
    }

    public List<String> texts() {
        return lines().stream().map(told -> told.line().text()).toList();
    }

    public List<String> nodes() {
        return lines().stream().map(Told::node).toList();
    }

    public List<String> lanes() {
        return lines().stream().map(told -> told.line().lane()).toList();
    }

    public List<Long> numbers() {
        return lines().stream().map(told -> told.line().number()).toList();
    }

    public List<String> problems() {
        return problemRecords().stream().map(SourceProblem::message).toList();
    }

    public synchronized List<SourceProblem> problemRecords() {
        return List.copyOf(problems);
    }

    /** How often nothing came for a while. */
    public synchronized int quiet() {
        return quiet;
    }

    /** Waits until something is so. */
    public synchronized void await(Predicate<Heard> isSo) throws InterruptedException {
        long left = WAIT_MILLIS;
        while (!isSo.test(this)) {
            if (left <= 0) {
                throw new AssertionError("waited in vain; heard " + texts() + " and " + problems());
            }
            wait(20);
            left -= 20;
        }
    }
}
