package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Token;

/**
 * Finds the noun phrase that is a verb's subject, and how far a noun phrase reaches with its
 * prepositions, appositions and conjuncts. The seam for dependencies: a reader with arcs answers
 * the same questions.
 */
final class Subjects {
    private static final Set<String> NOMINAL_PREPOSITIONS =
            Set.of(
                    "of", "for", "from", "at", "with", "in", "on", "to", "by", "behind", "close",
                    "against", "within");
    private static final Set<String> POSTMODIFIER_PREPOSITIONS =
            Set.of("of", "for", "from", "at", "with", "in", "close", "to", "within", "behind");
    private static final Set<String> CLOSING_MARKS = Set.of("\"", "''", "\u201D");
    private static final Set<String> NEVER_SUBJECTS =
            Set.of("there", "what", "that", "where", "when", "it");

    private final AnnotatedDocument document;

    Subjects(AnnotatedDocument document) {
        this.document = document;
    }

    /**
     * Tokens of a noun phrase with what belongs to it.
     *
     * @param first first token, in the document
     * @param end one past the last
     * @param parts the conjoined noun phrases, at least one, each {first, end}
     */
    record NounPhrase(int first, int end, List<int[]> parts) {
        NounPhrase {
            parts = List.copyOf(parts);
        }

        static NounPhrase of(int first, int end) {
            return new NounPhrase(first, end, List.of(new int[] {first, end}));
        }
    }

    /** The subject that stands before the verb phrase at {@code unit}, if one does. */
    Optional<NounPhrase> before(Phrases phrases, int unit) {
        int at = unit - 1;
        while (at >= 0 && (phrases.is(at, "ADVP") || isAdverb(phrases, at))) {
            at--;
        }
        if (at < 0) {
            return Optional.empty();
        }
        if (phrases.is(at, "NP")) {
            return extendLeft(phrases, at, phrases.get(at).endToken());
        }
        if (phrases.isWord(at, ",")
                || phrases.isWord(at, "--")
                || phrases.isWord(at, "\u2014")
                || phrases.isWord(at, ")")) {
            return withApposition(phrases, at);
        }
        return Optional.empty();
    }

    private boolean isAdverb(Phrases phrases, int unit) {
        return phrases.is(unit, "O") && phrases.head(unit).tag().startsWith("RB");
    }

