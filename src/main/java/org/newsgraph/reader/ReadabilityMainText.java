package org.newsgraph.reader;

import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Mozilla's Readability, the reader view of Firefox, in its Java port. */
final class ReadabilityMainText implements MainText {
    @Override
    public Element find(Document page) {
        Element content = new Readability4J("https://localhost/", page).parse().getArticleContent();
        return content == null ? new Element("div") : content;
    }
}
