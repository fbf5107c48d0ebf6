package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;

/** Articles for the tests of this package: a paragraph for each stretch between empty lines. */
final class Articles {
    private static final Pattern PARAGRAPH = Pattern.compile("(?s)\\S.*?(?=\\n\\s*\\n|\\z)");

    private Articles() {}

    static Article of(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher paragraph = PARAGRAPH.matcher(text);
        while (paragraph.find()) {
            Span span = new Span(paragraph.start(), paragraph.end());
            blocks.add(new Block(Block.Kind.PARAGRAPH, span, blocks.size()));
        }
        return of(text, blocks);
    }

    static Article of(String text, List<Block> blocks) {
        Optional<String> none = Optional.empty();
        return new Article(
                "test",
                none,
                none,
                text,
                Optional.empty(),
                none,
                none,
                none,
                none,
                "test",
                blocks,
                Optional.empty());
    }
}
