package dev.ghostlight.core.judge.errors.assemble;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The grammars of all languages, and which of them a line begins. Stateless. */
final class Grammars {
    private static final AtGrammar AT = new AtGrammar();
    private static final RubyGrammar RUBY = new RubyGrammar();
    private static final PhpGrammar PHP = new PhpGrammar();

    private static final Map<Form, Grammar> ALL = new EnumMap<>(Map.of(
            Form.PYTHON,
            new PythonGrammar(),
            Form.GO,
            new GoGrammar(),
            Form.PHP,
            PHP,
            Form.RUST,
            new RustGrammar(),
            Form.RUBY,
            RUBY,
            Form.AT,
            AT));

    private Grammars() {}

    /** A trace that begins: how it is written, and the phase behind the line that begins it. */
    record Beginning(Form form, int phase) {
        Grammar grammar() {
            return Objects.requireNonNull(ALL.get(form));
        }
    }

    /** The grammar of which a line begins a trace. */
    static Optional<Beginning> begun(String line, int from) {
        for (Map.Entry<Form, Grammar> each : ALL.entrySet()) {
            int phase = each.getValue().begin(line, from);
            if (phase != Grammar.NO) {
                return Optional.of(new Beginning(each.getKey(), phase));
            }
        }
        return Optional.empty();
    }

    /** The grammar of which a line is a frame, whatever stands before it. */
    static Optional<Beginning> framed(String line, int from) {
        if (AT.isFrame(line, from)) {
            return Optional.of(new Beginning(Form.AT, AtGrammar.FRAMES));
        }
        if (PHP.isFrame(line, from)) {
            return Optional.of(new Beginning(Form.PHP, PhpGrammar.FRAMES));
        }
        return RUBY.isFrame(line, from) ? Optional.of(new Beginning(Form.RUBY, RubyGrammar.FRAMES)) : Optional.empty();
    }
}
