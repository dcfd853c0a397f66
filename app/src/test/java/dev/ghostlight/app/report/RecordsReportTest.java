package dev.ghostlight.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import dev.ghostlight.core.judge.errors.assemble.Assembler;
import dev.ghostlight.core.judge.errors.assemble.LogLine;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordsReportTest {
    /** A message, and the traces of two threads between each other. */
    private static final List<String> LINES = List.of(
            "2026-11-20T12:00:00Z INFO [a] order stored",
            "2026-11-20T12:00:01Z ERROR [b] failed",
            "2026-11-20T12:00:01Z ERROR [a] failed",
            "java.lang.IllegalStateException: \u0007closed",
            "\tat shop.Cart.add(Cart.java:41)");

    private static String written(boolean isJson) {
        StringWriter out = new StringWriter();
        try (RecordsReport report =
                isJson ? RecordsReport.json(out) : RecordsReport.text(out, new Terminal(80, false))) {
            Assembler assembler = new Assembler(record -> report.record(record, new Fingerprint(7)));
            for (int i = 0; i < LINES.size(); i++) {
                assembler.add(LogLine.plain(i + 1, "", LINES.get(i)));
            }
            assembler.flush();
        }
        return out.toString();
    }

    @Test
    void the_json_keeps_to_its_schema_and_ends_its_line() throws Exception {
        String schema = Files.readString(Path.of("..", "docs", "schema", "records.schema.json"));

        assertThat(Written.problems(SpecificationVersion.DRAFT_2020_12, schema, written(true)))
                .isEmpty();
        assertThat(written(true)).endsWith("}\n");
        assertThat(Written.json(written(true)).get("records")).hasSize(3);
        assertThat(Written.problems(
                        SpecificationVersion.DRAFT_2020_12,
                        schema,
                        written(true).replace("\"trace\"", "\"tracks\"")))
                .isNotEmpty();
    }

    @Test
    void the_text_shows_what_a_terminal_may_not_obey() {
        assertThat(written(false))
                .startsWith("1  message  info  v1:0000000000000007  [a]\n    order stored\n")
                .contains("3-5  trace  error")
                .doesNotContain("\u0007");
    }
}
