package dev.ghostlight.app.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports as they are written, for the tests. */
final class Written {
    static final Terminal PLAIN = new Terminal(80, false);

    private Written() {}

    static String as(Format format, Report report) {
        return as(format, report, PLAIN);
    }

    static String as(Format format, Report report, Terminal terminal) {
        StringBuilder out = new StringBuilder();
        try {
            Reports.write(report, format, terminal, out);
        } catch (IOException e) {
            throw new AssertionError("a StringBuilder does not fail", e);
        }
        return out.toString();
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** What a JSON schema has against a text; empty if nothing. */
    static List<String> problems(SpecificationVersion version, String schema, String text) {
        Schema loaded = SchemaRegistry.withDefaultDialect(version).getSchema(schema, InputFormat.JSON);
        return loaded.validate(text, InputFormat.JSON).stream()
                .map(error -> error.toString())
                .toList();
    }

    /** Every sample with its name, for parameterised tests. */
    static Stream<Arguments> samples() {
        return Samples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }
}
