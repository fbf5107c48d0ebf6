package org.newsgraph.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The paragraphs of a piece of HTML, in order. */
final class PageText {
    private static final Set<String> CAPTIONS = Set.of("figcaption");

    /**
     * @param text its words, white space made single
     * @param caption whether it stands under a picture
     */
    record Paragraph(String text, boolean caption) {}

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private boolean item;

    private PageText() {}

    static List<Paragraph> of(Element root) {
        PageText page = new PageText();
        root.traverse(page.new Visitor());
        page.flush(false);
        return page.paragraphs;
    }

    private final class Visitor implements NodeVisitor {
        private int captions;
        private int links;
        private int items;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                String run = words.getWholeText();
                text.append(run);
                if (links > 0) {
                    linked += run.strip().length();
                }
                item = items > 0;
            } else if (node instanceof Element element) {
                if (element.isBlock() || element.tagName().equals("figcaption")) {
                    flush(captions > 0);
                }
                captions += CAPTIONS.contains(element.tagName()) ? 1 : 0;
                links += element.tagName().equals("a") ? 1 : 0;
                items += element.tagName().equals("li") ? 1 : 0;
                if (element.tagName().equals("br")) {
                    lineBreak(captions > 0);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.isBlock() || element.tagName().equals("figcaption")) {
                    flush(captions > 0);
                }
                captions -= CAPTIONS.contains(element.tagName()) ? 1 : 0;
                links -= element.tagName().equals("a") ? 1 : 0;
                items -= element.tagName().equals("li") ? 1 : 0;
            }
        }
    }

    /** Two line breaks in a row part paragraphs; one is a space. */
    private void lineBreak(boolean caption) {
        int end = text.length();
        while (end > 0 && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '\u2028') {
            flush(caption);
        } else {
            text.append('\u2028');
        }
    }

    private void flush(boolean caption) {
        String words = text.toString().replaceAll("[\\s\u2028]+", " ").strip();
        // A list item that is a link and no sentence leads to another story.
        boolean related = item && linked * 10 > words.length() * 8 && !words.endsWith(".");
        if (!words.isEmpty() && !related) {
            paragraphs.add(new Paragraph(words, caption));
        }
        text.setLength(0);
        linked = 0;
        item = false;
    }
}
