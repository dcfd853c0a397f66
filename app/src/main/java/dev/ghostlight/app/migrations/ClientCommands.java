package dev.ghostlight.app.migrations;

import dev.ghostlight.app.words.Visible;
import dev.ghostlight.core.migration.sql.Piece;
import dev.ghostlight.core.migration.sql.Script;
import dev.ghostlight.core.model.Place;
import java.util.Set;

/** Judges psql's commands in a script: some change nothing in the database, the others are refused. */
final class ClientCommands {
    private static final Set<String> HARMLESS = Set.of(
            "\\echo",
            "\\qecho",
            "\\warn",
            "\\timing",
            "\\pset",
            "\\restrict",
            "\\unrestrict",
            "\\x",
            "\\a",
            "\\t",
            "\\conninfo",
            "\\p");
    private static final Set<String> HARMLESS_VARIABLES =
            Set.of("ON_ERROR_STOP", "VERBOSITY", "ECHO", "ECHO_HIDDEN", "QUIET", "SHOW_CONTEXT", "ON_ERROR_ROLLBACK");
    private static final Set<String> INCLUDES = Set.of("\\i", "\\ir", "\\include", "\\include_relative");

    private ClientCommands() {}

    static void check(Script script, Tool tool, Problems problems) {
        for (Piece.Command command : script.commands()) {
            String text = script.source()
                    .text()
                    .substring(command.start(), command.end())
                    .strip();
            String[] words = text.split("\\s+", 3);
            if (!tool.isClient()) {
                problems.add(
                        script.source().place(command.start()),
                        Visible.quoted(text) + " is a command of psql, and " + tool.word() + " does not know it",
                        "The server refuses it as a syntax error",
                        "Leave it out; or say tool: sql if psql runs the file");
            } else if (!isHarmless(words)) {
                refuse(script.source().place(command.start()), words[0], text, problems);
            }
        }
    }

    private static boolean isHarmless(String[] words) {
        boolean isVariable = words[0].equals("\\set") && words.length > 1 && HARMLESS_VARIABLES.contains(words[1]);
        return isVariable || HARMLESS.contains(words[0]);
    }

    private static void refuse(Place where, String command, String text, Problems problems) {
        if (INCLUDES.contains(command)) {
            problems.add(
                    where,
                    "psql reads another file here: " + Visible.quoted(text),
                    "What that file does would not be seen",
                    "Put the files together into one, in the order in which psql reads them");
        } else {
            problems.add(
                    where,
                    Visible.quoted(text) + " is a command of psql that is not carried out here",
                    "What psql sends to the server is not known",
                    "Write the statements that it stands for");
        }
    }
}
