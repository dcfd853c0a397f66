package dev.ghostlight.core.judge.errors;

import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.fingerprint.Thrown;
import dev.ghostlight.core.judge.errors.fingerprint.TraceReader;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.Messages;
import dev.ghostlight.core.judge.errors.templates.TemplateModel;
import dev.ghostlight.core.judge.errors.templates.Templates;
import dev.ghostlight.core.judge.errors.templates.WordList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells which records are the same: of a message by its words, of a trace by its exceptions and functions too. For one
 * thread.
 */
public final class Fingerprinter {
    /** Further out there are servers, frameworks and pools, which are there for every trace. */
    private static final int FRAMES_OF_CAUSE = 8;

    private static final int THROWN_MAX = 8;

    private final Messages messages;

    /** By a list of words; another list makes other fingerprints. */
    public Fingerprinter(WordList words) {
        messages = new Messages(words);
    }

    /** What is the same for all records that say the same. */
    public Fingerprint of(LogRecord record) {
        Said said = said(record);
        return messages.fingerprint(said.head(), said.text());
    }

    /** Learns that there is such a record. */
    public void learn(LogRecord record, TemplateModel model) {
        Said said = said(record);
        messages.learn(said.head(), said.text(), model);
    }

    /** Whether such a record is known, as far as its text tells. */
    public boolean isKnown(LogRecord record, Templates templates) {
        Said said = said(record);
        return messages.isKnown(said.head(), said.text(), templates);
    }

    /**
     * What tells records apart.
     *
     * @param head what a trace is beside its messages; empty of a message
     */
    private record Said(String head, String text) {}

    private static Said said(LogRecord record) {
        if (!record.isTrace()) {
            return new Said("", record.texts().getFirst());
        }
        List<Thrown> all = TraceReader.read(record.form(), record.texts());
        List<Thrown> thrown = all.subList(0, Math.min(all.size(), THROWN_MAX));
        return new Said(head(thrown), thrown.stream().map(Thrown::message).collect(Collectors.joining(" ; ")));
    }

    private static String head(List<Thrown> thrown) {
        String chain = thrown.stream()
                .map(each -> each.type() + " "
                        + each.frames().stream()
                                .limit(FRAMES_OF_CAUSE)
                                .distinct()
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
        return "trace:" + Fingerprint.ofText(chain).toString().substring(Fingerprint.VERSION.length() + 1);
    }
}
