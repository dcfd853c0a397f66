package dev.ghostlight.core.judge.errors.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ghostlight.core.judge.errors.Fingerprinter;
import dev.ghostlight.core.judge.errors.templates.Fingerprint;
import dev.ghostlight.core.judge.errors.templates.WordList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a fingerprint from build to build and from run to run, and what does not. */
final class FingerprintsTest {
    private static final WordList WORDS = new WordList(List.of("closed", "failed", "it", "next", "order", "started"));

    /** Where the traces of all languages name lines and columns. */
    private static final Pattern LINES = Pattern.compile(
            "(?<=\\.(?:java|kt|scala|groovy|clj|go|s|js|mjs|ts|tsx|rb|erb|php|rs|ex|erl|dart):)\\d+(?::\\d+)?"
                    + "|(?<=, line |:line |on line |at line | line )\\d+"
                    + "|(?<=\\.php\\()\\d+(?=\\))"
                    + "|(?<=\\.\\.\\. )\\d+(?= more| common| frames)");

    private final Fingerprinter fingerprinter = new Fingerprinter(WORDS);

    static Stream<TraceCases.Case> traces() {
        return TraceCases.all().stream()
                .filter(each -> LINES.matcher(String.join("\n", each.lines())).find());
    }

    @ParameterizedTest
    @MethodSource("traces")
    void lines_that_moved_change_no_fingerprint(TraceCases.Case fragment) {
        List<String> moved = fragment.lines().stream()
                .map(line ->
                        LINES.matcher(line).replaceAll(found -> found.group().contains(":") ? "917:3" : "917"))
                .toList();
        assertThat(moved).isNotEqualTo(fragment.lines());
        assertThat(all(moved)).isEqualTo(all(fragment.lines()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "shop.Cart$$EnhancerByGuice$$a1b2c3d4.total(<generated>) ; shop.Cart$$EnhancerByGuice$$99887766.total(<generated>)",
                "shop.Cart$$EnhancerBySpringCGLIB$$1f.total(<generated>) ; shop.Cart$$SpringCGLIB$$0.total(<generated>)",
                "shop.Cart$$FastClassBySpringCGLIB$$1f.invoke(<generated>) ; shop.Cart$$FastClassBySpringCGLIB$$2e.invoke(<generated>)",
                "shop.Cart_$$_jvst3a4_0.total(Cart_$$_jvst3a4_0.java) ; shop.Cart_$$_jvstb71_12.total(Cart_$$_jvstb71_12.java)",
                "shop.Cart$$_javassist_3.total(Cart$$_javassist_3.java) ; shop.Cart$$_javassist_17.total(Cart$$_javassist_17.java)",
                "shop.Cart$ByteBuddy$kX9aQz1b.total(Unknown Source) ; shop.Cart$ByteBuddy$Qr7bXw0c.total(Unknown Source)",
                "shop.Cart$HibernateProxy$fR3kPq.total(Unknown Source) ; shop.Cart$HibernateProxy$zZ9.total(Unknown Source)",
                "shop.Cart$MockitoMock$1234567.total(Unknown Source) ; shop.Cart$MockitoMock$7654321.total(Unknown Source)",
                "com.sun.proxy.$Proxy17.total(Unknown Source) ; com.sun.proxy.$Proxy18.total(Unknown Source)",
                "jdk.proxy2/jdk.proxy2.$Proxy81.total(Unknown Source) ; jdk.proxy3/jdk.proxy3.$Proxy7.total(Unknown Source)",
                "sun.reflect.GeneratedMethodAccessor12.invoke(Unknown Source) ; sun.reflect.NativeMethodAccessorImpl.invoke0(Native Method)",
                "jdk.internal.reflect.GeneratedConstructorAccessor3.newInstance(Unknown Source) ; jdk.internal.reflect.GeneratedConstructorAccessor9.newInstance(Unknown Source)",
                "shop.Cart$$Lambda/0x00007f3b1c0a8400.apply(Unknown Source) ; shop.Cart$$Lambda$233/0x0000000800d1ac40.apply(Unknown Source)",
                "shop.Cart$$Lambda$14.apply(Unknown Source) ; shop.Cart$$Lambda$15/1234567890.apply(Unknown Source)",
                "shop.Cart.lambda$total$3(Cart.java:55) ; shop.Cart.lambda$total$12(Cart.java:155)",
                "shop.Cart.lambda$new$0(Cart.java:55) ; shop.Cart.lambda$new$1(Cart.java:155)",
                "shop.Cart$1.run(Cart.java:3) ; shop.Cart$2.run(Cart.java:9)",
                "shop.Cart.total(Cart.java:3) ; shop.Cart.total(Carts.java:9)",
                "java.base/java.util.ArrayList.get(ArrayList.java:427) ; java.util.ArrayList.get(ArrayList.java:433)",
                "app//shop.Cart.total(Cart.java:3) ; app/shop@2.1/shop.Cart.total(Cart.java:3)",
                "shop.CartKt$total$2.invokeSuspend(Cart.kt:14) ; shop.CartKt$total$3.invokeSuspend(Cart.kt:19)",
                "shop.Cart.$anonfun$total$2(Cart.scala:18) ; shop.Cart.$anonfun$total$7(Cart.scala:31)",
                "kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith(ContinuationImpl.kt:33) ; kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith(ContinuationImpl.kt:46)",
                "u (https://shop.example/static/main.8f14e45f.js:2:13371) ; u (https://shop.example/static/main.0a1b2c3d.js:1:99)",
                "find (/app/dist/orders-8f14e45fce.mjs:3:17) ; find (/srv/app/orders-a1b2c3d4e5.mjs:9:1)",
                "Shop.Orders.<LoadAsync>d__5.MoveNext() in /src/Orders.cs:line 31 ; Shop.Orders.<LoadAsync>d__7.MoveNext() in /build/Orders.cs:line 44",
                "Shop.Orders.<>c.<Load>b__0_2() in /src/Orders.cs:line 31 ; Shop.Orders.<>c.<Load>b__3_0() in /src/Orders.cs:line 9",
                "Shop.Orders.<>c__DisplayClass3_0.<Load>b__1() ; Shop.Orders.<>c__DisplayClass4_1.<Load>b__0()",
                "Shop.Orders.<Load>g__Sum|5_0(Int32 x) ; Shop.Orders.<Load>g__Sum|6_1(Int32 x)"
            })
    void what_a_build_or_a_run_names_anew_changes_no_fingerprint(String one, String other) {
        assertThat(framed(one)).isEqualTo(framed(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop.Cart.total(Cart.java:3) | shop.Cart.sum(Cart.java:3)",
                "shop.Cart.total(Cart.java:3) | shop.Basket.total(Cart.java:3)",
                "shop.CartKt$total$2.invokeSuspend(Cart.kt:14) | shop.CartKt$sum$2.invokeSuspend(Cart.kt:14)",
                "shop.Cart.$anonfun$total$2(Cart.scala:18) | shop.Cart.$anonfun$sum$2(Cart.scala:18)",
                "shop.Cart.lambda$total$3(Cart.java:55) | shop.Cart.lambda$sum$3(Cart.java:55)",
                "find (/app/orders.js:3:17) | find (/app/carts.js:3:17)",
                "find (/app/orders.js:3:17) | load (/app/orders.js:3:17)",
                "Shop.Orders.<LoadAsync>d__5.MoveNext() | Shop.Orders.<SaveAsync>d__5.MoveNext()"
            })
    void another_function_has_another_fingerprint(String one, String other) {
        assertThat(framed(one)).isNotEqualTo(framed(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/python3.11/site-packages/shop/cart.py ; /opt/venv/lib/python3.13/site-packages/shop/cart.py",
                "goroutine 18 [running] ; goroutine 4711 [running, 3 minutes]",
                "0xc000010000, {0x4b2f1a, 0x3}, 0x11 ; 0xc000abc000, {0x4c0000?, 0x7}, 0x12",
                "+0x1f ; +0x2ab",
                "in goroutine 1 ; in goroutine 77",
                "h0123456789abcdef ; hfedcba9876543210",
                "0x55a1c0b5d6fc ; 0x7f00deadbeef",
                "gems/rack-3.0.9/lib ; gems/rack-3.1.2/lib",
                "{closure} ; {closure:Shop\\Cart::total():12}"
            })
    void what_a_machine_or_a_version_differs_in_changes_no_fingerprint(String pair) {
        String[] sides = pair.split(" ; ", 2);
        assertThat(LANGUAGES).contains(sides[0]);
        assertThat(all(LANGUAGES.replace(sides[0], sides[1]).lines().toList()))
                .isEqualTo(all(LANGUAGES.lines().toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValueError: x ; TypeError: x",
                "cart.py ; order.py",
                "in total ; in sum",
                "main.(*Server).serve ; main.(*Server).stop",
                "panic: boom ; fatal error: boom",
                "shop::main ; shop::start",
                "ZeroDivisionError ; NoMethodError",
                "in 'Shop#average' ; in 'Shop#total'",
                "Shop\\OrderError ; Shop\\CartError",
                "Shop\\Orders->add ; Shop\\Orders->remove",
                "java.io.IOException ; java.io.EOFException"
            })
    void another_exception_cause_or_function_has_another_fingerprint_in_every_language(String pair) {
        String[] sides = pair.split(" ; ", 2);
        assertThat(LANGUAGES).contains(sides[0]);
        assertThat(all(LANGUAGES.replace(sides[0], sides[1]).lines().toList()))
                .isNotEqualTo(all(LANGUAGES.lines().toList()));
    }

    private static final String LANGUAGES = """
            Traceback (most recent call last):
              File "/usr/lib/python3.11/site-packages/shop/cart.py", line 9, in total
                main()
            ValueError: x
            2026-11-20 10:00:00 INFO next
            panic: boom

            goroutine 18 [running]:
            main.(*Server).serve(0xc000010000, {0x4b2f1a, 0x3}, 0x11)
            \t/app/server.go:41 +0x1f
            created by main.main in goroutine 1
            \t/app/main.go:20 +0x85
            2026-11-20 10:00:01 INFO next
            thread 'main' panicked at src/main.rs:4:5:
            index out of bounds: the len is 3 but the index is 5
            stack backtrace:
               0:     0x55a1c0b5d6fc - shop::main::h0123456789abcdef
                                           at /app/src/main.rs:4:5
            2026-11-20 10:00:02 INFO next
            /usr/gems/rack-3.0.9/lib/a.rb:6:in 'Integer#/': divided by 0 (ZeroDivisionError)
            \tfrom /app/a.rb:6:in 'Shop#average'
            2026-11-20 10:00:03 INFO next
            PHP Fatal error:  Uncaught Shop\\OrderError: closed in /app/a.php:3
            Stack trace:
            #0 /app/b.php(7): Shop\\Orders->add(Object(Shop\\Item))
            #1 [internal function]: Shop\\Cart->Shop\\{closure}(3)
            #2 {main}
              thrown in /app/a.php on line 3
            2026-11-20 10:00:04 INFO next
            java.lang.IllegalStateException: closed
            \tat shop.Orders.add(Orders.java:41)
            Caused by: java.io.IOException: closed
            \t... 1 more
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR [main] java.lang.IllegalStateException: it failed",
                "ERROR java.io.IOException: it failed",
                "ERROR [main] shop.OrderError: it failed"
            })
    void an_exception_behind_a_level_is_what_was_said_and_no_logger(String line) {
        String said = line.substring(line.lastIndexOf(' ', line.indexOf(':')) + 1);
        assertThat(all(List.of("2026-11-20 10:00:00 " + line)))
                .isEqualTo(all(List.of("2026-11-20 10:00:00 ERROR - " + said)));
    }

    private Fingerprint framed(String frame) {
        List<Fingerprint> all = all(List.of(
                "shop.Failed$Error: closed",
                "    at shop.First.call(First.java:1)",
                "    at " + frame,
                "    at shop.Main.main(Main.java:9)"));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<Fingerprint> all(List<String> lines) {
        return TraceCases.assembled(lines).stream().map(fingerprinter::of).toList();
    }
}
