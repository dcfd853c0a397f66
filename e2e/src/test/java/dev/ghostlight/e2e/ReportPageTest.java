package dev.ghostlight.e2e;

import static dev.ghostlight.e2e.Processes.ghostlight;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

final class ReportPageTest {
    private static final String HEADLINE = "The forecast for stickers in prod found 2 dangers.";

    @TempDir
    private Path temporary = Path.of("");

    @BeforeAll
    static void build() throws Exception {
        // What the launcher says when it has to build is not in the way then.
        assertThat(ghostlight("--version").exitCode()).isZero();
    }

    @Test
    void the_page_draws_its_curves_and_loads_nothing() throws Exception {
        Path page = page("examples/stickers");
        try (Browser browser = Browser.start(temporary.resolve("profile"))) {
            browser.driver().get(page.toUri().toString());
            assertThat(browser.driver().getTitle()).isEqualTo(HEADLINE);
            assertThat(browser.driver().findElement(By.tagName("header")).getText())
                    .isEqualTo("DANGER\n" + HEADLINE);
            assertThat(pixelsDrawn(browser)).isGreaterThan(1_000);
            assertThat(browser.driver().findElements(By.cssSelector("svg.schedule rect.lane0")))
                    .hasSize(50);
            assertThat(browser.script(Long.class, "return performance.getEntriesByType('resource').length"))
                    .as("what the page has loaded")
                    .isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void every_wave_can_be_looked_at() throws Exception {
        Path page = page("examples/stickers");
        try (Browser browser = Browser.start(temporary.resolve("profile"))) {
            browser.driver().get(page.toUri().toString());
            String all = drawing(browser);
            String first = afterClick(browser, "first wave");
            String second = afterClick(browser, "second wave");
            assertThat(List.of(all, first, second)).doesNotHaveDuplicates();
            afterClick(browser, "all");
            browser.driver().findElement(button("logarithmic time")).click();
            assertThat(drawing(browser)).isEqualTo(all);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_name_that_is_a_script_is_shown_and_does_not_run() throws Exception {
        String name = "</script><img src=x onerror=document.title=1>";
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.copy(Processes.ROOT.resolve("examples/stickers/ghostlight.yaml"), folder.resolve("ghostlight.yaml"));
        Path page = page(folder.toString());
        try (Browser browser = Browser.start(temporary.resolve("profile"))) {
            browser.driver().get(page.toUri().toString());
            assertThat(browser.driver().findElement(By.className("where")).getText())
                    .contains(name);
            assertThat(browser.driver().getTitle()).isEqualTo(HEADLINE);
            assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
            assertThat(pixelsDrawn(browser)).isGreaterThan(1_000);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private Path page(String example) throws Exception {
        Path page = temporary.resolve("report.html");
        Outcome outcome = ghostlight("forecast", example, "--format", "html", "--out", page.toString());
        assertThat(outcome).isEqualTo(new Outcome(1, "", ""));
        return page;
    }

    private static String afterClick(Browser browser, String text) {
        WebElement button = browser.driver().findElement(button(text));
        button.click();
        assertThat(button.getDomAttribute("aria-pressed")).as(text).isEqualTo("true");
        return drawing(browser);
    }

    private static By button(String text) {
        return By.xpath("//button[text()='" + text + "']");
    }

    private static String drawing(Browser browser) {
        return browser.script(String.class, "return document.querySelector('#load canvas').toDataURL()");
    }

    private static long pixelsDrawn(Browser browser) {
        return browser.script(Long.class, """
                const canvas = document.querySelector('#load canvas');
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return data.filter((value, index) => index % 4 === 3 && value > 0).length;
                """);
    }
}
