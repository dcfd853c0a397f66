package dev.ghostlight.app.report;

import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON as the contract wants it: numbers finite and plainly rounded, text always valid Unicode. */
final class JsonOutput {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    private JsonOutput(JsonGenerator generator) {
        this.generator = generator;
    }

    /** One JSON object, with a line break at its end. */
    static String object(Consumer<JsonOutput> body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.writeStartObject();
            body.accept(new JsonOutput(generator));
            generator.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** The beginning of an object that is written piece by piece, into what stays open; {@link #end} ends it. */
    static JsonOutput begun(Writer writer) {
        JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), writer)
                .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
        generator.writeStartObject();
        return new JsonOutput(generator);
    }

    /** Ends what {@link #begun} began, with a line break. */
    void end() {
        generator.writeEndObject();
        generator.writeRaw('\n');
        generator.close();
    }

    /** The beginning of a property that is an array; {@link #endArray} ends it. */
    void beginArray(String name) {
        generator.writeName(name);
        generator.writeStartArray();
    }

    void endArray() {
        generator.writeEndArray();
    }

    /** A property that is an array of whole numbers. */
    void wholes(String name, Iterable<Long> values) {
        array(name, () -> values.forEach(generator::writeNumber));
    }

    /** A property that is an object. */
    void object(String name, Runnable body) {
        generator.writeName(name);
        object(body);
    }

    /** An object within an array. */
    void object(Runnable body) {
        generator.writeStartObject();
        body.run();
        generator.writeEndObject();
    }

    /** A property that is an array. */
    void array(String name, Runnable body) {
        generator.writeName(name);
        array(body);
    }

    /** An array within an array. */
    void array(Runnable body) {
        generator.writeStartArray();
        body.run();
        generator.writeEndArray();
    }

    /** A property that is an array of objects, one for each element. */
    <T> void objects(String name, Iterable<T> elements, Consumer<T> body) {
        array(name, () -> elements.forEach(element -> object(() -> body.accept(element))));
    }

    /** A property that is a text. */
    void text(String name, String value) {
        generator.writeName(name);
        generator.writeString(valid(value));
    }

    /** A property that is an array of texts. */
    void texts(String name, Iterable<String> values) {
        array(name, () -> values.forEach(value -> generator.writeString(valid(value))));
    }

    /** A property that is true or false. */
    void truth(String name, boolean value) {
        generator.writeName(name);
        generator.writeBoolean(value);
    }

    /** A property that has no value. */
    void nothing(String name) {
        generator.writeName(name);
        generator.writeNull();
    }

    /** A property that is a whole number. */
    void whole(String name, int value) {
        generator.writeName(name);
        generator.writeNumber(value);
    }

    /** A property that is a whole number. */
    void whole(String name, long value) {
        generator.writeName(name);
        generator.writeNumber(value);
    }

    /** A property that is a rate or a count; null if it is not finite. */
    void rate(String name, double value) {
        generator.writeName(valid(name));
        rate(value);
    }

    /** A rate or a count within an array; null if it is not finite. */
    void rate(double value) {
        if (Double.isFinite(value)) {
            generator.writeNumber(Decimals.rate(value));
        } else {
            generator.writeNull();
        }
    }

    /** A property that is a time; null if it is not finite. */
    void seconds(String name, double seconds) {
        generator.writeName(name);
        seconds(seconds);
    }

    /** A time within an array; null if it is not finite. */
    void seconds(double seconds) {
        if (Double.isFinite(seconds)) {
            generator.writeNumber(Decimals.seconds(seconds));
        } else {
            generator.writeNull();
        }
    }

    /** Half a surrogate pair cannot be written as UTF-8. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(valid::appendCodePoint);
        return valid.toString();
    }
}
