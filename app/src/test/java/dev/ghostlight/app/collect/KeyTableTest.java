package dev.ghostlight.app.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ghostlight.core.model.Popularity.Counted.Bin;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private static final long PLENTY = 1 << 28;

    @Test
    void counts_as_a_map_does_through_growth_and_merging() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        Map<String, Long> map = new HashMap<>();
        KeyTable[] tables = {new KeyTable(PLENTY), new KeyTable(PLENTY)};
        for (int round = 0; round < 300_000; round++) {
            String key = "k".repeat(random.nextInt(20)) + random.nextInt(50_000);
            map.merge(key, 3L, Long::sum);
            add(tables[random.nextInt(2)], key, 3);
        }

        tables[0].addAll(tables[1]);

        KeyCounts counts = tables[0].counts();
        assertThat(counts.keys()).isEqualTo(map.size());
        assertThat(counts.requests()).isEqualTo(900_000);
        Map<Long, Long> bins = new HashMap<>();
        map.values().forEach(count -> bins.merge(count, 1L, Long::sum));
        assertThat(counts.popularity().bins())
                .containsExactlyInAnyOrderElementsOf(bins.entrySet().stream()
                        .map(bin -> new Bin(bin.getKey(), bin.getValue()))
                        .toList());
    }

    @Test
    void keys_that_differ_in_one_byte_or_in_length_are_different() throws Exception {
        KeyTable table = new KeyTable(PLENTY);
        int keys = 0;
        for (int length = 1; length <= 33; length++) {
            byte[] key = new byte[length];
            table.add(key, 0, length, 1);
            keys++;
            for (int at = 0; at < length; at++) {
                byte[] other = key.clone();
                other[at] = (byte) 0x80;
                table.add(other, 0, length, 1);
                keys++;
            }
        }

        assertThat(table.size()).isEqualTo(keys);
    }

    @Test
    void a_key_is_read_from_the_middle_of_its_source() throws Exception {
        KeyTable table = new KeyTable(PLENTY);
        table.add("xxabcxx".getBytes(ISO_8859_1), 2, 5, 1);
        table.add("abc".getBytes(ISO_8859_1), 0, 3, 1);

        assertThat(table.counts().hottest()).containsExactly(new KeyCounts.HotKey("abc", 2));
    }

    @Test
    void it_refuses_to_use_more_memory_than_allowed() {
        assertThatThrownBy(() -> {
                    KeyTable table = new KeyTable(200_000);
                    for (int key = 0; key < 100_000; key++) {
                        add(table, "key-" + key, 1);
                    }
                })
                .isInstanceOf(KeyTable.FullException.class);
        assertThatThrownBy(() -> add(new KeyTable(200_000), "k".repeat(200_001), 1))
                .isInstanceOf(KeyTable.FullException.class);
    }

    private static void add(KeyTable table, String key, long count) throws KeyTable.FullException {
        byte[] bytes = key.getBytes(ISO_8859_1);
        table.add(bytes, 0, bytes.length, count);
    }
}
