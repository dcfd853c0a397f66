package dev.ghostlight.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

final class BrowserTest {
    @Test
    void a_page_runs_its_script(@TempDir Path temporary) throws Exception {
        Path page = Files.writeString(
                temporary.resolve("page.html"),
                "<!doctype html><meta charset=utf-8><p></p>"
                        + "<script>document.querySelector('p').textContent = 'lit – ' + 6 * 7</script>");
        try (Browser browser = Browser.start(temporary.resolve("profile"))) {
            browser.driver().get(page.toUri().toString());
            assertThat(browser.driver().findElement(By.tagName("p")).getText()).isEqualTo("lit – 42");
        }
    }
}
