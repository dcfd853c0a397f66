package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.core.model.Popularity.Counted.Bin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvKeysTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,5\nb,2\n",
                "key,count\na,5\nb,2",
                "key;count\r\na;5\r\nb;2\r\n",
                "\"key\"\t\"count\"\n\"a\"\t\"5\"\nb\t2\n",
                "\u00ef\u00bb\u00bfa,5\nb,2\n",
                "\n\na,5\n\n\nb,2\n\n",
                "a, 5 \nb,02\n",
                "a,2\nb,2\na,3\n",
            })
    void a_key_and_a_count_a_row_is_read_however_it_is_written(String csv) throws Exception {
        CsvCount count = read(csv);

        assertThat(count.counts().popularity().bins()).containsExactly(new Bin(5, 1), new Bin(2, 1));
        assertThat(count.counts().hottest())
                .containsExactly(new KeyCounts.HotKey("a", 5), new KeyCounts.HotKey("b", 2));
    }

    @Test
    void it_says_whether_there_was_a_header_and_how_many_rows() throws Exception {
        assertThat(read("id,hits\na,1\na,2\n"))
                .extracting(CsvCount::header, CsvCount::rows)
                .containsExactly(true, 2L);
        assertThat(read("a,1\n")).extracting(CsvCount::header, CsvCount::rows).containsExactly(false, 1L);
    }

    @Test
    void quoted_keys_may_hold_separators_quotes_and_line_ends() throws Exception {
        CsvCount count = read("\"a,b\",3\n\"say \"\"hi\"\"\",2\n\"two\nlines\",1\n");

        assertThat(count.counts().hottest())
                .extracting(KeyCounts.HotKey::key)
                .containsExactly("a,b", "say \"hi\"", "two\\x{a}lines");
    }

    @Test
    void a_comma_in_a_key_is_no_separator_where_the_count_follows_a_semicolon() throws Exception {
        assertThat(read("a,b;3\n").counts().hottest()).containsExactly(new KeyCounts.HotKey("a,b", 3));
    }

    @Test
    void keys_that_are_not_utf_8_are_kept_apart() throws Exception {
        assertThat(read("\u00fe,1\n\u00fd,1\n").counts().keys()).isEqualTo(2);
    }

    @Test
    void gzip_is_read_too() throws Exception {
        Path csv = folder.resolve("counts.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(csv))) {
            out.write("a,5\n".getBytes(ISO_8859_1));
        }

        assertThat(CsvKeys.read(csv).counts().requests()).isEqualTo(5);
    }

    @Test
    void all_problems_are_told_of_at_once_with_their_lines() throws Exception {
        assertRefused("key,count\na,0\nb\nc,1,2\n,4\nd,x\n\"two\nlines\",-1\ne,1.5\nf\"g,1\n\"h\"i,2\ngood,1\n\"j,3\n")
                .hasMessageContaining("counts.csv:2: '0' is not a whole number from 1 on. ")
                .hasMessageContaining("counts.csv:3: there is one column and not two. ")
                .hasMessageContaining("counts.csv:4: there are more than two columns. ")
                .hasMessageContaining("counts.csv:5: the key is empty. ")
                .hasMessageContaining("counts.csv:6: 'x' is not")
                .hasMessageContaining("counts.csv:7: '-1' is not")
                .hasMessageContaining("counts.csv:9: '1.5' is not")
                .hasMessageContaining("counts.csv:10: a quote stands inside a field that is not quoted. ")
                .hasMessageContaining("counts.csv:11: text follows a closing quote. ")
                .hasMessageContaining("counts.csv:13: a quote is opened and never closed. ")
                .hasMessageNotContaining("counts.csv:12");
    }

    @Test
    void twenty_problems_are_shown_and_the_rest_counted() throws Exception {
        assertRefused("a,x1\n" + "a,-\n".repeat(99))
                .hasMessageContaining("counts.csv:21:")
                .hasMessageContaining("and 79 more lines are wrong")
                .hasMessageNotContaining("counts.csv:22:");
    }

    @Test
    void counts_that_are_too_large_to_add_are_refused() throws Exception {
        assertRefused("a,9223372036854775807\nb,1\n").hasMessageContaining("counts.csv:2: '1' is not a whole number");
        assertRefused("a,9223372036854775808\n").hasMessageContaining("counts.csv:1: '9223372036854775808' is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "key,count\n"})
    void a_file_without_counts_is_refused(String csv) throws Exception {
        assertRefused(csv).hasMessageContaining("has no rows with a key and a count");
    }

    @Test
    void an_endless_field_is_refused() throws Exception {
        assertRefused("\"" + "x".repeat(2_000_000)).hasMessageContaining("is a quote not closed?");
    }

    @Test
    void utf_16_is_refused_by_name() throws Exception {
        Path csv = Files.write(folder.resolve("counts.csv"), "a,1\n".getBytes(UTF_16));

        assertThatThrownBy(() -> CsvKeys.read(csv)).hasMessageContaining("is UTF-16");
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatThrownBy(() -> CsvKeys.read(folder.resolve("gone.csv")))
                .isInstanceOf(CollectException.class)
                .hasMessageContaining("gone.csv: there is no such file");
    }

    @Test
    void random_bytes_are_counts_or_refused() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        String signs = "ab12,,;\t\"\"\n\n\r\u00ff\u0000 ";
        int accepted = 0;
        for (int round = 0; round < 1000; round++) {
            StringBuilder csv = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                csv.append(signs.charAt(random.nextInt(signs.length())));
            }
            try {
                assertThat(read(csv.toString()).rows()).isPositive();
                accepted++;
            } catch (CollectException e) {
                assertThat(e).hasMessageContaining("counts.csv");
            }
        }
        assertThat(accepted).isBetween(10, 300);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String csv) {
        return assertThatThrownBy(() -> read(csv)).isInstanceOf(CollectException.class);
    }

    private CsvCount read(String csv) throws CollectException, IOException {
        return CsvKeys.read(Files.write(folder.resolve("counts.csv"), csv.getBytes(ISO_8859_1)));
    }
}
