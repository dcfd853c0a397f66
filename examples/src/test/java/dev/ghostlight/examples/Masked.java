package dev.ghostlight.examples;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a forecast says, without the amounts that are measured anew each time: what stays is the same on every machine.
 */
final class Masked {
    private static final Pattern DRAWING = Pattern.compile("(?m)^.*[█░▓─].*\\n|^ *0 s( +[\\d.]+ [a-z]+)+\\n");
    private static final Pattern AMOUNT =
            Pattern.compile("(?<![\\w.])\\d[\\d,]*(?:\\.\\d+)?(?: (?:ns|us|ms|s|m|h|d|B|KB|MB|GB|TB)\\b)?");
    private static final Pattern AMOUNTS = Pattern.compile("#(?: #)+");
    private static final Pattern RANGE = Pattern.compile("# \\((?:# to #|at least #)\\)|# or more");
    private static final int WIDTH = 100;

    private Masked() {}

    /** A text as words, each amount as {@code #}. */
    static String words(String text) {
        String words = DRAWING.matcher(text).replaceAll("").replaceAll("\\s+", " ");
        String masked = AMOUNT.matcher(words).replaceAll("#");
        masked = AMOUNTS.matcher(masked).replaceAll("#");
        return RANGE.matcher(masked).replaceAll("#").strip();
    }

    /** The same in lines that people can compare. */
    static String text(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : words(text).split(" ", -1)) {
            if (column > 0 && column + word.length() > WIDTH) {
                lines.append('\n');
                column = 0;
            }
            lines.append(column == 0 ? "" : " ").append(word);
            column += word.length() + 1;
        }
        return lines.append('\n').toString();
    }

    /** A report in JSON, each number as 0, and the amounts in its texts as {@code #}. */
    static JsonNode json(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode masked = JsonMapper.shared().createObjectNode();
                object.properties().forEach(entry -> masked.set(entry.getKey(), json(entry.getValue())));
                yield masked;
            }
            case ArrayNode array -> {
                ArrayNode masked = JsonMapper.shared().createArrayNode();
                array.forEach(each -> masked.add(json(each)));
                yield masked;
            }
            case JsonNode number
            when number.isNumber() -> JsonMapper.shared().getNodeFactory().numberNode(0);
            case JsonNode text
            when text.isString() -> JsonMapper.shared().getNodeFactory().stringNode(words(text.stringValue()));
            default -> node;
        };
    }
}
