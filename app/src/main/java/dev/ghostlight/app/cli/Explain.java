package dev.ghostlight.app.cli;

import dev.ghostlight.app.words.DidYouMean;
import dev.ghostlight.core.model.Hazard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints the page of a hazard, or the list of all hazards. */
final class Explain implements Callable<Integer> {
    private final Console console;
    private final List<Hazard> hazards;

    private final PositionalParamSpec id;

    private Explain(Console console, List<Hazard> hazards) {
        this.console = console;
        this.hazards = hazards;
        id = Declare.argument("HAZARD", String.class, "The id of a hazard, such as cold-cache-overload.")
                .completionCandidates(hazards.stream().map(Hazard::id).toList())
                .build();
    }

    /** The command as picocli knows it. */
    static CommandSpec declared(Console console, List<Hazard> hazards) {
        Explain explain = new Explain(console, hazards);
        return Declare.withHelp(Declare.command("explain", explain, "Explain a hazard; without one, list all hazards.")
                .addPositional(explain.id));
    }

    @Override
    public Integer call() throws IOException {
        @Nullable String asked = id.getValue();
        if (asked == null) {
            list();
            return ExitCode.CLEAR;
        }
        List<String> ids = hazards.stream().map(Hazard::id).toList();
        if (!ids.contains(asked)) {
            console.err().println(unknown(asked, DidYouMean.nearest(asked, ids)));
            return ExitCode.USAGE;
        }
        console.out().print(page(asked));
        return ExitCode.CLEAR;
    }

    private void list() {
        int width =
                hazards.stream().mapToInt(hazard -> hazard.id().length()).max().orElse(0);
        for (Hazard hazard : hazards) {
            String padding = " ".repeat(width - hazard.id().length());
            console.out().println(hazard.id() + padding + "  " + hazard.title());
        }
    }

    private static String unknown(String id, Optional<String> near) {
        return "ghostlight explain: '" + id + "' is not a hazard. Nothing was explained. "
                + near.map(word -> "Did you mean '" + word + "'? ").orElse("")
                + "'ghostlight explain' lists all hazards.";
    }

    private static String page(String id) throws IOException {
        try (InputStream page = Explain.class.getResourceAsStream("/dev/ghostlight/app/hazards/" + id + ".md")) {
            if (page == null) {
                throw new IllegalStateException("the hazard " + id + " has no page");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
