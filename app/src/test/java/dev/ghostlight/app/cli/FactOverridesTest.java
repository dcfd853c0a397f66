package dev.ghostlight.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactOverridesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_plan_of_the_file_can_be_tried_otherwise() throws Exception {
        assertThat(forecast("--gap", "30s").out()).contains("4 nodes in 1 m 30 s, 1 every 30 s");
        assertThat(forecast("--batch", "2").out()).contains("4 nodes in 1 m, 2 every 1 m");
        assertThat(forecast("--batch", "2", "--max-unavailable", "2").out()).contains("4 nodes in 1 m, 2 every 1 m");
    }

    @Test
    void the_margin_decides_what_is_safe() throws Exception {
        assertThat(forecast("--margin", "none").out()).contains("1 every 1 m; safe\n");
        assertThat(forecast("--margin", "0%").out()).contains("1 every 1 m; safe\n");
        assertThat(forecast("--margin", "99.9%").out()).contains("1 every 1 m; not safe for db\n");
    }

    @Test
    void the_horizon_bounds_the_curve() throws Exception {
        assertThat(forecast("--horizon", "30m").out()).contains("calls in 30 m").doesNotContain("Second wave");
        assertThat(forecast("--horizon", "3h").out()).contains("Second wave");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --gap             | 4            | '4' has no unit. Nothing was forecast. Write 4s for seconds
            --gap             | -1s          | '-1s' is not a duration
            --gap             | 4 minutes    | '4 minutes' is not a duration
            --gap             | 1e9d         | '1e9d' is not a duration
            --gap             | 99999999d    | is more than 10 years
            --horizon         | 0s           | '0s' leaves nothing to look at
            --horizon         | 3            | '3' has no unit
            --batch           | 0            | '0' is not between 1 and 1,000,000
            --batch           | 1.5          | '1.5' is not a whole number
            --batch           | two          | 'two' is not a count
            --batch           | 2000000      | is not between 1 and 1,000,000
            --max-unavailable | 0            | '0' is not between 1 and 1,000,000
            --max-unavailable | 50%          | '50%' is not a count
            --margin          | non          | 'non' is not a margin. Nothing was forecast. Write standard deviations such as '3 sigma', a part such as 10%, or none. Did you mean 'none'?
            --margin          | 100%         | '100%' leaves nothing of the capacity
            --margin          | 11 sigma     | '11 sigma' is more than 10 sigma
            --margin          | -1 sigma     | '-1 sigma' is not a number of standard deviations
            --margin          | 3            | '3' is not a margin
            --margin          | %            | '%' is not a percentage
            """)
    void what_cannot_be_meant_is_refused(String option, String value, String message) throws Exception {
        Ran ran = forecast(option + "=" + value);
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).startsWith("command line: " + option + ": ").contains(message);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void all_wrong_options_are_told_at_once() throws Exception {
        Ran ran = forecast("--gap", "4", "--batch", "x", "--margin", "y", "--horizon", "z", "--max-unavailable", "-");
        assertThat(ran.messages()).hasSize(5);
    }

    @Test
    void a_batch_larger_than_what_may_be_out_is_refused() throws Exception {
        assertThat(forecast("--batch", "3", "--max-unavailable", "2").err())
                .isEqualTo("command line: --batch: a batch of 3 servers is more than the 2 that may be out."
                        + " Nothing was forecast. Name a smaller batch, or allow more with --max-unavailable 3.\n");
        assertThat(forecast("--batch", "5").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private Ran forecast(String... options) throws Exception {
        Files.writeString(folder.resolve("ghostlight.yaml"), ForecastCommandTest.SERVICE);
        List<String> arguments = new ArrayList<>(List.of("forecast", folder.toString()));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }
}
