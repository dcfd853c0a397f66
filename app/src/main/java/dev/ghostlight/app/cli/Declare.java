package dev.ghostlight.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Declares commands and their options by picocli's model, with what all of them have in common.
 *
 * <p>Its annotations would say the same, but for each kind of them the JVM makes a class at every start, which costs a
 * tenth of a forecast.
 */
final class Declare {
    private static final String[] EXIT_CODES = {
        "",
        "Exit codes: 0 clear, 1 danger, 2 wrong usage or configuration,",
        "3 the environment failed, 4 hold: not enough evidence yet."
    };

    private Declare() {}

    /**
     * A command with help and version, and no further options yet.
     *
     * @param runs what it runs: a {@code Runnable} or {@code Callable}, or neither if it only has subcommands
     */
    static CommandSpec command(String name, Object runs, String... description) {
        CommandSpec command = CommandSpec.wrapWithoutInspection(runs).name(name).versionProvider(new Version());
        command.usageMessage().description(description).footer(EXIT_CODES);
        return command;
    }

    /** Adds the options that every command ends with. */
    static CommandSpec withHelp(CommandSpec command) {
        return command.addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
    }

    /** An option that takes a value. */
    static OptionSpec.Builder option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(description);
    }

    /** An option that takes no value. */
    static OptionSpec.Builder flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").description(description);
    }

    /** Whether an option without a value is given. */
    static boolean isSet(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.getValue());
    }

    /** An argument without a name that may be missing. */
    static PositionalParamSpec.Builder argument(String label, Class<?> type, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("0..1")
                .type(type)
                .description(description);
    }
}
