package org.newsgraph.nlp;

import java.util.ArrayList;
import java.util.List;
import org.newsgraph.document.Article;
import org.newsgraph.document.Block;
import org.newsgraph.document.Span;

/** Cuts the blocks of an article that are read into sentences, and these into tokens. */
final class Segmenter {
    /**
     * A sentence.
     *
     * @param block where it stands
     * @param words its tokens, at least one
     */
    record Segment(Block block, List<Span> words) {
        /** From the first token to the last. */
        Span span() {
            return new Span(words.get(0).start(), words.get(words.size() - 1).end());
        }

        /** The chars of the tokens. */
        List<String> forms(String text) {
            return words.stream().map(word -> word.of(text)).toList();
        }
    }

    private final SentenceSplitter splitter;
    private final Tokenizer tokenizer;

    Segmenter(Abbreviations abbreviations) {
        splitter = new SentenceSplitter(abbreviations);
        tokenizer = new Tokenizer(abbreviations);
    }

    /** All sentences, in order. */
    List<Segment> segments(Article article) {
        String text = article.text();
        List<Segment> segments = new ArrayList<>();
        for (Block block : article.blocks()) {
            if (block.kind().isRead()) {
                for (Span span : splitter.split(text, block.span().start(), block.span().end())) {
                    segments.add(new Segment(block, tokenizer.tokenize(text, span)));
                }
            }
        }
        return segments;
    }
}
