package dev.ghostlight.app.judge;

import dev.ghostlight.core.judge.Judgement;
import java.util.List;
import java.util.Optional;

/**
 * What the judge said over some logs.
 *
 * @param judgement the verdict and its reasons
 * @param notes what went wrong while reading, each in full sentences
 * @param lines each line of the changed nodes, where that was asked for
 */
public record Judged(Judgement judgement, List<String> notes, Optional<List<JudgedLine>> lines) {
    public Judged {
        notes = List.copyOf(notes);
        lines = lines.map(List::copyOf);
    }
}