    /** "Kirby, an NSC coordinator, said": the noun phrase before the pair of commas. */
    private Optional<NounPhrase> withApposition(Phrases phrases, int comma) {
        String open = phrases.isWord(comma, ")") ? "(" : phrases.head(comma).text();
        for (int at = comma - 1; at > 0; at--) {
            boolean opens = phrases.isWord(at, open);
            if (opens && phrases.is(at - 1, "NP") && !isTime(phrases, at - 1)) {
                if (isRelativeOrNominal(phrases, at + 1, comma)) {
                    int end = phrases.get(comma).endToken();
                    Optional<NounPhrase> subject =
                            extendLeft(
                                    phrases,
                                    at - 1,
                                    phrases.is(comma, "O") && !open.equals("(")
                                            ? phrases.get(comma).firstToken()
                                            : end);
                    return subject;
                }
                return Optional.empty();
            }
            if (opens && !phrases.is(at - 1, "NP") && !open.equals(",")) {
                return Optional.empty();
            }
            if (phrases.isWord(at, "\"")
                    || phrases.isWord(at, "''")
                    || phrases.isWord(at, "\u201D")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether the units are an apposition (no finite verb) or a relative clause. */
    private boolean isRelativeOrNominal(Phrases phrases, int from, int to) {
        if (from >= to) {
            return false;
        }
        Token opener = phrases.head(from);
        if (opener.tag().startsWith("W")) {
            return true;
        }
        if (!phrases.is(from, "NP")
                && !phrases.is(from, "ADVP")
                && !phrases.is(from, "PP")
                && !phrases.is(from, "VP")
                && !phrases.is(from, "ADJP")
                && !phrases.is(from, "O")) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (phrases.is(i, "VP")
                    && isFinite(phrases.get(i))
                    && !afterRelative(phrases, from, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean afterRelative(Phrases phrases, int from, int unit) {
        for (int i = from; i < unit; i++) {
            if (phrases.head(i).tag().startsWith("W")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the verb phrase has a verb with tense. */
    boolean isFinite(Chunk chunk) {
        for (int i = chunk.firstToken(); i < chunk.endToken(); i++) {
            String tag = document.tokens().get(i).tag();
            if (tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP") || tag.equals("MD")) {
                return true;
            }
            if (tag.equals("TO")) {
                return false;
            }
        }
        return false;
    }

    private boolean isTime(Phrases phrases, int unit) {
        Chunk chunk = phrases.get(unit);
        return document.times().stream()
                .anyMatch(
                        t -> t.firstToken() < chunk.endToken() && chunk.endToken() <= t.endToken());
    }

    /** "her" alone, which taggers take for an object, before the noun that it belongs to. */
    private boolean isPossessive(Phrases phrases, int unit) {
        return phrases.isWord(unit, "her") || phrases.head(unit).tag().equals("PRP$");
    }

    private boolean isPlace(Phrases phrases, int unit) {
        return document.mentionOfToken(phrases.get(unit).endToken() - 1)
                .filter(m -> m.type() == MentionType.LOC)
                .isPresent();
    }

    private Optional<NounPhrase> extendLeft(Phrases phrases, int unit, int end) {
        int at = unit;
        Token only = phrases.head(at);
        if (NEVER_SUBJECTS.contains(only.text().toLowerCase(Locale.ROOT))
                        && phrases.get(at).endToken() - phrases.get(at).firstToken() == 1
                || isTime(phrases, at) && !phrases.is(at - 1, "PP")) {
            // "... on Tuesday said": look for the subject further left.
            if (isTime(phrases, at) && at > 0 && phrases.is(at - 1, "NP")) {
                return extendLeft(phrases, at - 1, phrases.get(at - 1).endToken());
            }
            return Optional.empty();
        }
        List<int[]> parts = new ArrayList<>();
        int partEnd = end;
        while (at > 0) {
            if (phrases.is(at - 1, "NP")
                    && (phrases.head(at).tag().equals("POS") || isPossessive(phrases, at - 1))) {
                at--;
            } else if (at > 1
                    && phrases.is(at - 1, "PP")
                    && phrases.is(at - 2, "NP")
                    && NOMINAL_PREPOSITIONS.contains(phrases.last(at - 1).lemma())
                    && !fronted(phrases, at - 2)
                    && !precededByVerb(phrases, at - 2)) {
                at -= 2;
            } else if (isTime(phrases, at)
                    && phrases.is(at - 1, "PP")
                    && at > 1
                    && phrases.is(at - 2, "NP")) {
                at -= 2;
                partEnd = phrases.get(at).endToken();
                end = partEnd;
            } else if (at > 3
                    && phrases.isWord(at - 1, "and")
                    && phrases.is(at - 2, "NP")
                    && phrases.is(at - 3, "PP")
                    && phrases.is(at - 4, "NP")
                    && isPlace(phrases, at)
                    && isPlace(phrases, at - 2)) {
                // "polls in Iowa and Ohio said": two places of one phrase
                at -= 4;
            } else if (at > 1
                    && (phrases.isWord(at - 1, "and") || phrases.isWord(at - 1, "or"))
                    && phrases.is(at - 2, "NP")
                    && conjoins(phrases, at - 2)) {
                parts.add(0, new int[] {phrases.get(at).firstToken(), partEnd});
                at -= 2;
                partEnd = phrases.get(at).endToken();
            } else {
                break;
            }
        }
        int first = phrases.get(at).firstToken();
        Token token = document.tokens().get(first);
        if (token.tag().equals("CC") && first + 1 < partEnd) {
            first++;
        }
        if (NEVER_SUBJECTS.contains(document.tokens().get(first).text().toLowerCase(Locale.ROOT))
                && partEnd - first == 1) {
            return Optional.empty();
        }
        parts.add(0, new int[] {first, partEnd});
        return Optional.of(new NounPhrase(first, end, apart(parts)));
    }

    /**
     * "On Monday the president said": a phrase that opens the sentence is no part of what follows.
     */
    private boolean fronted(Phrases phrases, int unit) {
        return isTime(phrases, unit);
    }

    private boolean precededByVerb(Phrases phrases, int unit) {
        return phrases.is(unit - 1, "VP")
                && !isFinite(phrases.get(unit - 1))
                && phrases.get(unit - 1).firstToken() > phrases.firstToken();
    }

    /**
     * Everything between the last comma, or the end of a quotation, and the verb, where it is one
     * heavy noun phrase: "a person close to the talks", "officials briefed on the matter".
     */
    Optional<NounPhrase> heavy(Phrases phrases, int unit) {
        int at = unit - 1;
        while (at >= 0 && !endsContent(phrases, at)) {
            boolean finite = phrases.is(at, "VP") && isFinite(phrases.get(at));
            if (finite && !afterRelative(phrases, at) && !isReduced(phrases, at)) {
                return Optional.empty();
            }
            at--;
        }
        if (at < 0 || at + 1 >= unit || !phrases.is(at + 1, "NP") || isTime(phrases, at + 1)) {
            return Optional.empty();
        }
        return Optional.of(
                NounPhrase.of(phrases.get(at + 1).firstToken(), phrases.get(unit).firstToken()));
    }

    /**
     * "officials briefed on the talks said": taggers take the participle for a past tense, but two
     * verbs with tense and nothing between them cannot be.
     */
    private boolean isReduced(Phrases phrases, int unit) {
        Chunk chunk = phrases.get(unit);
        return chunk.endToken() - chunk.firstToken() == 1
                && phrases.head(unit).tag().equals("VBD")
                && phrases.is(unit + 1, "PP");
    }

    private boolean endsContent(Phrases phrases, int unit) {
        return phrases.isWord(unit, ",") || CLOSING_MARKS.contains(phrases.head(unit).text());
    }

    /** Whether "who" or "which" stands right before the verb. */
    private boolean afterRelative(Phrases phrases, int unit) {
        return unit > 0 && phrases.head(unit - 1).tag().startsWith("W");
    }

    /**
     * Whether a noun phrase before "and" can share the subject: it opens a clause, so it is
     * nobody's object.
     */
    private boolean conjoins(Phrases phrases, int unit) {
        int at = unit;
        while (at > 0) {
            if (phrases.is(at - 1, "VP")) {
                return false;
            }
            if (phrases.is(at - 1, "SBAR")
                    || phrases.isWord(at - 1, ",")
                    || phrases.head(at - 1).tag().equals("CC")
                    || phrases.isWord(at - 1, "\"")
                    || phrases.isWord(at - 1, "''")
                    || phrases.isWord(at - 1, "\u201D")) {
                return true;
            }
            at--;
        }
        return true;
    }

    /**
     * The noun phrase that starts at {@code unit}, with prepositional phrases and an apposition
     * after it.
     *
     * @param apposition whether ", an X" is taken
     */
    Optional<NounPhrase> from(Phrases phrases, int unit, boolean apposition) {
        if (!phrases.is(unit, "NP") || isTime(phrases, unit)) {
            return Optional.empty();
        }
        List<int[]> parts = new ArrayList<>();
        int at = unit;
        int partFirst = phrases.get(unit).firstToken();
        int end = phrases.get(unit).endToken();
        while (at + 1 < phrases.size()) {
            if (phrases.is(at + 1, "NP") && phrases.head(at + 1).tag().equals("POS")) {
                at++;
                end = phrases.get(at).endToken();
            } else if (phrases.is(at + 1, "PP")
                    && phrases.is(at + 2, "NP")
                    && !isTime(phrases, at + 2)
                    && POSTMODIFIER_PREPOSITIONS.contains(phrases.last(at + 1).lemma())) {
                at += 2;
                end = phrases.get(at).endToken();
            } else if (phrases.isWord(at + 1, "(")) {
                int close = at + 2;
                while (close < phrases.size() && !phrases.isWord(close, ")") && close - at < 6) {
                    close++;
                }
                if (!phrases.isWord(close, ")")) {
                    break;
                }
                at = close;
                end = phrases.get(at).endToken();
            } else if ((phrases.isWord(at + 1, "and") || phrases.isWord(at + 1, "or"))
                    && phrases.is(at + 2, "NP")
                    && !phrases.is(at + 3, "VP")) {
                parts.add(new int[] {partFirst, end});
                at += 2;
                partFirst = phrases.get(at).firstToken();
                end = phrases.get(at).endToken();
            } else {
                break;
            }
        }
        parts.add(new int[] {partFirst, end});
        if (apposition
                && phrases.isWord(at + 1, ",")
                && phrases.is(at + 2, "NP")
                && !isTime(phrases, at + 2)) {
            int last = at + 2;
            while (phrases.is(last + 1, "PP")
                            && phrases.is(last + 2, "NP")
                            && !isTime(phrases, last + 2)
                    || phrases.is(last + 1, "NP") && phrases.head(last + 1).tag().equals("POS")) {
                last += phrases.is(last + 1, "NP") ? 1 : 2;
            }
            boolean closes = last + 1 >= phrases.size() || phrases.is(last + 1, "O");
            if (closes) {
                end = phrases.get(last).endToken();
                int[] tail = parts.remove(parts.size() - 1);
                parts.add(new int[] {tail[0], end});
            }
        }
        return Optional.of(new NounPhrase(phrases.get(unit).firstToken(), end, apart(parts)));
    }

    /** "Berg and Lenz" in one chunk are two; "Smith and Wesson", which is one name, is not. */
    private List<int[]> apart(List<int[]> parts) {
        List<int[]> all = new ArrayList<>();
        for (int[] part : parts) {
            int first = part[0];
            for (int i = part[0] + 1; i + 1 < part[1]; i++) {
                boolean names =
                        document.tokens().get(i).tag().equals("CC")
                                && document.tokens().get(i - 1).tag().startsWith("NNP")
                                && document.tokens().get(i + 1).tag().startsWith("NNP")
                                && document.mentionOfToken(i).isEmpty()
                                && document.mentionOfToken(i - 1).isPresent()
                                && document.mentionOfToken(i + 1).isPresent();
                if (names) {
                    all.add(new int[] {first, i});
                    first = i + 1;
                }
            }
            all.add(new int[] {first, part[1]});
        }
        return all;
    }

    /**
     * The subject of the nearest verb with tense before {@code unit} that stands in no subordinate
     * clause; if all do, of the nearest.
     */
    Optional<NounPhrase> ofPreviousClause(Phrases phrases, int unit) {
        Optional<NounPhrase> nearest = Optional.empty();
        for (int i = unit - 1; i >= 0; i--) {
            if (phrases.is(i, "VP") && isFinite(phrases.get(i))) {
                Optional<NounPhrase> subject = before(phrases, i);
                if (subject.isPresent() && !isSubordinate(phrases, subject.get())) {
                    return subject;
                }
                if (nearest.isEmpty()) {
                    nearest = subject;
                }
            }
        }
        return nearest;
    }

    /** Whether a word such as "after" or "that" opens the clause of the subject. */
    private boolean isSubordinate(Phrases phrases, NounPhrase subject) {
        if (subject.first() == phrases.firstToken()) {
            return false;
        }
        int opener = phrases.unitOf(subject.first() - 1);
        return phrases.is(opener, "SBAR")
                || phrases.is(opener, "PP")
                || phrases.head(opener).tag().startsWith("W")
                || phrases.head(opener).tag().equals("IN");
    }
}
