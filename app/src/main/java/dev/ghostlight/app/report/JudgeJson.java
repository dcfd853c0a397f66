package dev.ghostlight.app.report;

import dev.ghostlight.app.judge.Judged;
import dev.ghostlight.app.judge.JudgedLine;
import dev.ghostlight.core.judge.JudgedSignature;
import dev.ghostlight.core.judge.JudgedTime;
import dev.ghostlight.core.judge.Judgement;
import dev.ghostlight.core.judge.Mark;
import dev.ghostlight.core.judge.SeenMetric;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.metrics.JudgedMetric;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Writes the judge's part of the contract. */
final class JudgeJson {
    private final JsonOutput out;

    JudgeJson(JsonOutput out) {
        this.out = out;
    }

    /** The properties of a judgement, into the object that is open. */
    void write(Judged judged) {
        Judgement judgement = judged.judgement();
        out.object("judge", () -> {
            time("changedAt", judgement.changedAtMillis());
            time("until", judgement.untilMillis());
            time("decidedAt", judgement.decidedAtMillis());
            out.texts("changed", judgement.changed());
            out.objects("nodes", judgement.nodes(), this::node);
            out.texts("notes", judged.notes());
        });
        out.objects("signatures", judgement.signatures(), this::signature);
        if (!judgement.metrics().isEmpty()) {
            out.objects("metrics", judgement.metrics(), this::metric);
        }
        judged.lines().ifPresent(lines -> out.objects("lines", lines, this::line));
    }

    private void node(JudgedTime time) {
        out.text("node", time.node().name());
        out.truth("changed", time.node().isChanged());
        out.text("source", time.node().source());
        out.whole("recordsBefore", time.before());
        out.whole("recordsAfter", time.after());
        time("from", time.fromMillis());
        time("to", time.toMillis());
    }

    private void signature(JudgedSignature signature) {
        out.text("fingerprint", signature.fingerprint().toString());
        out.text("class", signature.kind().word());
        out.text("severity", Phrases.word(signature.severity()));
        out.text("sample", signature.sample());
        out.text("node", signature.node());
        out.whole("firstLine", signature.firstLine());
        time("firstAt", signature.firstMillis());
        out.whole("count", signature.count());
        out.whole("baselineCount", signature.baselineCount());
        JsonReport.evidence(out, signature.evidence());
        Optional<Mark> mark = signature.mark();
        if (mark.isPresent()) {
            out.object("mark", () -> {
                out.text("meaning", mark.get().meaning().name().toLowerCase(Locale.ROOT));
                out.text("reason", mark.get().reason());
                time("at", mark.get().atMillis());
            });
        }
    }

    private void metric(SeenMetric seen) {
        JudgedMetric metric = seen.judged();
        out.text("metric", metric.metric().name());
        out.text("class", metric.outcome().name().replace('_', '-'));
        out.text("kind", metric.metric().kind().name().toLowerCase(Locale.ROOT));
        out.text("kindReason", metric.metric().kindReason());
        out.text("worse", metric.metric().worse().name().toLowerCase(Locale.ROOT));
        out.text("worseReason", metric.metric().worseReason());
        out.text("where", seen.where().toString());
        out.text("why", metric.why());
        time("since", metric.sinceMillis());
        time("provenAt", metric.provenAtMillis());
        if (metric.neededMillis() == Long.MAX_VALUE) {
            out.nothing("neededSeconds");
        } else {
            out.seconds("neededSeconds", metric.neededMillis() / 1e3);
        }
        JsonReport.evidence(out, seen.evidence());
        out.texts("assumptions", metric.assumptions());
    }

    private void line(JudgedLine line) {
        out.whole("line", line.number());
        out.text("node", line.node());
        out.text("fingerprint", line.fingerprint());
        out.text("class", line.kind().word());
    }

    private void time(String name, long millis) {
        if (millis == LogLine.NO_TIME) {
            out.nothing(name);
        } else {
            out.text(name, Instant.ofEpochMilli(millis).toString());
        }
    }
}
