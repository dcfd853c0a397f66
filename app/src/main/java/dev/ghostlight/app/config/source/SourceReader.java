package dev.ghostlight.app.config.source;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document into values with their places.
 *
 * <p>It builds the values from the parser's events, so that nothing in a file can make objects, recurse without bound,
 * or grow by its aliases. One object reads one text, in one thread.
 */
public final class SourceReader {
    private static final int DEPTH_MAX = 32;

    private final Place file;
    private final SourceLimits limits;
    private final Iterator<Event> events;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long values;

    private record Anchored(Value value, long values) {}

    private SourceReader(Place file, Iterator<Event> events, SourceLimits limits) {
        this.file = file;
        this.limits = limits;
        this.events = events;
    }

    /**
     * Reads a text.
     *
     * @param name the file's name as the user knows it
     * @return its one document; an empty text is a table without words
     * @throws ConfigException if it is no YAML, or uses what a configuration does not need
     */
    public static Value read(String name, String text) throws ConfigException {
        return read(name, text, false, SourceLimits.CONFIGURATION);
    }

    /** Reads a text as {@link #read(String, String)} does, within other limits. */
    public static Value read(String name, String text, SourceLimits limits) throws ConfigException {
        return read(name, text, false, limits);
    }

    /** Reads a text as {@link #read(String, String)} does, with its comments. */
    public static Value readWithComments(String name, String text) throws ConfigException {
        return read(name, text, true, SourceLimits.CONFIGURATION);
    }

    private static Value read(String name, String text, boolean withComments, SourceLimits limits)
            throws ConfigException {
        Place file = Place.of(name, "");
        String checked = SourceText.checked(name, text, limits);
        // At the end of its buffer the parser fails at a character of two chars, so the buffer holds the whole text.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setParseComments(withComments)
                .setBufferSize(checked.length() + 2)
                .setCodePointLimit(limits.bytes())
                .build();
        try {
            SourceReader reader = new SourceReader(
                    file, new Parse(settings).parseString(checked).iterator(), limits);
            Value document = reader.document();
            if (!reader.problems.isEmpty()) {
                throw new ConfigException(reader.problems);
            }
            return document;
        } catch (YamlEngineException e) {
            throw new ConfigException(YamlSyntax.problem(file, checked, e));
        }
    }

    private Value document() throws ConfigException {
        Value document = new Value.Table(new Place(file.file(), "", 1, 1), new LinkedHashMap<>());
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof CommentEvent comment) {
                remember(comment);
            } else if (event instanceof DocumentStartEvent && ++documents > 1) {
                refuse(at(file, event), "a second document begins here", "Keep one document, and remove the line ---");
                break;
            } else if (event instanceof NodeEvent) {
                document = value(event, at(file, event), 0);
            }
        }
        return document;
    }

    private Value value(Event event, Place place, int depth) throws ConfigException {
        if (++values > limits.values()) {
            throw new ConfigException(problem(
                    place,
                    String.format(
                            Locale.ROOT,
                            "there are more than %,d values, each alias counted as what it stands for",
                            limits.values()),
                    "Write fewer"));
        }
        if (depth > DEPTH_MAX) {
            throw new ConfigException(problem(place, "values nest deeper than 32 levels", "Nest less"));
        }
        long before = values;
        Value value = switch (event) {
            case ScalarEvent scalar -> {
                refuseTag(place, scalar.getTag());
                yield new Value.Text(place, scalar.getValue(), scalar.isPlain());
            }
            case SequenceStartEvent sequence -> {
                refuseTag(place, sequence.getTag());
                yield sequence(place, depth);
            }
            case MappingStartEvent mapping -> {
                refuseTag(place, mapping.getTag());
                yield table(place, depth);
            }
            case AliasEvent alias -> aliased(alias, place);
            default -> throw new IllegalStateException("no value: " + event);
        };
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, values - before + 1)));
        }
        return value;
    }

    private Value sequence(Place place, int depth) throws ConfigException {
        List<Value> items = new ArrayList<>();
        while (true) {
            Event event = next();
            if (event.getEventId() == Event.ID.SequenceEnd) {
                return new Value.Sequence(place, items);
            }
            items.add(value(event, at(place.child(String.valueOf(items.size())), event), depth + 1));
        }
    }

    private Value table(Place place, int depth) throws ConfigException {
        SequencedMap<String, Value.Entry> entries = new LinkedHashMap<>();
        while (true) {
            Event event = next();
            if (event.getEventId() == Event.ID.MappingEnd) {
                return new Value.Table(place, entries);
            }
            List<String> above = List.copyOf(comments);
            comments.clear();
            Value key = value(event, at(place, event), depth + 1);
            String name = key instanceof Value.Text text ? text.text() : "";
            Place inside = at(place.child(name), event);
            Value value = value(next(), inside, depth + 1);
            if (key instanceof Value.Text word && !(event instanceof AliasEvent)) {
                Value.Text placed = new Value.Text(inside, name, word.plain());
                add(entries, new Value.Entry(placed, value, above));
            } else {
                refuse(key.place(), "a word is not plain text", "Write the word itself before the colon");
            }
        }
    }

    private void add(SequencedMap<String, Value.Entry> entries, Value.Entry entry) {
        Value.Text word = entry.word();
        if (word.plain() && word.text().equals("<<")) {
            refuse(
                    word.place(),
                    "'<<' is not a word of YAML 1.2",
                    "Repeat the words; an environment takes another's words with like:");
            return;
        }
        Value.Entry first = entries.putIfAbsent(word.text(), entry);
        if (first != null) {
            refuse(
                    word.place(),
                    Visible.quoted(word.text()) + " is written twice, first on line "
                            + first.word().place().line(),
                    "Keep one of them");
        }
    }

    private Value aliased(AliasEvent alias, Place place) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            refuse(
                    place,
                    "the alias " + Visible.quoted("*" + alias.getAlias().getValue())
                            + " stands for nothing that ends above",
                    "Write &" + alias.getAlias().getValue() + " before the value it stands for");
            return new Value.Text(place, "", true);
        }
        values += anchored.values();
        return switch (anchored.value()) {
            case Value.Text text -> new Value.Text(place, text.text(), text.plain());
            case Value.Sequence sequence -> new Value.Sequence(place, sequence.items());
            case Value.Table table -> new Value.Table(place, table.entries());
        };
    }

    private void refuseTag(Place place, Optional<String> tag) {
        tag.ifPresent(name ->
                refuse(place, "the tag " + Visible.quoted(name) + " is not used here", "Write the value alone"));
    }

    private Event next() {
        while (true) {
            Event event = events.next();
            if (!(event instanceof CommentEvent comment)) {
                return event;
            }
            remember(comment);
        }
    }

    private void remember(CommentEvent comment) {
        if (comment.getCommentType() == CommentType.BLOCK) {
            comments.add(comment.getValue());
        } else if (comment.getCommentType() == CommentType.BLANK_LINE) {
            comments.clear();
        }
    }

    private static Place at(Place place, Event event) {
        Optional<Mark> mark = event.getStartMark();
        int line = mark.map(Mark::getLine).orElse(-1) + 1;
        int column = mark.map(Mark::getColumn).orElse(-1) + 1;
        return new Place(place.file(), place.pointer(), line, column);
    }

    private void refuse(Place place, String what, String remedy) {
        problems.add(problem(place, what, remedy));
    }

    private static Problem problem(Place place, String what, String remedy) {
        return new Problem(place, what, "Nothing was read", remedy);
    }
}
