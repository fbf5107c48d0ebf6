package org.newsgraph.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.newsgraph.document.Span;

/**
 * A page as an article. Its text is built here: headline, then the paragraphs and the captions of
 * the main text in their order, with a blank line between each two.
 */
final class HtmlFormat {
    private static final Pattern DECLARED_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)");
    private static final int HEAD = 4096;

    /**
     * Pages of news have some thousands of elements, nested some dozens deep. The search for the
     * main text takes time with the square of both, so that of a page beyond these all paragraphs
     * are taken.
     */
    private static final int MOST_ELEMENTS = 10_000;

    private static final int DEEPEST = 120;

    private static final String NOT_NEWS =
            "script, style, template, noscript, nav, form, button, iframe, svg, aside, dialog,"
                    + " [hidden], [aria-hidden=true], [role=navigation]";
    private static final String RELATED =
            "[class~=(?i)(^|[-_ ])(related|recirc\\w*|newsletter|most-?(read|popular)|trending"
                    + "|read-?more|share|social|promo|advert\\w*|breadcrumbs?)([-_ ]|$)]";
    private static final String CAPTION =
            "figcaption, [class~=(?i)(^|[-_ ])caption(-text|-body)?([-_ ]|$)], .wp-caption-text";

    private final MainText mainText;

    HtmlFormat(MainText mainText) {
        this.mainText = mainText;
    }

    /**
     * @throws ArticleFormatException if the bytes are no text or the page holds no article
     */
    Draft read(byte[] bytes, String file) throws ArticleFormatException {
        Document page = parse(bytes, file);
        PageMetadata metadata = new PageMetadata(page);
        Draft draft = new Draft();
        draft.title = metadata.title();
        draft.url = metadata.url();
        draft.date = metadata.date();
        draft.publisher = metadata.publisher();
        draft.author = metadata.author();
        draft.section = metadata.section();
        draft.language = metadata.language();

        Optional<String> body = metadata.body();
        List<PageText.Paragraph> paragraphs = paragraphs(page, file);
        if (words(paragraphs) < 20 && body.isPresent()) {
            paragraphs =
                    body.get()
                            .lines()
                            .flatMap(line -> Draft.words(line).stream())
                            .map(line -> new PageText.Paragraph(line, false))
                            .toList();
        }
        if (paragraphs.isEmpty()) {
            throw new ArticleFormatException(
                    new Problem(
                            file,
                            0,
                            0,
                            "no article was found in the page",
                            "a page with paragraphs of text"));
        }
        build(draft, paragraphs);
        return draft;
    }

    private List<PageText.Paragraph> paragraphs(Document page, String file)
            throws ArticleFormatException {
        page.select(NOT_NEWS).remove();
        for (Element related : page.select(RELATED)) {
            // A wrapper of the whole story may bear such a name too.
            if (related.select("p").size() < 4 && !related.tagName().equals("body")) {
                related.remove();
            }
        }
        page.select(CAPTION).tagName("figcaption");
        List<PageText.Paragraph> captions = new ArrayList<>();
        for (Element caption :
                page.select("article figcaption, main figcaption, [role=main] figcaption")) {
            Draft.words(caption.text())
                    .ifPresent(text -> captions.add(new PageText.Paragraph(text, true)));
        }
        Document whole = page.clone();
        List<PageText.Paragraph> found = List.of();
        if (isOrdinary(page)) {
            found = PageText.of(main(page, file));
        }
        if (words(found) < 20) {
            Element narrow = whole.selectFirst("article, main, [role=main]");
            found = longer(found, PageText.of(narrow == null ? whole.body() : narrow));
        }
        return withCaptions(found, captions);
    }

    private static boolean isOrdinary(Document page) {
        int[] deepest = {0};
        page.traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth));
        return deepest[0] <= DEEPEST && page.getAllElements().size() <= MOST_ELEMENTS;
    }

    private Element main(Document page, String file) throws ArticleFormatException {
        try {
            return mainText.find(page);
        } catch (RuntimeException e) {
            throw new ArticleFormatException(
                    new Problem(
                            file,
                            0,
                            0,
                            "the page's main text cannot be found (" + e + ")",
                            "a page with paragraphs of text"));
        }
    }

    private static List<PageText.Paragraph> longer(
            List<PageText.Paragraph> a, List<PageText.Paragraph> b) {
        return words(b) > words(a) ? b : a;
    }

    /** Puts the captions that the main text lost at its head, where the lead picture stands. */
    private static List<PageText.Paragraph> withCaptions(
            List<PageText.Paragraph> found, List<PageText.Paragraph> captions) {
        Set<String> known = new HashSet<>();
        found.forEach(paragraph -> known.add(paragraph.text()));
        List<PageText.Paragraph> all = new ArrayList<>();
        for (PageText.Paragraph caption : captions) {
            if (known.add(caption.text())) {
                all.add(caption);
            }
        }
        all.addAll(found);
        return all;
    }

    private static int words(List<PageText.Paragraph> paragraphs) {
        return paragraphs.stream()
                .filter(paragraph -> !paragraph.caption())
                .mapToInt(paragraph -> paragraph.text().split("\\s+").length)
                .sum();
    }

    private static void build(Draft draft, List<PageText.Paragraph> paragraphs) {
        StringBuilder text = new StringBuilder();
        List<Span> captions = new ArrayList<>();
        draft.title.ifPresent(text::append);
        boolean first = true;
        for (PageText.Paragraph paragraph : paragraphs) {
            boolean repeats =
                    first
                            && !paragraph.caption()
                            && draft.title
                                    .filter(
                                            title ->
                                                    ArticleLayout.sameHeadline(
                                                            title, paragraph.text()))
                                    .isPresent();
            if (repeats) {
                first = false;
                continue;
            }
            first &= paragraph.caption();
            if (text.length() > 0) {
                text.append("\n\n");
            }
            int start = text.length();
            text.append(paragraph.text());
            if (paragraph.caption()) {
                captions.add(new Span(start, text.length()));
            }
        }
        draft.text = text.toString();
        draft.captions = captions;
    }

    private static Document parse(byte[] bytes, String file) throws ArticleFormatException {
        boolean escapes = contains(bytes, (byte) 0x1b); // ISO-2022 looks like ASCII, and is not.
        Optional<String> utf8 =
                escapes
                        ? Optional.empty()
                        : Decoder.strict(ByteBuffer.wrap(bytes), StandardCharsets.UTF_8);
        if (utf8.isPresent() || Decoder.mark(bytes).isPresent() || declared(bytes).isEmpty()) {
            return Jsoup.parse(Decoder.decode(bytes, file, 1));
        }
        if (contains(bytes, (byte) 0)) {
            // Says where the zero stands.
            return Jsoup.parse(Decoder.decode(bytes, file, 1));
        }
        Document page;
        try {
            page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
        long lost = page.text().chars().filter(c -> c == '\ufffd').count();
        if (lost > 0 && lost * 200 > page.text().length()) {
            throw new ArticleFormatException(
                    new Problem(
                            file,
                            0,
                            0,
                            lost + " chars that are not in the declared encoding " + page.charset(),
                            "a page in the encoding that it declares"));
        }
        return page;
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> declared(byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED_CHARSET.matcher(head);
        return matcher.find() && isSupported(matcher.group(1))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    private static boolean isSupported(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false; // Not even the name of a charset.
        }
    }
}
