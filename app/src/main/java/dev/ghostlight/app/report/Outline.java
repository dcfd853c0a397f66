package dev.ghostlight.app.report;

import dev.ghostlight.core.judge.SignatureTimeline;
import dev.ghostlight.core.load.StoreLoad;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Verdict;
import java.util.List;

/**
 * What a report says, in the order it says it, without how it looks: text, Markdown and HTML each draw this.
 *
 * @param verdict what it comes to
 * @param word the verdict's word, as the contract has it
 * @param headline the verdict in one sentence
 * @param sections what follows
 */
record Outline(Verdict verdict, String word, String headline, List<Section> sections) {
    Outline {
        sections = List.copyOf(sections);
    }

    /**
     * A part with a title.
     *
     * @param title the title
     * @param blocks what stands in it
     */
    record Section(String title, List<Block> blocks) {
        Section {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A value with its name.
     *
     * @param label the name
     * @param value the value, as people read it
     */
    record Field(String label, String value) {}

    /** One piece of a section. */
    sealed interface Block {
        /** Running text. */
        record Paragraph(String text) implements Block {}

        /** Values with their names, one below the other. */
        record Fields(List<Field> fields) implements Block {
            public Fields {
                fields = List.copyOf(fields);
            }
        }

        /** Rows of equal length below a header. */
        record Table(List<String> header, List<List<String>> rows) implements Block {
            public Table {
                header = List.copyOf(header);
                rows = List.copyOf(rows);
            }
        }

        /** Lines that are shown as they are, such as SQL. */
        record Script(String text) implements Block {}

        /** A finding: how much it matters, its hazard, where, and its parts. */
        record Card(Severity severity, String hazard, String where, List<Field> fields) implements Block {
            public Card {
                fields = List.copyOf(fields);
            }
        }

        /** The load on every store over time, in one drawing; only for formats that can tell the curves apart. */
        record LoadChart(TimeAxis time) implements Block {}

        /** One store: its load over time, and the numbers of it. */
        record StoreNumbers(StoreLoad load, TimeAxis time, List<Field> fields) implements Block {
            public StoreNumbers {
                fields = List.copyOf(fields);
            }
        }

        /** When each node restarts, by the plan and as proposed; only for formats that can draw it to scale. */
        record ScheduleChart(List<Lane> lanes) implements Block {
            public ScheduleChart {
                lanes = List.copyOf(lanes);
            }
        }

        /** How often signatures came before and after a change; only for formats that can draw it to scale. */
        record SignatureChart(List<SignatureTimeline> timelines, long changedAtMillis) implements Block {
            public SignatureChart {
                timelines = List.copyOf(timelines);
            }
        }

        /** How long each lock of a migration is waited for and held. */
        record LockChart(List<LockBar> bars) implements Block {
            public LockChart {
                bars = List.copyOf(bars);
            }
        }
    }
}
