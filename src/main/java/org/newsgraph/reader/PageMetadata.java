package org.newsgraph.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a page says of its article: schema.org JSON-LD first, then OpenGraph and {@code article:*},
 * then {@code time} and {@code meta} elements. What none of them says, or says in a form that
 * cannot be read, is absent: pages are full of broken metadata, and their text is worth reading
 * still.
 *
 * <p>JSON-LD is read as the plain tree that it is on news pages. A full JSON-LD reader would fetch
 * contexts from the network.
 */
final class PageMetadata {
    private static final int DEEPEST = 8;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build();

    private final Document page;
    private final List<JsonNode> articles;

    PageMetadata(Document page) {
        this.page = page;
        articles = new ArrayList<>();
        for (Element script : page.select("script[type~=(?i)application/ld\\+json]")) {
            tree(script.data()).ifPresent(tree -> collect(tree, 0));
        }
        // A page may describe its neighbours too; the most specific description comes first.
        articles.sort((a, b) -> Integer.compare(rank(a), rank(b)));
    }

    Optional<String> title() {
        return first(ld("headline"), meta("og:title"), meta("twitter:title"), heading())
                .map(this::withoutPublisher);
    }

    /** Many titles go on with the name of the site: "Storm closes harbour | Example News". */
    private String withoutPublisher(String title) {
        for (Element heading : page.select("h1")) {
            String words = heading.text().strip();
            if (!words.isEmpty()
                    && title.startsWith(words)
                    && title.substring(words.length()).matches("\\s+[|–—·:-]\\s.*")) {
                return words;
            }
        }
        return publisher()
                .map(name -> title.replaceFirst("\\s+[|–—·:-]\\s+" + Pattern.quote(name) + "$", ""))
                .filter(shorter -> !shorter.isBlank())
                .orElse(title);
    }

    Optional<LocalDate> date() {
        return Stream.of(
                        ld("datePublished"),
                        meta("article:published_time"),
                        meta("og:article:published_time"),
                        attribute("[itemprop=datePublished]", "content"),
                        attribute("[itemprop=datePublished]", "datetime"),
                        attribute("article time[datetime], main time[datetime]", "datetime"),
                        meta("date"),
                        meta("dc.date"),
                        meta("dc.date.issued"),
                        meta("dcterms.date"),
                        meta("pubdate"),
                        meta("parsely-pub-date"),
                        attribute("time[datetime]", "datetime"))
                .flatMap(Optional::stream)
                .flatMap(written -> Dates.parse(written).stream())
                .findFirst();
    }

    Optional<String> url() {
        return Stream.of(
                        ld("url"),
                        ld("mainEntityOfPage"),
                        attribute("link[rel=canonical]", "href"),
                        meta("og:url"))
                .flatMap(Optional::stream)
                .filter(url -> url.matches("(?i)https?://[^\\s/]+.*"))
                .findFirst();
    }

    Optional<String> publisher() {
        return first(ld("publisher"), meta("og:site_name"), meta("application-name"));
    }

    Optional<String> author() {
        return first(
                ld("author"),
                meta("article:author").filter(author -> !author.startsWith("http")),
                meta("author"));
    }

    Optional<String> section() {
        return first(ld("articleSection"), meta("article:section"));
    }

    Optional<String> language() {
        return Stream.of(
                        ld("inLanguage"),
                        attribute("html[lang]", "lang"),
                        meta("og:locale"),
                        meta("content-language"))
                .flatMap(Optional::stream)
                .flatMap(language -> Draft.languageCode(language).stream())
                .findFirst();
    }

    /** The article's text as JSON-LD repeats it, in few pages. */
    Optional<String> body() {
        return ld("articleBody");
    }

    @SafeVarargs
    private static Optional<String> first(Optional<String>... values) {
        return Stream.of(values).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> heading() {
        List<Element> headings = page.select("h1");
        return headings.size() == 1
                ? Draft.words(headings.get(0).text())
                : Draft.words(page.title());
    }

    private Optional<String> meta(String name) {
        return page.select("meta").stream()
                .filter(
                        meta ->
                                meta.attr("property").equalsIgnoreCase(name)
                                        || meta.attr("name").equalsIgnoreCase(name)
                                        || meta.attr("http-equiv").equalsIgnoreCase(name))
                .flatMap(meta -> Draft.words(meta.attr("content")).stream())
                .findFirst();
    }

    private Optional<String> attribute(String query, String name) {
        return page.select(query).stream()
                .flatMap(element -> Draft.words(element.attr(name)).stream())
                .findFirst();
    }

    private Optional<String> ld(String key) {
        return articles.stream().flatMap(node -> words(node.path(key)).stream()).findFirst();
    }

    /** A string; the name or address of an object; all of a list. */
    private static Optional<String> words(JsonNode node) {
        if (node.isTextual()) {
            return Draft.words(Parser.unescapeEntities(node.textValue(), false));
        } else if (node.isArray()) {
            List<String> all = new ArrayList<>();
            node.forEach(item -> words(item).ifPresent(all::add));
            return Draft.words(String.join(", ", all));
        } else if (node.isObject()) {
            return Stream.of("name", "@id", "url")
                    .flatMap(key -> Optional.ofNullable(node.get(key)).stream())
                    .filter(JsonNode::isTextual)
                    .flatMap(value -> words(value).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    private void collect(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isArray()) {
            node.forEach(item -> collect(item, depth + 1));
        } else if (node.isObject()) {
            if (rank(node) < 2) {
                articles.add(node);
            } else {
                collect(node.path("@graph"), depth + 1);
                collect(node.path("mainEntity"), depth + 1);
                collect(node.path("mainEntityOfPage"), depth + 1);
            }
        }
    }

    /** 0 for a news article, 1 for an article of another kind, 2 for anything else. */
    private static int rank(JsonNode node) {
        int best = 2;
        JsonNode types = node.path("@type");
        List<JsonNode> all = new ArrayList<>();
        if (types.isArray()) {
            types.forEach(all::add);
        } else {
            all.add(types);
        }
        for (JsonNode type : all) {
            String name = type.asText().replaceFirst("^https?://schema.org/", "");
            if (name.endsWith("NewsArticle")) {
                return 0;
            } else if (name.endsWith("Article") || name.endsWith("BlogPosting")) {
                best = 1;
            }
        }
        return best;
    }

    private static Optional<JsonNode> tree(String script) {
        String json =
                script.strip()
                        .replaceFirst("^(?:<!--|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[)", "")
                        .replaceFirst("(?:-->|(?://\\s*)?\\]\\]>)\\s*;?$", "");
        try {
            return Optional.of(MAPPER.readTree(json));
        } catch (JsonProcessingException broken) {
            try {
                return Optional.of(MAPPER.readTree(Parser.unescapeEntities(json, false)));
            } catch (JsonProcessingException stillBroken) {
                return Optional.empty(); // The next source of metadata is asked.
            }
        }
    }
}
