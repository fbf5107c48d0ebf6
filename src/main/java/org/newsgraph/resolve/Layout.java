package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.Mention;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;

/** Look-ups on one annotated document that resolution needs over and over. */
final class Layout {
    private static final Set<String> SUBORDINATORS =
            Set.of(
                    "as",
                    "while",
                    "that",
                    "if",
                    "after",
                    "before",
                    "since",
                    "until",
                    "because",
                    "when",
                    "where",
                    "although",
                    "though",
                    "whether",
                    "but",
                    "than",
                    "and",
                    "or");

    /** How a title hangs on the name behind it. */
    private static final Set<String> BEFORE_NAMES = Set.of("nmod:desc", "compound", "flat");

    final AnnotatedDocument document;

    /** Head word of the phrase before that means the same, by the head word of a phrase. */
    private final Map<Integer, Integer> earlier = new HashMap<>();

    /** Head words of phrases behind that mean the same, by the head word of a phrase. */
    private final Map<Integer, List<Integer>> later = new HashMap<>();

    /** A token of the name by each word before it that tells what whom it names is: "Minister". */
    private final Map<Integer, Integer> nameOf = new HashMap<>();

    private final List<Mention> mentions;
    private final int[] mentionAt;
    private final int[] sentenceAt;
    private final boolean[] quoted;
    private final boolean[] time;

    /**
     * @param names further names that the name finder missed, none overlapping one of the document
     */
    Layout(AnnotatedDocument document, List<Mention> names) {
        this.document = document;
        for (Arc arc : document.arcs()) {
            if (arc.layer() == Arc.Layer.COREF) {
                earlier.put(arc.dependent(), arc.head());
                later.computeIfAbsent(arc.head(), head -> new ArrayList<>()).add(arc.dependent());
            }
        }
        List<Mention> all = new ArrayList<>(document.mentions());
        all.addAll(names);
        all.sort(Comparator.comparing(Mention::span));
        mentions = List.copyOf(all);
        int size = document.tokens().size();
        mentionAt = new int[size];
        sentenceAt = new int[size];
        quoted = new boolean[size];
        time = new boolean[size];
        document.times().forEach(t -> Arrays.fill(time, t.firstToken(), t.endToken(), true));
        Arrays.fill(mentionAt, -1);
        Arrays.fill(sentenceAt, -1);
        for (int m = 0; m < mentions.size(); m++) {
            Mention mention = mentions.get(m);
            Arrays.fill(mentionAt, mention.firstToken(), mention.endToken(), m);
        }
        for (Arc arc : document.arcs()) {
            boolean before =
                    arc.layer() == Arc.Layer.UD
                            && arc.head() > arc.dependent()
                            && mentionAt[arc.head()] >= 0
                            && mentionAt[arc.dependent()] < 0
                            && BEFORE_NAMES.contains(arc.label());
            if (before) {
                nameOf.put(arc.dependent(), arc.head());
            }
        }
        int paragraph = -1;
        boolean open = false;
        for (int s = 0; s < document.sentences().size(); s++) {
            Sentence sentence = document.sentences().get(s);
            if (sentence.paragraph() != paragraph) {
                open = false;
                paragraph = sentence.paragraph();
            }
            for (int t = sentence.firstToken(); t < sentence.endToken(); t++) {
                sentenceAt[t] = s;
                String text = document.tokens().get(t).text();
                if (isOpening(text, open)) {
                    open = true;
                } else if (isClosing(text)) {
                    open = false;
                } else {
                    quoted[t] = open;
                }
            }
        }
    }

    private static boolean isOpening(String text, boolean open) {
        return text.equals("“") || text.equals("``") || text.equals("\"") && !open;
    }

    private static boolean isClosing(String text) {
        return text.equals("”") || text.equals("''") || text.equals("\"");
    }

    /** All names in text order. */
    List<Mention> mentions() {
        return mentions;
    }

    /**
     * Head words of phrases before that mean the same as the one headed by the token, as the
     * annotator reads them; from the last to the first, as far as a name.
     */
    List<Integer> sameBefore(int token) {
        List<Integer> same = new ArrayList<>();
        for (Integer at = earlier.get(token); at != null; at = earlier.get(at)) {
            same.add(at);
            if (nameOf.containsKey(at)) {
                // "Minister" of "Minister Anna Weber" says who it is as well.
                same.add(nameOf.get(at));
                break;
            }
            if (mentionAt(at) >= 0) {
                // A name says who it is; what it was linked to does not matter any more.
                break;
            }
        }
        return same;
    }

    /** Head words of phrases behind that the annotator links to the one headed by the token. */
    List<Integer> sameAfter(int token) {
        return later.getOrDefault(token, List.of());
    }

