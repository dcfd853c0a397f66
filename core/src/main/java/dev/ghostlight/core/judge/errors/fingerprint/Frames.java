package dev.ghostlight.core.judge.errors.fingerprint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a frame of a stack trace so that it is the same in every run and every build of the same code: without lines,
 * addresses, counters of lambdas and proxies, and the frames that runtimes put between. Stateless.
 */
final class Frames {
    /** Runtimes call through these, or not, as they see fit. */
    private static final Pattern BETWEEN = Pattern.compile(
            "(?:(?:jdk\\.internal|sun)\\.reflect\\.|java\\.lang\\.(?:reflect|invoke)\\.|jdk\\.internal\\.vm\\.|jdk\\.proxy\\d"
                    + "|kotlin\\.coroutines\\.jvm\\.internal\\.|kotlinx\\.coroutines\\.|scala\\.runtime\\."
                    + "|org\\.springframework\\.cglib\\.|net\\.sf\\.cglib\\.|com\\.sun\\.proxy\\.|node:internal|"
                    + "java\\.util\\.concurrent\\.ForkJoin|System\\.Runtime\\.|System\\.Threading\\.|runtime\\.goexit"
                    + "|rust_begin_unwind|core::panicking|std::panicking|core::ops::function|__rust_).*");

    private static final Pattern JVM =
            Pattern.compile("(?:[^\\s/()]*/)*([\\w.$<>]+(?:\\.<?[\\w$]+>?)?)\\(([^()]*)\\).*");

    private static final Pattern GENERATED =
            Pattern.compile("\\$\\$(?:Lambda|EnhancerBy\\w*|FastClassBy\\w*|SpringCGLIB"
                    + "|KeyFactoryBy\\w*)[\\w$/.]*|\\$(?:Proxy|HibernateProxy|ByteBuddy|MockitoMock|auxiliary|jacocoInit)\\$?\\w*"
                    + "|_\\$\\$_\\w+|__\\w+Accessor\\d+|\\$\\$_javassist_\\w+");
    /** The class of a lambda, of which the name depends on the version of the JVM and on the run. */
    private static final Pattern LAMBDA_CLASS = Pattern.compile("\\S*\\$\\$Lambda[\\w$]*(?:/\\w+)?(?=\\.)");

    /** What compilers of .NET number: state machines, closures and local functions. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?<=>[a-z])__\\d+(?:_\\d+)?|(?<=DisplayClass)\\d+_\\d+|\\|\\d+_\\d+");

    private static final Pattern PLACES = Pattern.compile("(?::\\d+){1,2}");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(?:([A-Za-z_]\\w*?)\\$)?\\w*");
    private static final Pattern COUNTER = Pattern.compile("\\$\\d+(?=\\$|\\.|$)");
    private static final Pattern HEX = Pattern.compile("(?i)(?:0x)?(?=[a-f]*\\d)[0-9a-f]{6,}");
    private static final Pattern HASHED_FILE = Pattern.compile("(?i)[.-][0-9a-f]{6,32}(?=\\.\\w+$)");

    private static final Pattern PYTHON = Pattern.compile("[\\s|+-]*File \"([^\"]*)\", line \\d+(?:, in (.*))?");
    private static final Pattern RUBY = Pattern.compile("\\s*(?:from )?(.*?):\\d+:in [`'](.*)'.*");
    private static final Pattern PHP =
            Pattern.compile("\\s*#\\d+ (?:(.*?)\\(\\d+\\): |\\[internal function\\]: )?(.*)");
    private static final Pattern RUST = Pattern.compile("\\s*\\d+: (?:0x[0-9a-f]+ - )?(.*)");

    private Frames() {}

    /** A frame behind {@code at}: of the JVM, of JavaScript, or of .NET; empty where it says nothing. */
    static Optional<String> at(String frame) {
        String text = LAMBDA_CLASS
                .matcher(frame.replaceFirst("\\s*\\{?\\s*$", "").strip())
                .replaceFirst("");
        Matcher jvm = JVM.matcher(text);
        if (jvm.matches() && isJvmPlace(jvm.group(2))) {
            return named(jvm.group(1));
        }
        int open = text.indexOf('(');
        if (open > 0 && (text.contains(") in ") || (text.endsWith(")") && !isPlaceOfScript(text)))) {
            return named(text.substring(0, open));
        }
        return script(text);
    }

