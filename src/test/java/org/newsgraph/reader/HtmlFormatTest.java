package org.newsgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block.Kind;

class HtmlFormatTest {
    private static final String LEAD =
            "OSLO, March 1 (AP) — The harbour of Utopia City was closed on Sunday after a storm, and"
                    + " forty ferries stayed in port, the harbour master said.";
    private static final String SECOND =
            "“We have not seen waves like these for thirty years,” said Ann Lee, who runs the café at"
                    + " the pier, while her guests looked on.";
    private static final String THIRD =
            "Fishermen who had been out at sea came home by road from the other side of the island,"
                    + " where the water was calm, and the ministry of transport sent two buses.";

    private static String page(String head, String before, String after) {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>Storm closes harbour of Utopia City |"
                + " Example News</title>"
                + head
                + "</head><body><header><nav><ul><li><a href='/'>Home</a></li><li><a"
                + " href='/world'>World news today</a></li></ul></nav></header><article><h1>Storm"
                + " closes harbour of Utopia City</h1>"
                + before
                + "<p>"
                + LEAD
                + "</p><p>"
                + SECOND
                + "</p><p>"
                + THIRD
                + "</p>"
                + after
                + "</article><aside class='related'><h3>Related</h3><ul><li><a href='/2'>Ferry"
                + " company sues the port of Utopia</a></li></ul></aside><footer>Imprint and"
                + " contact</footer><script>var text = 'not news';</script></body></html>";
    }

    private static Article read(String html) {
        return Collected.of("a.html", html).article();
    }

