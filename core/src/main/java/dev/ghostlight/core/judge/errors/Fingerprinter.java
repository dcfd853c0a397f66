package dev.ghostlight.core.judge.errors;

import dev.ghostlight.core.judge.errors.assemble.LogRecord;
import dev.ghostlight.core.judge.errors.fingerprint.Thrown;
import dev.ghostlight.core.judge.errors.fingerprint.TraceReader;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.Message;
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

    /** Reads a record; the answer is valid until the next one is read. */
    public Message read(LogRecord record) {
        return record.isTrace()
                ? trace(record)
                : messages.read("", record.texts().getFirst());
    }

    /** What is the same for all records that say the same. */
    public Fingerprint of(LogRecord record) {
        return read(record).fingerprint();
    }

    /** Learns that there is such a record. */
    public void learn(LogRecord record, TemplateModel model) {
        read(record).learn(model);
    }

    /** Whether such a record is known, as far as its text tells. */
    public boolean isKnown(LogRecord record, Templates templates) {
        return read(record).isKnown(templates);
    }

    private Message trace(LogRecord record) {
        List<Thrown> all = TraceReader.read(record.form(), record.texts());
        List<Thrown> thrown = all.subList(0, Math.min(all.size(), THROWN_MAX));
        return messages.read(head(thrown), thrown.stream().map(Thrown::message).collect(Collectors.joining(" ; ")));
    }

    /** What a trace is beside its messages. */
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