    private static boolean isJvmPlace(String place) {
        return place.equals("Native Method")
                || place.equals("Unknown Source")
                || place.matches("[\\w$-]+\\.(?:java|kt|kts|scala|groovy|clj)(?::-?\\d+)?")
                || place.equals("<generated>");
    }

    private static boolean isPlaceOfScript(String text) {
        return text.matches(".*\\((?:.*:\\d+:\\d+|native|<anonymous>|index \\d+)\\)");
    }

    /** {@code async fn (file:1:2)}, or a file alone. */
    private static Optional<String> script(String text) {
        String called = text.startsWith("async ") ? text.substring(6) : text;
        String bare = called.contains("(eval at ") ? PLACES.matcher(called).replaceAll("") : called;
        int open = bare.lastIndexOf('(');
        String function = open > 0 ? bare.substring(0, open).strip() : "";
        String place = open > 0 ? bare.substring(open + 1).replaceAll("\\)$", "") : bare;
        // The runtime's own files differ from version to version.
        if (place.startsWith("node:") || place.equals("native")) {
            return Optional.empty();
        }
        String file = HASHED_FILE
                .matcher(file(place.replaceAll("(?::\\d+){1,2}$", "")))
                .replaceAll("");
        return named((function + " " + file).strip());
    }

    /** {@code File "/app/a.py", line 3, in run}. */
    static Optional<String> python(String line) {
        Matcher frame = PYTHON.matcher(line);
        return frame.lookingAt() ? named(file(frame.group(1)) + " " + orEmpty(frame.group(2))) : Optional.empty();
    }

    /** {@code /app/a.rb:6:in 'Foo#bar'}, with either quote and with or without the class, as versions differ. */
    static Optional<String> ruby(String line) {
        Matcher frame = RUBY.matcher(line);
        if (!frame.matches()) {
            return Optional.empty();
        }
        String function = frame.group(2).replaceAll("^(?:block|rescue|ensure)(?: \\(\\d+ levels\\))? in ", "");
        return named(file(frame.group(1)) + " " + function.replaceAll("^.*[#.](?=.)", ""));
    }

    /** {@code main.(*Server).serve(0xc000010000, {0x1})}, with type arguments or without. */
    static Optional<String> go(String line) {
        if (line.startsWith("\t") || !line.endsWith(")")) {
            return Optional.empty();
        }
        int end = line.lastIndexOf('(');
        return end <= 0
                ? Optional.empty()
                : named(line.substring(0, end).replaceAll("\\[[^\\]]*\\]|\\.func\\d+(\\.\\d+)*", ""));
    }

    /** {@code #3 /app/x.php(12): Foo->bar('abc')}. */
    static Optional<String> php(String line) {
        Matcher frame = PHP.matcher(line);
        if (!frame.matches()) {
            return Optional.empty();
        }
        return named(file(orEmpty(frame.group(1))) + " "
                + frame.group(2).replaceAll("\\{closure[^}]*}", "{closure}").replaceAll("\\(.*", ""));
    }

    /** {@code 3: app::serve::h0123456789abcdef}. */
    static Optional<String> rust(String line) {
        Matcher frame = RUST.matcher(line);
        return frame.matches()
                ? named(frame.group(1).replaceAll("::h[0-9a-f]{16}$", "").replaceAll("::\\{\\{closure\\}\\}", ""))
                : Optional.empty();
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /** Where a file lies differs from build to build. */
    private static String file(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(slash + 1);
    }

    private static Optional<String> named(String name) {
        if (BETWEEN.matcher(name).matches() || name.isBlank()) {
            return Optional.empty();
        }
        String steady = GENERATED.matcher(name).replaceAll("");
        steady = LAMBDA.matcher(steady).replaceAll("lambda\\$$1");
        steady = COUNTER.matcher(steady).replaceAll("\\$");
        steady = NUMBERED.matcher(steady).replaceAll("");
        steady = HEX.matcher(steady).replaceAll("");
        return Optional.of(steady.strip());
    }
}