    @Test
    void startsWithTheHeadlineAndPartsParagraphs() {
        Article article = read(page("", "", ""));

        assertEquals(
                String.join("\n\n", "Storm closes harbour of Utopia City", LEAD, SECOND, THIRD),
                article.text());
        assertEquals(Optional.of("Storm closes harbour of Utopia City"), article.title());
        assertEquals(Kind.HEADLINE, article.blocks().get(0).kind());
        assertEquals("OSLO", article.dateline().orElseThrow().place());
        assertEquals(Optional.of("en"), article.language());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<figure><img src='a.jpg' alt=''><figcaption>A ferry in the harbour. Ann Lee/Getty"
                        + " Images</figcaption></figure>",
                "<div class='wp-caption'><img src='a.jpg' alt=''><p class='wp-caption-text'>A ferry"
                        + " in the harbour. Ann Lee/Getty Images</p></div>",
                "<div class='image'><img src='a.jpg' alt=''><span class='photo-caption'>A ferry in"
                        + " the harbour. Ann Lee/Getty Images</span></div>"
            })
    void keepsCaptionsAsCaptions(String figure) {
        for (Article article : List.of(read(page("", figure, "")), read(page("", "", figure)))) {
            List<String> captions =
                    article.blocks().stream()
                            .filter(block -> block.kind() == Kind.CAPTION)
                            .map(block -> article.text(block.span()))
                            .toList();

            assertEquals(List.of("A ferry in the harbour."), captions, article.text());
        }
    }

    @Test
    void dropsWhatIsNotTheArticle() {
        String after =
                "<div class='newsletter-signup'><p>Get the news by mail each day.</p></div>"
                        + "<ul><li><a href='/3'>Another storm in another year</a></li></ul>"
                        + "<form><button>Send me everything</button></form>";

        String text = read(page("", "", after)).text();

        for (String other :
                List.of(
                        "Home",
                        "not news",
                        "Ferry company",
                        "Imprint",
                        "by mail",
                        "Another storm",
                        "Send me")) {
            assertFalse(text.contains(other), other + " in: " + text);
        }
    }

    @Test
    void keepsHeadingsListsAndQuotationsInOrder() {
        String after =
                "<h2>What comes next</h2><ul><li>The port will open on Monday.</li></ul>"
                        + "<blockquote><p>It was a night to remember, and not a good one.</p>"
                        + "</blockquote><p>First line of a verse,<br>second line of it.<br><br>A new"
                        + " paragraph after two breaks.</p>";

        String text = read(page("", "", after)).text();

        assertTrue(
                text.endsWith(
                        "\n\nWhat comes next\n\nThe port will open on Monday.\n\nIt was a night to"
                                + " remember, and not a good one.\n\nFirst line of a verse, second"
                                + " line of it.\n\nA new paragraph after two breaks."),
                text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain|{'@type': 'NewsArticle', FIELDS}",
                "list of types|{'@type': ['Thing', 'ReportageNewsArticle'], FIELDS}",
                "list|[{'@type': 'WebSite', 'name': 'x'}, {'@type': 'NewsArticle', FIELDS}]",
                "graph|{'@graph': [{'@type': 'WebPage', 'headline': 'x'}, {'@type': 'NewsArticle', FIELDS}]}",
                "full type name|{'@type': 'https://schema.org/NewsArticle', FIELDS}",
                "nested|{'@type': 'WebPage', 'mainEntity': {'@type': 'Article', FIELDS}}",
                "comment around|<!-- {'@type': 'NewsArticle', FIELDS} -->",
                "CDATA around|//<![CDATA[ {'@type': 'NewsArticle', FIELDS} //]]>",
                "trailing comma|{'@type': 'NewsArticle', FIELDS,}",
                "line end in a string|{'@type': 'NewsArticle', 'description': 'aLINEb', FIELDS}",
                "less specific first|[{'@type': 'Article', 'headline': 'x'}, {'@type': 'NewsArticle', FIELDS}]"
            })
    void prefersJsonLd(String note, String json) {
        String fields =
                "\"headline\": \"Storm &amp; harbour\", \"datePublished\":"
                        + " \"2024-03-01T23:30:00-05:00\", \"url\": \"https://example.org/1\","
                        + " \"publisher\": {\"@type\": \"Organization\", \"name\": \"Example News\"},"
                        + " \"author\": [{\"name\": \"Jane Doe\"}, {\"name\": \"John Roe\"}],"
                        + " \"articleSection\": [\"World\"], \"inLanguage\": \"en-US\"";
        String head =
                "<meta property='og:title' content='Other'><meta"
                        + " property='article:published_time' content='2020-01-01'><meta"
                        + " property='og:site_name' content='Other'><script"
                        + " type='application/ld+json'>"
                        + json.replace('\'', '"').replace("LINE", "\n").replace("FIELDS", fields)
                        + "</script>";

        Article article = read(page(head, "", ""));

        assertEquals(Optional.of("Storm & harbour"), article.title());
        assertEquals(Optional.of(LocalDate.of(2024, 3, 1)), article.date());
        assertEquals(Optional.of("https://example.org/1"), article.url());
        assertEquals("https://example.org/1", article.id());
        assertEquals(Optional.of("Example News"), article.publisher());
        assertEquals(Optional.of("Jane Doe, John Roe"), article.author());
        assertEquals(Optional.of("World"), article.section());
    }

    @Test
    void takesOpenGraphWhereJsonLdIsBroken() {
        String head =
                "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\":"
                        + " </script><meta property='og:title' content='From OpenGraph'><meta"
                        + " property='article:published_time' content='2024-03-02T00:10:00Z'><meta"
                        + " property='og:site_name' content='Example News'><link rel='canonical'"
                        + " href='https://example.org/2'><time datetime='2020-01-01'>then</time>";

        Article article = read(page(head, "", ""));

        assertEquals(Optional.of("From OpenGraph"), article.title());
        assertEquals(Optional.of(LocalDate.of(2024, 3, 2)), article.date());
        assertEquals(Optional.of("Example News"), article.publisher());
        assertEquals(Optional.of("https://example.org/2"), article.url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Storm closes harbour of Utopia City | Example News",
                "Storm closes harbour of Utopia City – Example News",
                "Storm closes harbour of Utopia City"
            })
    void takesTheNameOfTheSiteOffTheTitle(String title) {
        String head =
                "<meta property='og:title' content='"
                        + title
                        + "'><meta property='og:site_name' content='Example News'>";

        assertEquals(
                Optional.of("Storm closes harbour of Utopia City"),
                read(page(head, "", "")).title());
        assertEquals(
                Optional.of("Storm closes harbour of Utopia City"),
                read(page(head, "", "").replace("h1>", "h2>")).title());
    }

    @Test
    void takesTheTimeElementLastAndGuessesNoDate() {
        String time = "<p><time datetime='2024-03-03'>Sunday</time></p>";

        assertEquals(Optional.of(LocalDate.of(2024, 3, 3)), read(page("", time, "")).date());
        assertEquals(Optional.empty(), read(page("", "", "")).date());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252,<meta charset='windows-1252'>",
        "windows-1252,<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>",
        "UTF-8,<meta charset='iso-8859-1'>",
        "UTF-8,''",
        "UTF-16LE,''",
        "windows-1252,''"
    })
    void readsTheEncodingOfThePage(String charset, String head) {
        String html = page(head.replace('\'', '"'), "", "").replaceFirst("<!DOCTYPE html>", "");

        Source source = Source.of("a.htm", html.getBytes(Charset.forName(charset)));

        assertTrue(Collected.of(source).article().text().contains(SECOND));
    }

    @Test
    void fallsBackOnTheBodyOfJsonLd() {
        String html =
                "<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\","
                        + " \"headline\": \"Storm\", \"articleBody\": \"It rained.\\n\\nIt"
                        + " stopped.\"}</script></head><body><div id='app'></div></body></html>";

        assertEquals("Storm\n\nIt rained.\n\nIt stopped.", read(html).text());
    }

    @Test
    void saysThatAPageHoldsNoArticle() {
        Problem problem =
                Collected.of("a.html", "<html><body><nav>Home</nav></body></html>").problem();

        assertEquals(
                "a.html: no article was found in the page; expected a page with paragraphs of text",
                problem.toString());
    }

    @ParameterizedTest
    @CsvSource({"<div>,3000", "<div>,60000", "<b><i>,30000", "<table><tr><td>,5000", "<p>,60000"})
    void survivesTagSoup(String tag, int times) {
        String soup = tag.repeat(times) + "<p>" + LEAD + "<p>" + SECOND + "<table><p>" + THIRD;

        Article article = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> read(soup));

        for (String paragraph : List.of(LEAD, SECOND, THIRD)) {
            assertTrue(article.text().contains(paragraph), article.text());
        }
    }
}
