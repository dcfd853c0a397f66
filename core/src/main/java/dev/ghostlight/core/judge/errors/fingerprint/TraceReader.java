package dev.ghostlight.core.judge.errors.fingerprint;

import dev.ghostlight.core.judge.errors.assemble.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the exceptions of a stack trace and the functions that they passed. Stateless. */
public final class TraceReader {
    private static final Pattern THROWN =
            Pattern.compile("(?:Exception in thread \".*?\" |Unhandled exception\\. |Uncaught |\\(node:\\d+\\) )?"
                    + "([\\p{Alpha}_$][\\w.$`+\\\\]*)(?: \\[\\w+\\])?(?::(?: (.*))?|\\s*)");
    private static final Pattern CAUSE = Pattern.compile("(?:Caused by:|Wrapped by:|--->|\\[cause\\]:|Next) (.*)");
    private static final Pattern ASIDE =
            Pattern.compile("(?:Suppressed:|\\[CIRCULAR REFERENCE|\\(Inner Exception #[1-9]).*");
    private static final Pattern RUBY = Pattern.compile(".*?:in [`'].*?': (.*) \\(([\\w:]+)\\)");
    private static final Pattern RAILS = Pattern.compile("([A-Z][\\w:]*) \\((.*)\\):");
    private static final Pattern PHP =
            Pattern.compile("(?:PHP )?[\\w ]+: +(?:Uncaught )?([\\w\\\\]+): (.*?)(?: in \\S+:\\d+)?");
    private static final Pattern PHP_ERROR = Pattern.compile("(?:PHP )?([\\w ]+): +(.*?)(?: in \\S+ on line \\d+)?");
    private static final Pattern GO = Pattern.compile("(panic|fatal error|unexpected fault address): (.*)");
    private static final Pattern RUST = Pattern.compile("thread '.*?' .*?panicked at (?:'(.*)', )?.*");

    /** Of a line no more is looked at, as patterns that do not match take the square of its length. */
    private static final int LENGTH_MAX = 2_000;

    private TraceReader() {}

    /**
     * The exceptions of a trace, the one that was logged first and its causes behind it in the order of the trace.
     *
     * @param texts the lines of the record, without what stands before the message
     */
    public static List<Thrown> read(Form form, List<String> texts) {
        List<String> lines = texts.stream()
                .map(line -> line.length() > LENGTH_MAX ? line.substring(0, LENGTH_MAX) : line)
                .toList();
        Building building = new Building();
        switch (form) {
            case NONE -> {}
            case AT -> lines.forEach(line -> at(building, line));
            case PYTHON -> python(building, lines);
            case RUBY -> lines.forEach(line -> ruby(building, line));
            case GO -> go(building, lines);
            case PHP -> lines.forEach(line -> php(building, line));
            case RUST -> rust(building, lines);
        }
        return building.built();
    }

    private static void at(Building building, String line) {
        String text = line.strip();
        if (text.startsWith("at ") && !text.equals(line)) {
            building.frame(Frames.at(text.substring(3)));
            return;
        }
        if (ASIDE.matcher(text).matches() || text.startsWith("Caused by: [CIRCULAR REFERENCE")) {
            building.aside();
            return;
        }
        Matcher cause = CAUSE.matcher(text);
        boolean isCause = cause.matches();
        Matcher thrown = THROWN.matcher((isCause ? cause.group(1) : line).replaceAll(" \\{$", ""));
        boolean isNamed = thrown.matches() && (isCause || isException(thrown.group(1)));
        if (isNamed && (isCause || !building.isBegun())) {
            building.thrown(thrown.group(1), thrown.group(2));
        } else if (isCause) {
            building.thrown("", cause.group(1));
        } else {
            building.said(text);
        }
    }

    private static boolean isException(String name) {
        return name.matches(".*(?:Exception|Error|Throwable)") || name.indexOf('.') > 0;
    }

    private static void python(Building building, List<String> lines) {
        List<String> frames = new ArrayList<>();
        for (String line : lines) {
            String text = line.replaceFirst("^\\s*(?:[|+] ?(?:-\\+)?-*)+", "");
            Optional<String> frame = Frames.python(text);
            if (frame.isPresent()) {
                frames.addFirst(frame.get());
            } else if (!frames.isEmpty() && !text.isBlank() && !Character.isWhitespace(text.charAt(0))) {
                Matcher thrown = THROWN.matcher(text);
                boolean isNamed = thrown.matches();
                building.thrown(isNamed ? thrown.group(1) : "", isNamed ? thrown.group(2) : text);
                frames.forEach(each -> building.frame(Optional.of(each)));
                frames.clear();
            } else if (!building.isBegun()) {
                building.said(text.strip());
            }
        }
        if (!frames.isEmpty()) {
            building.thrown("", "");
            frames.forEach(each -> building.frame(Optional.of(each)));
        }
    }

    private static void ruby(Building building, String line) {
        Matcher raised = RUBY.matcher(line);
        Matcher rails = RAILS.matcher(line.strip());
        if (raised.matches()) {
            building.thrown(raised.group(2), raised.group(1));
        } else if (rails.matches() && !building.isBegun()) {
            building.thrown(rails.group(1), rails.group(2));
        }
        Optional<String> frame = Frames.ruby(line);
        if (frame.isPresent()) {
            building.frame(frame);
        } else {
            building.said(line.strip());
        }
    }

    private static void go(Building building, List<String> lines) {
        int goroutines = 0;
        for (String line : lines) {
            Matcher raised = GO.matcher(line);
            goroutines += line.startsWith("goroutine ") && line.endsWith("]:") ? 1 : 0;
            if (raised.matches() && goroutines == 0) {
                building.thrown(raised.group(1), raised.group(2).replaceAll(" \\[recovered\\]$", ""));
            } else if (goroutines == 1) {
                building.frame(Frames.go(line));
            } else if (goroutines == 0) {
                building.said(line.strip());
            }
        }
    }

    private static void php(Building building, String line) {
        String text = line.strip();
        Matcher next = CAUSE.matcher(text);
        Matcher thrown = PHP.matcher(text);
        Matcher error = PHP_ERROR.matcher(text);
        if (text.startsWith("#")) {
            building.frame(Frames.php(text));
        } else if (next.matches() && THROWN.matcher(next.group(1)).matches()) {
            Matcher named = THROWN.matcher(next.group(1).replaceAll(" in \\S+:\\d+$", ""));
            building.thrown(named.matches() ? named.group(1) : "", named.matches() ? named.group(2) : text);
        } else if (!building.isBegun() && thrown.matches()) {
            building.thrown(thrown.group(1), thrown.group(2));
        } else if (!building.isBegun() && error.matches()) {
            building.thrown(error.group(1), error.group(2));
        } else {
            building.said(text);
        }
    }

    private static void rust(Building building, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher panic = RUST.matcher(lines.get(i));
            if (panic.matches()) {
                boolean isBehind = panic.group(1) == null && i + 1 < lines.size();
                building.thrown("panic", isBehind ? lines.get(++i) : panic.group(1));
            } else {
                building.frame(Frames.rust(lines.get(i)));
            }
        }
    }
}
