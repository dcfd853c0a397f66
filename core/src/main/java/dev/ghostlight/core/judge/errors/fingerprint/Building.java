package dev.ghostlight.core.judge.errors.fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The exceptions of a trace while it is read. For one thread. */
final class Building {
    private final List<Thrown> done = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();
    private String type = "";
    private String message = "";
    private String said = "";
    private boolean isBegun;
    private boolean isAside;

    /** Whether an exception was named. */
    boolean isBegun() {
        return isBegun;
    }

    /** An exception begins: the first, or a cause. */
    void thrown(String name, @Nullable String text) {
        end();
        isBegun = true;
        isAside = false;
        type = name;
        message = text == null ? "" : text;
    }

    /** What follows is beside the chain of causes. */
    void aside() {
        isAside = true;
    }

    /** A line that is neither an exception nor a frame. */
    void said(String text) {
        said = said.isEmpty() ? text : said;
    }

    void frame(Optional<String> frame) {
        if (frame.isPresent()
                && !isAside
                && (frames.isEmpty() || !frames.getLast().equals(frame.get()))) {
            frames.add(frame.get());
        }
    }

    private void end() {
        if (isBegun || !frames.isEmpty()) {
            done.add(new Thrown(type, isBegun ? message : said, frames));
        }
        frames.clear();
        type = "";
        message = "";
    }

    List<Thrown> built() {
        end();
        if (done.isEmpty() && !said.isEmpty()) {
            done.add(new Thrown("", said, List.of()));
        }
        return List.copyOf(done);
    }
}
