package com.cognipeer.camel.contacts.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The written pages as a reader meets them: in a browser, wide and narrow, with a mouse and with a keyboard. */
class PagesInABrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots");

    private static Browser browser;
    private static PageServer server;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser();
        server = new PageServer();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @BeforeEach
    void wide() {
        browser.resize(1300, 900);
        browser.colours("light");
    }

    @AfterEach
    void nothingIsStored() {
        browser.run("localStorage.clear()");
    }

    static List<String> pages() {
        return PageServer.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageShowsWithItsPlaceInTheTree(String page) {
        browser.open(server.url(page));

        assertThat(browser.first("h1").getText()).isNotBlank();
        assertThat(browser.first("#pages [aria-current=page]").getDomAttribute("href"))
                .isEqualTo(page);
        assertThat(browser.all("#pages a")).hasSameSizeAs(pages()).allMatch(WebElement::isDisplayed);
        assertThat(browser.errors()).isEmpty();
        List<String> loaded = browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)");
        assertThat(loaded).isNotEmpty().allMatch(url -> url.startsWith(server.url("")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageFitsEachScreen(String page) throws IOException {
        browser.open(server.url(page));
        for (int width : new int[] {380, 768, 1300}) {
            browser.resize(width, 900);

            List<String> tooWide = browser.run("""
                    const screen = document.documentElement.clientWidth;
                    const scrolls = part => part && (/auto|scroll/.test(getComputedStyle(part).overflowX) || scrolls(part.parentElement));
                    const outside = [...document.querySelectorAll('body *')].filter(part => {
                        const place = part.getBoundingClientRect();
                        return place.width > 1 && place.right > screen + 1 && place.left < screen && !scrolls(part.parentElement);
                    });
                    const containers = [...document.querySelectorAll('pre, .scrolls')].filter(part =>
                        part.offsetWidth > part.closest('main').clientWidth
                        || part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX !== 'auto');
                    const page = document.documentElement.scrollWidth > screen ? [document.body] : [];
                    return [...page, ...outside, ...containers].map(part => part.outerHTML.slice(0, 200));
                    """);
            browser.photograph(PICTURES.resolve(page.replace(".html", "-" + width + ".png")));

            assertThat(tooWide).as(width + " pixels").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aWideScreenShowsWholeTables(String page) {
        browser.open(server.url(page));

        List<String> cut = browser.run("return [...document.querySelectorAll('.scrolls')]"
                + ".filter(part => part.scrollWidth > part.clientWidth).map(part => part.textContent.slice(0, 200))");
        assertThat(cut).isEmpty();
    }

    @Test
    void aTabSwitchesAndTheChoiceHoldsOnOtherPages() {
        browser.open(server.url("consuming-changes.html"));
        assertThat(tab("Java").getDomAttribute("aria-selected")).isEqualTo("true");
        assertThat(content("YAML").isDisplayed()).isFalse();

        tab("YAML").click();

        assertThat(content("YAML").isDisplayed()).isTrue();
        assertThat(content("Java").isDisplayed()).isFalse();
        browser.open(server.url("create-upsert-or-sync.html"));
        assertThat(content("YAML").isDisplayed()).isTrue();
    }

    @Test
    void aKeyboardSwitchesTabs() {
        browser.open(server.url("consuming-changes.html"));

        tab("Java").sendKeys(Keys.ARROW_RIGHT);

        assertThat(browser.focused()).isEqualTo(tab("XML"));
        assertThat(content("XML").isDisplayed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSearchFindsAndLeadsToThePlace(boolean served) {
        browser.open(
                served
                        ? server.url("index.html")
                        : PageServer.PAGES.resolve("index.html").toUri().toString());

        browser.first("#search").sendKeys("drop duplicates");
        WebElement place = browser.await(driver -> browser.all("#results li a").stream()
                .filter(link -> link.getText().contains("Consuming"))
                .findFirst()
                .orElse(null));
        assertThat(place.getText()).contains("idempotent");
        String target = place.getDomProperty("href");
        place.click();

        browser.await(driver -> driver.getCurrentUrl().equals(target));
        assertThat(target).contains("consuming-changes.html#");
        assertThat((Boolean) browser.run("""
                        const place = document.getElementById(location.hash.slice(1)).getBoundingClientRect();
                        return place.top >= document.querySelector('header').offsetHeight && place.top < innerHeight;
                        """)).isTrue();
        assertThat(browser.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"repository", "stateRep", "stateRepositry", "state-repository"})
    void aPartOfANameOrAMisspeltOneIsFound(String words) {
        browser.open(server.url("index.html"));

        browser.first("#search").sendKeys(words);

        browser.await(driver -> browser.all("#results li").stream()
                .anyMatch(result -> result.getText().contains("osition")));
    }

    @Test
    void aSearchForNothingKnownSaysSo() {
        browser.open(server.url("index.html"));

        browser.first("#search").sendKeys("xyzzyqq");

        browser.await(
                driver -> browser.first("#results [role=status]").getText().equals("Nothing found"));
    }

    @Test
    void aGroupOfTheTreeStaysClosed() {
        browser.open(server.url("index.html"));

        browser.first("#pages summary").click();

        browser.await(driver -> !browser.first("#pages a").isDisplayed());
        browser.open(server.url("running-at-scale.html"));
        assertThat(browser.first("#pages a").isDisplayed()).isFalse();
    }

    @Test
    void aNarrowScreenHidesTheTreeBehindAButton() {
        browser.resize(380, 800);
        browser.open(server.url("index.html"));
        WebElement menu = browser.first(".menu");
        assertThat(browser.first("#pages a").isDisplayed()).isFalse();

        menu.click();

        assertThat(browser.first("#pages a").isDisplayed()).isTrue();
        assertThat(menu.getDomAttribute("aria-expanded")).isEqualTo("true");
    }

    @Test
    void theFirstStepOfAKeyboardSkipsTheTree() {
        browser.open(server.url("index.html"));

        browser.first("body").sendKeys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the text");
        browser.focused().sendKeys(Keys.ENTER);

        assertThat(browser.focused().getTagName()).isEqualTo("main");
    }

    private static WebElement tab(String label) {
        return browser.all("[role=tab]").stream()
                .filter(tab -> tab.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static WebElement content(String label) {
        return browser.first("#" + tab(label).getDomAttribute("aria-controls"));
    }
}
