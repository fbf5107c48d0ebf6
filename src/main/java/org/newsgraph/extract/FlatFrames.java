package org.newsgraph.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Token;
import org.newsgraph.extract.EventGrammar.Reality;

/**
 * The words of {@link FrameWords} around an event where the document has no dependency tree: by
 * their order alone. What stands in the clause may be of another event, so that some that took
 * place are read as if they had not; none is read the other way.
 */
final class FlatFrames {
    /** Words between what joins an event to a word above it, and the event's own. */
    private static final int NEAR = 5;

    private final AnnotatedDocument document;
    private final List<Token> tokens;
    private final EventGrammar grammar;

    FlatFrames(AnnotatedDocument document, EventGrammar grammar) {
        this.document = document;
        this.tokens = document.tokens();
        this.grammar = grammar;
    }

    /** What the words around make of an event: denied, hypothetical; empty if nothing. */
    Optional<Reality> around(int event) {
        Sentence sentence = document.sentences().get(document.sentenceOfToken(event));
        int first = sentence.firstToken();
        if (isDenied(first, event, sentence.endToken())) {
            return Optional.of(Reality.DENIED);
        }
        boolean isOpen =
                isSupposed(first, event)
                        || isUnshown(first, event)
                        || isUnder(first, event, Reality.HYPOTHETICAL)
                        || isPredicated(event, sentence.endToken(), Reality.HYPOTHETICAL)
                        || isTold(event);
        return isOpen ? Optional.of(Reality.HYPOTHETICAL) : Optional.empty();
    }

    private boolean isDenied(int first, int event, int end) {
        return isUnder(first, event, Reality.DENIED)
                || isPredicated(event, end, Reality.DENIED)
                || isGoneBefore(first, event)
                || isOverBefore(event, end);
    }

    /** "excluded Novak from a meeting", "a no-show at the talks" */
    private boolean isUnder(int first, int event, Reality reality) {
        for (int word = first; word < event; word++) {
            for (int join = Math.max(word + 1, event - NEAR); join < event; join++) {
                for (int end = join + 1; end <= Math.min(join + 2, event); end++) {
                    String joint = ' ' + words(join, end);
                    if (isOf(lemma(word) + joint, reality)
                            || word + 1 < join
                                    && isOf(lemma(word) + ' ' + lower(word + 1) + joint, reality)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isOf(String key, Reality reality) {
        return FrameWords.look("under", key)
                .or(() -> FrameWords.look("under-passive", key))
                .or(() -> FrameWords.look("of", key))
                .filter(found -> found == reality)
                .isPresent();
    }

    /** "fell through", "is off", "have been put on ice" */
    private boolean isPredicated(int event, int end, Reality reality) {
        for (int word = event + 1; word < end && !tokens.get(word).is(","); word++) {
            boolean isBeing = tokens.get(word - 1).lemma().equals("be");
            boolean several =
                    word + 1 < end
                            && FrameWords.look("subject", lemma(word) + ' ' + lower(word + 1))
                                    .filter(found -> found == reality)
                                    .isPresent();
            boolean one =
                    isBeing
                            && FrameWords.look("subject", lower(word))
                                    .filter(found -> found == reality)
                                    .isPresent();
            if (several || one) {
                return true;
            }
        }
        return false;
    }

    /** "flew home before the meeting" */
    private boolean isGoneBefore(int first, int event) {
        int before =
                IntStream.range(Math.max(first, event - NEAR), event)
                        .filter(word -> tokens.get(word).is("before"))
                        .findFirst()
                        .orElse(-1);
        return before >= 0
                && IntStream.range(first, before)
                        .filter(word -> tokens.get(word).isVerb())
                        .anyMatch(
                                word ->
                                        Set.of(lemma(word), lemma(word) + ' ' + lower(word + 1))
                                                .stream()
                                                .anyMatch(
                                                        key ->
                                                                FrameWords.has("before", key)
                                                                        || FrameWords.has(
                                                                                "before-passive",
                                                                                key)));
    }

    /** "broke down before they began" */
    private boolean isOverBefore(int event, int end) {
        return IntStream.range(event + 1, end)
                .filter(word -> tokens.get(word).is("before"))
                .anyMatch(
                        word ->
                                IntStream.range(word + 1, Math.min(word + NEAR, end))
                                        .anyMatch(next -> FrameWords.has("start", lemma(next))));
    }

    /** "Imagine that they meet" */
    private boolean isSupposed(int first, int event) {
        return IntStream.range(first, Math.min(first + 2, event))
                .anyMatch(word -> FrameWords.has("suppose", lower(word)));
    }

    /** "no evidence that", "does not prove that", "nothing to suggest that", "a myth that" */
    private boolean isUnshown(int first, int event) {
        boolean isNone = false;
        for (int word = first; word < event; word++) {
            String lower = lower(word);
            isNone |=
                    FrameWords.has("scarce", lower)
                            || FrameWords.has("negation", lower)
                            || FrameWords.has("none", lower)
                            || FrameWords.has("in-vain", lemma(word));
            boolean isProof =
                    FrameWords.has("proof", lemma(word)) || FrameWords.has("show", lemma(word));
            if (isNone && isProof || FrameWords.has("untruth", lemma(word))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a story is named in the sentence, or before it in its paragraph. */
    private boolean isTold(int event) {
        int at = document.sentenceOfToken(event);
        int paragraph = document.sentences().get(at).paragraph();
        boolean isHere = true;
        int last = Math.max(0, at - Tales.REACH);
        while (at >= last && document.sentences().get(at).paragraph() == paragraph) {
            Sentence sentence = document.sentences().get(at);
            boolean isNow = isHere || isInPresent(sentence);
            if (isNow
                    && IntStream.range(sentence.firstToken(), sentence.endToken())
                            .anyMatch(word -> isTale(word) || isNow(event) && isTaleNow(word))) {
                return true;
            }
            isHere = false;
            at--;
        }
        return false;
    }

    private boolean isTale(int word) {
        return tokens.get(word).isNoun()
                && (FrameWords.has("tale", lemma(word))
                        || FrameWords.has("character", lemma(word))
                        || word > 0 && FrameWords.has("tale", lower(word - 1) + ' ' + lemma(word)));
    }

    private boolean isTaleNow(int word) {
        return tokens.get(word).isNoun()
                && (FrameWords.has("tale-present", lemma(word))
                        || FrameWords.has("tale-part", lemma(word)));
    }

    private boolean isInPresent(Sentence sentence) {
        return IntStream.range(sentence.firstToken(), sentence.endToken()).anyMatch(this::isNow);
    }

    private boolean isNow(int word) {
        String tag = tokens.get(word).tag();
        return tag.equals("VBZ") || tag.equals("VBP");
    }

    private String words(int from, int end) {
        StringBuilder words = new StringBuilder(lower(from));
        for (int i = from + 1; i < end; i++) {
            words.append(' ').append(lower(i));
        }
        return words.toString();
    }

    private String lower(int token) {
        return token < tokens.size() ? tokens.get(token).text().toLowerCase(Locale.ROOT) : "";
    }

    private String lemma(int token) {
        if (token >= tokens.size()) {
            return "";
        }
        return tokens.get(token).isVerb()
                ? grammar.verbLemma(tokens.get(token))
                : tokens.get(token).lemma().toLowerCase(Locale.ROOT);
    }
}
