package dev.ghostlight.core.judge.errors.assemble;

import java.util.Optional;

/** The grammars of all languages, and which of them a line begins. Stateless. */
final class Grammars {
    private static final AtGrammar AT = new AtGrammar();
    private static final RubyGrammar RUBY = new RubyGrammar();
    private static final PhpGrammar PHP = new PhpGrammar();

    private static final PythonGrammar PYTHON = new PythonGrammar();
    private static final GoGrammar GO = new GoGrammar();
    private static final RustGrammar RUST = new RustGrammar();

    private Grammars() {}

    /** A trace that begins: how it is written, and the phase behind the line that begins it. */
    record Beginning(Form form, Grammar grammar, int phase) {}

    /** The grammar of which a line begins a trace. */
    static Optional<Beginning> begun(String line, int from) {
        int phase = PYTHON.begin(line, from);
        if (phase != Grammar.NO) {
            return Optional.of(new Beginning(Form.PYTHON, PYTHON, phase));
        }
        phase = GO.begin(line, from);
        if (phase != Grammar.NO) {
            return Optional.of(new Beginning(Form.GO, GO, phase));
        }
        phase = PHP.begin(line, from);
        if (phase != Grammar.NO) {
            return Optional.of(new Beginning(Form.PHP, PHP, phase));
        }
        phase = RUST.begin(line, from);
        if (phase != Grammar.NO) {
            return Optional.of(new Beginning(Form.RUST, RUST, phase));
        }
        phase = RUBY.begin(line, from);
        if (phase != Grammar.NO) {
            return Optional.of(new Beginning(Form.RUBY, RUBY, phase));
        }
        phase = AT.begin(line, from);
        return phase == Grammar.NO ? Optional.empty() : Optional.of(new Beginning(Form.AT, AT, phase));
    }

    /** Whether a runtime writes such a beginning by itself, whatever a logger wrote before. */
    static boolean isUncaught(String line, int from) {
        return line.startsWith("panic: ", from)
                || line.startsWith("fatal error: ", from)
                || line.startsWith("thread '", from)
                || line.startsWith("Exception in thread ", from)
                || line.startsWith("Unhandled exception", from);
    }

    /** The grammar of which a line is a frame, whatever stands before it. */
    static Optional<Beginning> framed(String line, int from) {
        if (AT.isFrame(line, from)) {
            return Optional.of(new Beginning(Form.AT, AT, AtGrammar.FRAMES));
        }
        if (PHP.isFrame(line, from)) {
            return Optional.of(new Beginning(Form.PHP, PHP, PhpGrammar.FRAMES));
        }
        if (GO.isFrame(line, from)) {
            return Optional.of(new Beginning(Form.GO, GO, GoGrammar.STACK));
        }
        return RUBY.isFrame(line, from)
                ? Optional.of(new Beginning(Form.RUBY, RUBY, RubyGrammar.FRAMES))
                : Optional.empty();
    }
}
