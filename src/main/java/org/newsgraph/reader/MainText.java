package org.newsgraph.reader;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the part of a page that is the article. */
interface MainText {
    /**
     * @param page may be changed
     * @return the element that holds the article's paragraphs; without text if none was found
     */
    Element find(Document page);
}
