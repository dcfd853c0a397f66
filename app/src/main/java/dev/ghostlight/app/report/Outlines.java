package dev.ghostlight.app.report;

import dev.ghostlight.app.report.Outline.Block;
import dev.ghostlight.app.report.Outline.Field;
import dev.ghostlight.app.report.Outline.Section;
import dev.ghostlight.core.model.Assumption;
import dev.ghostlight.core.model.Finding;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lays out a report: what every verb shares around what is the verb's own. */
final class Outlines {
    private Outlines() {}

    /** The report's outline. */
    static Outline of(Report report) {
        List<Section> sections = new ArrayList<>();
        report.migrations().stream()
                .map(forecast ->
                        MigrationOutline.locks(forecast, report.migrations().size()))
                .forEach(sections::add);
        report.load().map(LoadOutline::load).ifPresent(sections::add);
        if (!report.findings().isEmpty()) {
            sections.add(new Section("Findings", cards(report.findings())));
        }
        report.judged().map(JudgeOutline::sections).ifPresent(sections::addAll);
        report.migrations().stream()
                .map(forecast -> MigrationOutline.statements(
                        forecast, report.migrations().size()))
                .forEach(sections::addAll);
        report.load().map(LoadOutline::ways).ifPresent(sections::addAll);
        if (!report.assumptions().isEmpty()) {
            sections.add(new Section(
                    "Assumptions",
                    assumptions(report.assumptions(), report.judged().isEmpty())));
        }
        return new Outline(report.verdict(), Phrases.word(report), Phrases.headline(report), sections);
    }

    private static List<Block> cards(List<Finding> findings) {
        List<Block> cards = new ArrayList<>();
        for (Finding finding : findings) {
            List<Field> fields = new ArrayList<>();
            fields.add(new Field("What", finding.what()));
            fields.add(new Field("Effect", finding.effect()));
            fields.add(new Field("Remedy", finding.remedy()));
            if (!finding.evidence().isEmpty()) {
                fields.add(new Field(
                        "Numbers",
                        finding.evidence().stream().map(Phrases::evidence).collect(Collectors.joining("; "))));
            }
            cards.add(new Block.Card(finding.severity(), finding.hazard(), Phrases.place(finding.where()), fields));
        }
        return cards;
    }

    /** Told together where they belong to the same thing, as most are many facts of a few things. */
    private static List<Block> assumptions(List<Assumption> assumptions, boolean isForecast) {
        Map<String, List<Field>> things = new LinkedHashMap<>();
        for (Assumption assumption : assumptions) {
            Place place = assumption.where();
            int end = place.pointer().lastIndexOf('/');
            String thing = Phrases.place(
                    new Place(place.file(), place.pointer().substring(0, Math.max(0, end)), place.line(), 0));
            things.computeIfAbsent(thing, _ -> new ArrayList<>())
                    .add(new Field(place.pointer().substring(end + 1), Phrases.assumption(assumption)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("Nobody gave these facts; the " + (isForecast ? "forecast" : "verdict")
                + " holds only as far as what was assumed in their stead."
                + " In brackets: what the fact is, and how to give it."));
        things.forEach((thing, fields) -> {
            if (thing.contains("/")) {
                blocks.add(new Block.Paragraph(thing));
            }
            blocks.add(new Block.Fields(fields));
        });
        return blocks;
    }
}