    /** Whether the character is in the first sentence, which is the headline if there is one. */
    boolean inFirstSentence(int offset) {
        List<Sentence> sentences = document.sentences();
        return !sentences.isEmpty() && sentences.get(0).span().end() > offset;
    }

    /** Names that lie wholly in the span. */
    List<Mention> mentionsIn(Span span) {
        return mentions.stream().filter(mention -> span.contains(mention.span())).toList();
    }

    int size() {
        return mentionAt.length;
    }

    Token token(int index) {
        return document.tokens().get(index);
    }

    String text(int index) {
        return document.tokens().get(index).text();
    }

    String lower(int index) {
        return text(index).toLowerCase(Locale.ROOT);
    }

    String tag(int index) {
        return document.tokens().get(index).tag();
    }

    /** Index of the name that holds the token, or -1. */
    int mentionAt(int token) {
        return token < 0 || token >= mentionAt.length ? -1 : mentionAt[token];
    }

    /** Index of the sentence that holds the token, or -1. */
    int sentenceAt(int token) {
        return token < 0 || token >= sentenceAt.length ? -1 : sentenceAt[token];
    }

    /** Whether the token is part of a time expression. */
    boolean isTime(int token) {
        return token >= 0 && token < time.length && time[token];
    }

    /** Whether the token stands between quotation marks. */
    boolean isQuoted(int token) {
        return token >= 0 && token < quoted.length && quoted[token];
    }

    /** Index of the first token of the span. */
    int first(Span span) {
        return document.tokenAt(span.start());
    }

    /** Index one past the last token that starts in the span. */
    int end(Span span) {
        int token = document.tokenAt(span.end());
        return token < size() && token(token).start() < span.end() ? token + 1 : token;
    }

    /** Whether both are in the same sentence. */
    boolean together(int token, int other) {
        return sentenceAt(token) >= 0 && sentenceAt(token) == sentenceAt(other);
    }

    /**
     * Whether the phrase [first, end) is the subject of a verb after it, an apposition between them
     * left out.
     */
    boolean isSubject(int first, int end) {
        int before = first - 1;
        while (before >= 0 && together(before, first) && isPremodifier(before)) {
            before--;
        }
        if (before >= 0 && together(before, first)) {
            String tag = tag(before);
            boolean governed =
                    (tag.equals("IN") || tag.equals("TO"))
                            && !SUBORDINATORS.contains(lower(before));
            if (governed || token(before).isVerb() && !isClauseVerb(before)) {
                return false;
            }
        }
        int next = end;
        if (next < size() && text(next).equals("(")) {
            while (next < size() && together(next, first) && !text(next).equals(")")) {
                next++;
            }
            next++;
        }
        if (next < size() && together(next, first) && text(next).equals(",")) {
            int close = next + 1;
            while (close < size() && together(close, first) && !text(close).equals(",")) {
                close++;
            }
            if (close < size() && together(close, first) && close - next < 25) {
                next = close + 1;
            }
        }
        if (next + 1 < size() && lower(next).equals("on") && isDay(next + 1)) {
            next += 2;
        } else if (next < size() && isDay(next)) {
            next++;
        }
        int limit = next + 10;
        if (next < size() && together(next, first) && isNounPreposition(next)) {
            next++;
            while (next < limit
                    && next < size()
                    && together(next, first)
                    && (isPremodifier(next)
                            || mentionAt(next) >= 0
                            || isNounPreposition(next)
                            || lower(next).equals("and"))) {
                next++;
            }
        }
        while (next < size()
                && together(next, first)
                && (tag(next).startsWith("RB") || tag(next).equals("WP"))) {
            next++;
        }
        return next < size()
                && together(next, first)
                && (tag(next).equals("MD")
                        || tag(next).equals("VBD")
                        || tag(next).equals("VBZ")
                        || tag(next).equals("VBP"));
    }

    /** Whether a verb may take a clause without "that", so that what follows is a subject. */
    private boolean isClauseVerb(int token) {
        return switch (token(token).lemma()) {
            case "say", "think", "believe", "hope", "add", "know", "claim", "fear", "tell" -> true;
            default -> false;
        };
    }

    private boolean isDay(int token) {
        return isTime(token) || lower(token).endsWith("day") && tag(token).startsWith("NNP");
    }

    /** A preposition that mostly belongs to the noun before it: "the mayor of Bonn". */
    private boolean isNounPreposition(int token) {
        return switch (lower(token)) {
            case "of", "for", "from", "in", "at" -> tag(token).equals("IN");
            default -> false;
        };
    }

    private boolean isPremodifier(int token) {
        String tag = tag(token);
        return token(token).isNoun()
                || tag.startsWith("JJ")
                || tag.equals("DT")
                || tag.equals("PRP$")
                || tag.equals("POS")
                || tag.equals("CD");
    }
}
