package dev.ghostlight.app.report;

import dev.ghostlight.app.judge.Judged;
import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.core.judge.JudgedSignature;
import dev.ghostlight.core.judge.JudgedTime;
import dev.ghostlight.core.judge.Judgement;
import dev.ghostlight.core.judge.SignatureClass;
import dev.ghostlight.core.judge.SignatureTimeline;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.model.Severity;
import dev.ghostlight.core.model.Show;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays out what the judge said. */
final class JudgeOutline {
    private static final int SIGNATURES_SHOWN = 30;
    private static final int NODES_SHOWN = 30;
    private static final int SAMPLE_SHOWN = 70;

    private JudgeOutline() {}

    /** The verdict in one sentence. */
    static String headline(Judged judged) {
        Judgement judgement = judged.judgement();
        List<String> changed = judgement.changed();
        String where = changed.size() == 1 ? changed.getFirst() : changed.size() + " changed nodes";
        long reasons = judgement.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .count();
        return switch (judgement.verdict()) {
            case PROMOTE -> "Nothing new and nothing worse was seen on " + where + ".";
            case HOLD ->
                "Go no further with " + where + " until somebody has looked: " + reasons
                        + (reasons == 1 ? " reason." : " reasons.");
            case ROLLBACK ->
                "Go back with " + where + ": " + reasons + (reasons == 1 ? " reason" : " reasons")
                        + (judgement.decidedAtMillis() == LogLine.NO_TIME
                                ? "."
                                : ", the first since " + time(judgement.decidedAtMillis()) + ".");
        };
    }

    /** What follows the findings. */
    static List<Section> sections(Judged judged) {
        List<Section> sections = new ArrayList<>();
        Judgement judgement = judged.judgement();
        if (!judgement.timelines().isEmpty()) {
            sections.add(new Section(
                    "Timeline",
                    List.of(
                            new Block.SignatureChart(judgement.timelines(), judgement.changedAtMillis()),
                            new Block.Fields(judgement.timelines().stream()
                                    .map(timeline -> moment(timeline, judgement))
                                    .toList()))));
        }
        if (!judgement.nodes().isEmpty()) {
            sections.add(new Section("Signatures", signatures(judgement)));
        }
        if (!judgement.metrics().isEmpty()) {
            sections.add(new Section("Metrics", MetricsOutline.blocks(judgement.metrics())));
        }
        sections.add(new Section("Seen", seen(judged)));
        return sections;
    }

    private static Field moment(SignatureTimeline timeline, Judgement judgement) {
        long at = timeline.decidedAtMillis();
        String when = at == LogLine.NO_TIME
                ? "no moment decides"
                : switch (timeline.kind()) {
                            case NEW -> "first at ";
                            case MORE, FEWER, GONE, KNOWN, DEPLOY_NOISE -> "proven at ";
                        }
                        + time(at) + ", "
                        + Show.seconds(Math.max(0, Math.rint((at - judgement.changedAtMillis()) / 1e3)))
                        + " after the change";
        return new Field(timeline.kind().word(), when + ": " + shortened(timeline.title()));
    }

    private static String shortened(String title) {
        return title.length() > SAMPLE_SHOWN ? title.substring(0, SAMPLE_SHOWN) + "..." : title;
    }

    private static List<Block> signatures(Judgement judgement) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(counts(judgement)));
        List<JudgedSignature> telling = judgement.signatures().stream()
                .filter(signature -> signature.kind() != SignatureClass.KNOWN
                        || signature.mark().isPresent())
                .toList();
        if (!telling.isEmpty()) {
            blocks.add(new Block.Table(
                    List.of("class", "severity", "node", "count", "before", "first", "fingerprint", "sample"),
                    telling.stream()
                            .limit(SIGNATURES_SHOWN)
                            .map(JudgeOutline::row)
                            .toList()));
        }
        if (telling.size() > SIGNATURES_SHOWN) {
            blocks.add(new Block.Paragraph(Show.count(telling.size() - (double) SIGNATURES_SHOWN)
                    + " more are in the report as JSON: --format json."));
        }
        return blocks;
    }

    private static String counts(Judgement judgement) {
        Map<SignatureClass, Set<Long>> kinds = new EnumMap<>(SignatureClass.class);
        judgement
                .signatures()
                .forEach(signature -> kinds.computeIfAbsent(signature.kind(), _ -> new HashSet<>())
                        .add(signature.fingerprint().hash()));
        return kinds.isEmpty()
                ? "The changed nodes wrote nothing."
                : "The changed nodes wrote "
                        + kinds.entrySet().stream()
                                .map(kind -> Show.count((double) kind.getValue().size()) + " "
                                        + kind.getKey().word())
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private static List<String> row(JudgedSignature signature) {
        return List.of(
                signature.kind().word(),
                signature
                        .mark()
                        .map(mark -> mark.meaning().name().toLowerCase(Locale.ROOT))
                        .orElse(Phrases.word(signature.severity())),
                signature.node(),
                Show.count((double) signature.count()),
                Show.count((double) signature.baselineCount()),
                signature.firstMillis() == LogLine.NO_TIME
                        ? "line " + signature.firstLine()
                        : time(signature.firstMillis()),
                signature.fingerprint().toString(),
                shortened(signature.title()));
    }

    private static List<Block> seen(Judged judged) {
        List<Block> blocks = new ArrayList<>();
        Judgement judgement = judged.judgement();
        if (judgement.changedAtMillis() != LogLine.NO_TIME) {
            blocks.add(new Block.Fields(List.of(
                    new Field("Changed at", time(judgement.changedAtMillis())),
                    new Field(
                            "Watched",
                            Show.seconds(
                                    Math.max(0, (judgement.untilMillis() - judgement.changedAtMillis()) / 1e3))))));
        }
        if (!judgement.nodes().isEmpty()) {
            blocks.add(new Block.Table(
                    List.of("node", "", "before", "after", "source"),
                    judgement.nodes().stream()
                            .sorted(Comparator.comparing(time -> !time.node().isChanged()))
                            .limit(NODES_SHOWN)
                            .map(JudgeOutline::node)
                            .toList()));
        }
        if (judgement.nodes().size() > NODES_SHOWN) {
            blocks.add(new Block.Paragraph(Show.count(judgement.nodes().size() - (double) NODES_SHOWN)
                    + " more nodes are in the report as JSON: --format json."));
        }
        judged.notes().forEach(note -> blocks.add(new Block.Paragraph(note)));
        return blocks;
    }

    private static List<String> node(JudgedTime time) {
        return List.of(
                time.node().name(),
                time.node().isChanged() ? "changed" : "",
                Show.count((double) time.before()),
                Show.count((double) time.after()),
                time.node().source());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
