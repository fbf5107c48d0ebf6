package org.newsgraph.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An article with what reading has added. Layers are flat lists in text order that point at tokens
 * by index, so that an annotator may fill those it knows and leave the others empty.
 *
 * @param article the text that all offsets count
 * @param sentences sentences of the blocks that are read; none for boilerplate and datelines
 * @param tokens tokens of all sentences
 * @param chunks flat phrases; none overlap
 * @param mentions names; none overlap
 * @param times time expressions; none overlap
 * @param arcs dependencies and semantic roles; empty from annotators that give none
 * @param attributions cues with their sources and contents, in the order of the cues; no token is
 *     in two of all cues and contents; empty from annotators that give none
 * @param vectors a row for each token, from annotators that have one
 */
public record AnnotatedDocument(
        Article article,
        List<Sentence> sentences,
        List<Token> tokens,
        List<Chunk> chunks,
        List<Mention> mentions,
        List<TimeExpression> times,
        List<Arc> arcs,
        List<AttributionRelation> attributions,
        Optional<TokenVectors> vectors) {
    public AnnotatedDocument {
        Objects.requireNonNull(article);
        sentences = List.copyOf(sentences);
        tokens = List.copyOf(tokens);
        chunks = List.copyOf(chunks);
        mentions = List.copyOf(mentions);
        times = List.copyOf(times);
        arcs = List.copyOf(arcs);
        attributions = List.copyOf(attributions);
        Objects.requireNonNull(vectors);
    }

    /** A document without attributions and vectors. */
    public AnnotatedDocument(
            Article article,
            List<Sentence> sentences,
            List<Token> tokens,
            List<Chunk> chunks,
            List<Mention> mentions,
            List<TimeExpression> times,
            List<Arc> arcs) {
        this(
                article,
                sentences,
                tokens,
                chunks,
                mentions,
                times,
                arcs,
                List.of(),
                Optional.empty());
    }

    /** The same document with {@code found} as its time layer. */
    public AnnotatedDocument withTimes(List<TimeExpression> found) {
        return new AnnotatedDocument(
                article, sentences, tokens, chunks, mentions, found, arcs, attributions, vectors);
    }

    /** The same document with {@code found} as its names. */
    public AnnotatedDocument withMentions(List<Mention> found) {
        return new AnnotatedDocument(
                article, sentences, tokens, chunks, found, times, arcs, attributions, vectors);
    }

    /** The chars of {@code span}. */
    public String text(Span span) {
        return article.text(span);
    }

    /** The span from the first of the tokens to the last. Token range: [first, end), not empty. */
    public Span span(int firstToken, int endToken) {
        return new Span(tokens.get(firstToken).start(), tokens.get(endToken - 1).end());
    }

    /** Tokens of a sentence. */
    public List<Token> tokens(Sentence sentence) {
        return tokens.subList(sentence.firstToken(), sentence.endToken());
    }

    /** Index of the first token that ends after {@code offset}; {@code tokens().size()} if none. */
    public int tokenAt(int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (tokens.get(mid).end() > offset) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return low;
    }

    /** Index of the sentence that holds the token, or -1. */
    public int sentenceOfToken(int token) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            Sentence sentence = sentences.get(mid);
            if (token < sentence.firstToken()) {
                high = mid - 1;
            } else if (token >= sentence.endToken()) {
                low = mid + 1;
            } else {
                return mid;
            }
        }
        return -1;
    }

    /** Index of the sentence that holds the char, or -1 if none does. */
    public int sentenceAt(int offset) {
        int token = tokenAt(offset);
        if (token == tokens.size() || tokens.get(token).start() > offset) {
            return -1;
        }
        return sentenceOfToken(token);
    }

    /** Names that lie wholly in {@code span}. */
    public List<Mention> mentionsIn(Span span) {
        return mentions.stream().filter(mention -> span.contains(mention.span())).toList();
    }

    /** The name that holds the token. */
    public Optional<Mention> mentionOfToken(int token) {
        int low = 0;
        int high = mentions.size() - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            Mention mention = mentions.get(mid);
            if (token < mention.firstToken()) {
                high = mid - 1;
            } else if (token >= mention.endToken()) {
                low = mid + 1;
            } else {
                return Optional.of(mention);
            }
        }
        return Optional.empty();
    }

    /** Time expressions that lie wholly in {@code span}. */
    public List<TimeExpression> timesIn(Span span) {
        return times.stream().filter(time -> span.contains(time.span())).toList();
    }
}
