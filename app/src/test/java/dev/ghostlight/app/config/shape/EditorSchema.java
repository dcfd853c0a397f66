package dev.ghostlight.app.config.shape;

import dev.ghostlight.app.config.shape.Shape.Bound;
import dev.ghostlight.app.config.shape.Word.Fallback;
import dev.ghostlight.app.config.shape.Word.With;
import dev.ghostlight.app.units.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes a shape as a JSON Schema, for editors.
 *
 * <p>It tells the form of numbers with units, not their bounds: JSON Schema cannot read units.
 */
public final class EditorSchema {
    private EditorSchema() {}

    /** The schema of a whole file, draft 2020-12. */
    public static Map<String, Object> of(Shape.Words root, String title, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put("description", description);
        schema.putAll(words(root));
        return schema;
    }

    private static Map<String, Object> shape(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar -> scalar(scalar);
            case Shape.Choice(var words) -> map("enum", choice(words));
            case Shape.Sequence(var item) -> {
                Map<String, Object> list = map("type", "array");
                list.put("minItems", 1);
                list.put("items", scalar(item));
                yield list;
            }
            case Shape.Words words -> words(words);
            case Shape.Named named -> named(named);
            case Shape.Either(var options) ->
                map("anyOf", options.stream().map(EditorSchema::shape).toList());
        };
    }

    /** The words; true and false also as what readers of YAML make of them. */
    private static List<Object> choice(List<String> words) {
        List<Object> all = new ArrayList<>(words);
        words.stream()
                .filter(word -> word.equals("true") || word.equals("false"))
                .forEach(word -> all.add(Boolean.valueOf(word)));
        return all;
    }

    private static Map<String, Object> scalar(Shape.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT, BLOCK -> map("type", "string", "minLength", 1);
            case PATTERN -> map("type", "string", "format", "regex");
            case NAME -> pattern(Kind.NAME_FORM);
            case IDENTIFIER -> identifier();
            case VALUE -> map("type", List.of("string", "number", "boolean"));
            case FACTOR -> map("anyOf", List.of(map("type", "number", "minimum", 0), pattern(Units.FACTOR)));
            case THROUGHPUT -> pattern(Units.THROUGHPUT);
            case TIME -> pattern(Units.TIME);
            case RATE -> pattern(Units.RATE);
            case DURATION -> pattern(Units.DURATION);
            case SIZE -> pattern(Units.SIZE);
            case PERCENT -> pattern(Units.PERCENT);
            case ZIPF -> pattern(Units.ZIPF);
            case SIGMA -> pattern(Units.SIGMA);
            case COUNT -> map("anyOf", List.of(integer(scalar.bounds()), pattern(Units.COUNT)));
        };
    }

    private static Map<String, Object> identifier() {
        Map<String, Object> identifier = map("type", "string", "minLength", 1);
        identifier.put("maxLength", Kind.IDENTIFIER_LENGTH_MAX);
        return identifier;
    }

    private static Map<String, Object> integer(List<Bound> bounds) {
        Map<String, Object> integer = map("type", "integer", "minimum", 0);
        for (Bound bound : bounds) {
            String key = switch (bound.side()) {
                case FROM -> "minimum";
                case MORE_THAN -> "exclusiveMinimum";
                case TO -> "maximum";
                case LESS_THAN -> "exclusiveMaximum";
            };
            integer.put(key, (long) bound.value());
        }
        return integer;
    }

    private static Map<String, Object> words(Shape.Words words) {
        List<String> required = words.words().stream()
                .filter(word -> word.rules().required())
                .map(Word::name)
                .toList();
        List<Object> presence = presence(words);
        Map<String, Object> schema = new LinkedHashMap<>();
        boolean mayBeEmpty = required.isEmpty() && presence.isEmpty();
        schema.put("type", mayBeEmpty ? List.of("object", "null") : "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        words.words().forEach(word -> properties.put(word.name(), word(word)));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        Map<String, Object> dependent = new LinkedHashMap<>();
        words.words().forEach(word -> company(word).forEach(rule -> dependent.put(word.name(), rule)));
        if (!dependent.isEmpty()) {
            schema.put("dependentSchemas", dependent);
        }
        if (!presence.isEmpty()) {
            schema.put("allOf", presence);
        }
        return schema;
    }

    private static List<Object> presence(Shape.Words words) {
        List<Object> each = new ArrayList<>();
        words.choice().forEach(word -> each.add(map("required", List.of(word))));
        return switch (words.presence()) {
            case ANY -> List.of();
            case EXACTLY_ONE -> List.of(map("oneOf", each));
            case AT_LEAST_ONE -> List.of(map("anyOf", each));
            case AT_MOST_ONE -> {
                each.add(map("not", map("anyOf", List.copyOf(each))));
                yield List.of(map("oneOf", each));
            }
        };
    }

    /** What must stand beside a word; a word has either rule, not both. */
    private static List<Map<String, Object>> company(Word word) {
        List<Map<String, Object>> with =
                word.rules().with().stream().map(EditorSchema::stands).toList();
        return with.isEmpty()
                ? word.rules().needs().stream()
                        .map(need -> map("required", List.of(need.word())))
                        .toList()
                : List.of(map("anyOf", with));
    }

    private static Map<String, Object> stands(With with) {
        Map<String, Object> schema = map("required", List.of(with.word()));
        with.value().ifPresent(value -> schema.put("properties", map(with.word(), map("const", value))));
        return schema;
    }

    private static Map<String, Object> word(Word word) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", word.description());
        schema.putAll(shape(word.shape()));
        if (word.shape() instanceof Shape.Named && word.rules().required()) {
            schema.put("type", "object");
            schema.put("minProperties", 1);
        }
        switch (word.rules().fallback()) {
            case Fallback.None() -> {}
            case Fallback.Default(String text) -> schema.put("default", text);
            case Fallback.Assumed(String text, String because) -> schema.put("default", text);
        }
        return schema;
    }

    private static Map<String, Object> named(Shape.Named named) {
        Map<String, Object> schema = map("type", List.of("object", "null"));
        schema.put("propertyNames", scalar(new Shape.Scalar(named.key(), List.of())));
        Map<String, Object> item = shape(named.item());
        if (named.mayBeLike()) {
            Map<String, Object> either = map("if", map("required", List.of(Shape.Named.LIKE)));
            either.put("then", shape(Parts.of(named.item())));
            either.put("else", item);
            item = either;
        }
        schema.put("additionalProperties", item);
        return schema;
    }

    private static Map<String, Object> pattern(Pattern pattern) {
        return map("type", "string", "pattern", pattern.pattern());
    }

    private static Map<String, Object> map(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static Map<String, Object> map(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = map(key, value);
        map.put(otherKey, otherValue);
        return map;
    }
}
