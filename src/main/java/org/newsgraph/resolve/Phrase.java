package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;

/**
 * A noun phrase taken apart: its head, what stands before it, and what an apposition adds.
 *
 * @param kind what its head is
 * @param first first token of the phrase, with its modifiers
 * @param end one past its last token
 * @param headFirst first token of the head; a name or a compound noun has several
 * @param headEnd one past the head's last token
 * @param tokens tokens of the noun phrase up to the head, brackets left out
 * @param after tokens after the head: "of the ministry"
 * @param possessor tokens before a possessive ending; empty if none
 */
record Phrase(
        Kind kind,
        int first,
        int end,
        int headFirst,
        int headEnd,
        List<Integer> tokens,
        List<Integer> after,
        List<Integer> possessor) {
    enum Kind {
        NAME,
        PRONOUN,
        NOMINAL
    }

    private static final Set<String> RELATIVE = Set.of("WP", "WDT", "WP$", "WRB");

    /** Takes apart a span of tokens into one phrase for each conjunct. */
    static List<Phrase> parse(Layout layout, Words words, int first, int end) {
        List<Integer> tokens = withoutBrackets(layout, first, end);
        int core = coreLength(layout, tokens);
        if (core == 0) {
            return single(layout, words, tokens, first, end);
        }
        List<List<Integer>> conjuncts = conjuncts(layout, words, tokens.subList(0, core));
        List<Phrase> phrases = new ArrayList<>();
        for (List<Integer> conjunct : conjuncts) {
            phrases.addAll(
                    single(
                            layout,
                            words,
                            conjunct,
                            conjunct.get(0),
                            conjunct.get(conjunct.size() - 1) + 1));
        }
        return phrases;
    }

    private static List<Integer> withoutBrackets(Layout layout, int first, int end) {
        List<Integer> kept = new ArrayList<>();
        int depth = 0;
        for (int t = first; t < end; t++) {
            String text = layout.text(t);
            if (text.equals("(") || text.equals("[")) {
                depth++;
            } else if (text.equals(")") || text.equals("]")) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                kept.add(t);
            }
        }
        if (kept.isEmpty()) {
            for (int t = first; t < end; t++) {
                kept.add(t);
            }
        }
        return kept;
    }

    /** How many tokens come before a relative clause, a participle clause or a finite verb. */
    private static int coreLength(Layout layout, List<Integer> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int t = tokens.get(i);
            String tag = layout.tag(t);
            boolean inName = layout.mentionAt(t) >= 0;
            boolean relative =
                    RELATIVE.contains(tag) || tag.equals("IN") && layout.lower(t).equals("that");
            boolean verb =
                    layout.token(t).isVerb()
                            && !(tag.equals("VBG") || tag.equals("VBN"))
                            && Character.isLowerCase(layout.text(t).charAt(0));
            boolean participle =
                    i > 0
                            && (tag.equals("VBG") || tag.equals("VBN"))
                            && Character.isLowerCase(layout.text(t).charAt(0))
                            && endsPhrase(layout, tokens.get(i - 1))
                            && !nounFollows(layout, tokens, i);
            if (!inName && i > 0 && (relative || verb || participle)) {
                return i;
            }
        }
        return tokens.size();
    }

    private static boolean endsPhrase(Layout layout, int token) {
        return layout.token(token).isNoun() || layout.text(token).equals(",");
    }

    private static boolean nounFollows(Layout layout, List<Integer> tokens, int i) {
        return i + 1 < tokens.size() && layout.token(tokens.get(i + 1)).isNoun();
    }

    /** Splits at commas and "and", leaving appositions with what they belong to. */
    private static List<List<Integer>> conjuncts(Layout layout, Words words, List<Integer> tokens) {
        List<List<Integer>> segments = new ArrayList<>();
        List<Integer> comma = new ArrayList<>();
        List<Integer> segment = new ArrayList<>();
        boolean conjoined = false;
        int afterComma = -1;
        for (int i = 0; i < tokens.size(); i++) {
            int t = tokens.get(i);
            String lower = layout.lower(t);
            boolean inName =
                    layout.mentionAt(t) >= 0
                            && i + 1 < tokens.size()
                            && layout.mentionAt(t) == layout.mentionAt(tokens.get(i + 1))
                            && i > 0
                            && layout.mentionAt(t) == layout.mentionAt(tokens.get(i - 1));
            boolean and =
                    (lower.equals("and") || lower.equals("&") || lower.equals("or"))
                            || lower.equals("plus");
            boolean pause =
                    (lower.equals(",") || lower.equals("--") || lower.equals("—"))
                            && !isBetweenModifiers(layout, tokens, i);
            if (!inName && (and && splits(layout, words, segment, tokens, i) || pause)) {
                if (!segment.isEmpty()) {
                    segments.add(segment);
                    comma.add(afterComma);
                    segment = new ArrayList<>();
                }
                afterComma = pause ? t : -1;
                conjoined |= and;
            } else {
                segment.add(t);
            }
        }
        if (!segment.isEmpty()) {
            segments.add(segment);
            comma.add(afterComma);
        }
        if (segments.isEmpty()) {
            return List.of(tokens);
        }
        List<List<Integer>> conjuncts = new ArrayList<>();
        for (int s = 0; s < segments.size(); s++) {
            boolean apposed =
                    comma.get(s) >= 0
                            && !conjuncts.isEmpty()
                            && (!conjoined || isApposition(layout, segments.get(s)));
            if (apposed) {
                List<Integer> whole = new ArrayList<>(conjuncts.get(conjuncts.size() - 1));
                whole.add(comma.get(s));
                whole.addAll(segments.get(s));
                conjuncts.set(conjuncts.size() - 1, whole);
            } else {
                conjuncts.add(segments.get(s));
            }
        }
        return conjuncts;
    }

    /** "A small, quiet town": the comma at {@code i} ends no phrase. */
    private static boolean isBetweenModifiers(Layout layout, List<Integer> tokens, int i) {
        if (i == 0 || i + 2 >= tokens.size() || !layout.text(tokens.get(i)).equals(",")) {
            return false;
        }
        int before = tokens.get(i - 1);
        int next = i + 1;
        while (next < tokens.size()
                && (layout.text(tokens.get(next)).equals(",")
                        || layout.lower(tokens.get(next)).equals("and")
                        || layout.tag(tokens.get(next)).startsWith("JJ")
                        || layout.tag(tokens.get(next)).startsWith("VB"))) {
            next++;
        }
        int first = tokens.get(i + 1);
        return (next > i + 1 || layout.mentionAt(first) < 0 && layout.tag(first).equals("NN"))
                && next < tokens.size()
                && layout.tag(before).startsWith("JJ")
                && layout.mentionAt(before) < 0
                && !layout.lower(first).equals("and")
                && layout.token(tokens.get(next)).isNoun();
    }

    /** Whether the "and" at {@code i} joins two phrases, not two nouns within one. */
    private static boolean splits(
            Layout layout, Words words, List<Integer> left, List<Integer> tokens, int i) {
        if (i + 1 >= tokens.size()) {
            return false;
        }
        if (left.isEmpty()) {
            return true;
        }
        int last = left.get(left.size() - 1);
        boolean ends =
                layout.token(last).isNoun()
                        || layout.tag(last).startsWith("PRP")
                        || layout.tag(last).equals("CD")
                        || layout.tag(last).equals("POS")
                        || layout.mentionAt(last) >= 0 && !layout.tag(last).startsWith("JJ");
        if (!ends) {
            return false;
        }
        int next = tokens.get(i + 1);
        if (isAdjectiveName(layout, last) && isAdjectiveName(layout, next)) {
            // "Kenyan and German officials" are one group
            int after = layout.mentions().get(layout.mentionAt(next)).endToken();
            if (tokens.contains(after) && layout.token(after).isNoun()) {
                return false;
            }
        }
        boolean bareName =
                layout.mentionAt(next) >= 0
                        && layout.mentions().get(layout.mentionAt(next)).type() != MentionType.PER;
        int preposition = -1;
        for (int k = 0; k < left.size(); k++) {
            if (layout.tag(left.get(k)).equals("IN") && layout.mentionAt(left.get(k)) < 0) {
                preposition = k;
            }
        }
        if (preposition > 0 && bareName) {
            int object = left.get(Math.min(preposition + 1, left.size() - 1));
            int head = left.get(preposition - 1);
            boolean sameKind = layout.mentionAt(object) >= 0 || layout.lower(object).equals("the");
            return !(sameKind && layout.mentionAt(head) < 0);
        }
        return true;
    }

    /** Whether the token ends a name such as "Kenyan" that mostly stands before a noun. */
    private static boolean isAdjectiveName(Layout layout, int token) {
        int m = layout.mentionAt(token);
        return m >= 0 && layout.mentions().get(m).type() == MentionType.MISC;
    }

    private static boolean isApposition(Layout layout, List<Integer> segment) {
        int first = segment.get(0);
        String tag = layout.tag(first);
        int last = segment.get(segment.size() - 1);
        boolean endsWithName = layout.mentionAt(last) >= 0 || layout.tag(last).equals("NNP");
        boolean starts =
                tag.equals("DT") || tag.equals("PRP$") || tag.equals("NN") || tag.equals("JJ");
        return starts && !endsWithName || tag.equals("CD");
    }

    private static List<Phrase> single(
            Layout layout, Words words, List<Integer> all, int first, int end) {
        List<Integer> core = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        boolean cut = false;
        for (int i = 0; i < all.size(); i++) {
            int t = all.get(i);
            String text = layout.text(t);
            boolean pause =
                    (text.equals(",") || text.equals("--") || text.equals("—"))
                            && !isBetweenModifiers(layout, all, i);
            if (pause && layout.mentionAt(t) < 0 && !core.isEmpty()) {
                cut = true;
            } else if (!cut && (!core.isEmpty() || Character.isLetterOrDigit(text.charAt(0)))) {
                core.add(t);
            } else if (cut) {
                rest.add(t);
            }
        }
        if (core.isEmpty()) {
            return List.of();
        }
        Phrase phrase = head(layout, words, core, first, end);
        if (phrase.kind() == Kind.NOMINAL && !rest.isEmpty()) {
            int apposed = nameAtHead(layout, words, rest, first, end);
            if (apposed >= 0 && phrase.canBe(layout, words, apposed)) {
                return List.of(named(layout, apposed, first, end));
            }
        }
        return List.of(phrase);
    }

    /** The name at the head of an apposition, as the index of the mention, or -1. */
    private static int nameAtHead(
            Layout layout, Words words, List<Integer> rest, int first, int end) {
        boolean isWhere = layout.tag(rest.get(0)).equals("IN") && layout.mentionAt(rest.get(0)) < 0;
        Phrase other = head(layout, words, rest, first, end);
        if (other.kind() == Kind.NAME && !isWhere) {
            return layout.mentionAt(other.headFirst());
        }
        return -1;
    }

    /** Whether one who is described so can bear the name. */
    private boolean canBe(Layout layout, Words words, int mention) {
        if (isPlural(layout)) {
            return false;
        }
        String noun = singular(layout, headEnd - 1);
        return switch (layout.mentions().get(mention).type()) {
            case PER -> !words.is("organization", noun);
            case ORG -> !words.is("person", noun);
            case LOC ->
                    !words.is("person", noun)
                            && (!words.is("organization", noun) || words.is("place", noun));
            case MISC -> false;
        };
    }

    private static Phrase named(Layout layout, int index, int first, int end) {
        Mention mention = layout.mentions().get(index);
        return new Phrase(
                Kind.NAME,
                first,
                end,
                mention.firstToken(),
                mention.endToken(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Phrase head(
            Layout layout, Words words, List<Integer> tokens, int first, int end) {
        int from = 0;
        if (layout.tag(tokens.get(0)).equals("IN")
                && tokens.size() > 1
                && layout.mentionAt(tokens.get(0)) < 0) {
            from = 1;
        }
        int stop = tokens.size();
        for (int i = from + 1; i < tokens.size(); i++) {
            int t = tokens.get(i);
            boolean preposition =
                    (layout.tag(t).equals("IN") || layout.tag(t).equals("TO"))
                            && (layout.mentionAt(t) < 0
                                    || layout.mentionAt(t) != layout.mentionAt(tokens.get(i - 1)));
            if (preposition) {
                stop = i;
                break;
            }
        }
        List<Integer> after = List.copyOf(tokens.subList(stop, tokens.size()));
        int last = stop - 1;
        while (last > from
                && (isEdge(layout, tokens.get(last))
                        || isBehindNoun(layout, words, tokens, from, last)
                        || words.is("day", layout.lower(tokens.get(last)))
                        || layout.isTime(tokens.get(last)))) {
            last--;
        }
        int possessive = -1;
        for (int i = from; i < last; i++) {
            if (isPossessive(layout, tokens.get(i))) {
                possessive = i;
            }
        }
        List<Integer> possessor =
                possessive < 0 ? List.of() : List.copyOf(tokens.subList(from, possessive + 1));
        int start = possessive < 0 ? from : possessive + 1;
        if (start > last) {
            start = last;
        }
        int headToken = tokens.get(last);
        List<Integer> phrase = List.copyOf(tokens.subList(from, last + 1));
        if (last == start && isPronoun(layout, headToken)) {
            return new Phrase(
                    Kind.PRONOUN, first, end, headToken, headToken + 1, phrase, after, possessor);
        }
        int mention = layout.mentionAt(headToken);
        if (mention >= 0 && !layout.tag(headToken).startsWith("JJ")) {
            Mention name = layout.mentions().get(mention);
            boolean commonHead =
                    Character.isLowerCase(layout.text(headToken).charAt(0))
                            && words.is("person", layout.token(headToken).lemma());
            if (!commonHead) {
                return new Phrase(
                        Kind.NAME,
                        first,
                        end,
                        Math.max(name.firstToken(), first),
                        Math.min(name.endToken(), Math.max(end, headToken + 1)),
                        phrase,
                        after,
                        possessor);
            }
        }
        // "President of Russia Vladimir Putin": the name closes the phrase without a preposition.
        int closing = tokens.get(tokens.size() - 1);
        int closingName = layout.mentionAt(closing);
        if (closingName >= 0
                && !after.isEmpty()
                && words.is("person", compound(layout, words, tokens, start, last))) {
            Mention name = layout.mentions().get(closingName);
            int before = name.firstToken() - 1;
            if (name.type() == MentionType.PER
                    && name.endToken() == closing + 1
                    && before > headToken
                    && layout.token(before).isNoun()
                    && !words.is("person", layout.lower(before))
                    && !words.is("courtesy", layout.lower(before).replace(".", ""))) {
                return named(layout, closingName, first, end);
            }
        }
        if (mention < 0
                && layout.tag(headToken).startsWith("NNP")
                && !isCommon(layout, words, headToken)
                && !isThePlace(layout, words, headToken)) {
            int nameFirst = last;
            while (nameFirst > start
                    && layout.tag(tokens.get(nameFirst - 1)).startsWith("NNP")
                    && tokens.get(nameFirst - 1) == tokens.get(nameFirst) - 1) {
                nameFirst--;
            }
            return new Phrase(
                    Kind.NAME,
                    first,
                    end,
                    tokens.get(nameFirst),
                    headToken + 1,
                    phrase,
                    after,
                    possessor);
        }
        int headFirst = headToken;
        if (last > start
                && tokens.get(last - 1) == headToken - 1
                && !compound(layout, words, tokens, start, last)
                        .equals(singular(layout, headToken))) {
            headFirst = headToken - 1;
        }
        return new Phrase(
                Kind.NOMINAL, first, end, headFirst, headToken + 1, phrase, after, possessor);
    }

    private static boolean isCommon(Layout layout, Words words, int token) {
        String word = singular(layout, token);
        return words.is("person", word)
                || words.is("group", layout.lower(token))
                || words.is("organization", word) && layout.tag(token).equals("NNP");
    }

    /** "The Island", though it is written with a capital. */
    private static boolean isThePlace(Layout layout, Words words, int token) {
        return token > 0
                && layout.lower(token - 1).equals("the")
                && words.is("place", singular(layout, token));
    }

    /** The noun that ends at {@code last}, with the one before it if the two make one office. */
    private static String compound(
            Layout layout, Words words, List<Integer> tokens, int start, int last) {
        String noun = singular(layout, tokens.get(last));
        if (last > start) {
            String two = layout.lower(tokens.get(last - 1)) + " " + noun;
            if (words.is("person", two) || words.is("body", two)) {
                return two;
            }
        }
        return noun;
    }

    static String singular(Layout layout, int token) {
        String lower = layout.lower(token);
        String lemma = layout.token(token).lemma().toLowerCase(Locale.ROOT);
        if (layout.tag(token).endsWith("S") && lemma.equals(lower) && lower.endsWith("s")) {
            return lower.endsWith("ies")
                    ? lower.substring(0, lower.length() - 3) + "y"
                    : lower.substring(0, lower.length() - 1);
        }
        if (lower.endsWith("men") && lower.length() > 4) {
            return lower.substring(0, lower.length() - 3) + "man";
        }
        return layout.tag(token).startsWith("NNP") && !layout.tag(token).endsWith("S")
                ? lower
                : lemma;
    }

    /** "The city proper": an adjective that stands behind its noun, and makes no office of it. */
    private static boolean isBehindNoun(
            Layout layout, Words words, List<Integer> tokens, int start, int last) {
        int token = tokens.get(last);
        int noun = tokens.get(last - 1);
        return layout.tag(token).startsWith("JJ")
                && layout.mentionAt(token) < 0
                && layout.token(noun).isNoun()
                && layout.mentionAt(noun) < 0
                && Character.isLowerCase(layout.text(token).charAt(0))
                && !words.is("person", compound(layout, words, tokens, start, last));
    }

    private static boolean isEdge(Layout layout, int token) {
        String text = layout.text(token);
        String tag = layout.tag(token);
        return !Character.isLetterOrDigit(text.charAt(0)) && layout.mentionAt(token) < 0
                || tag.equals("POS")
                || tag.startsWith("RB")
                || text.equalsIgnoreCase("'s");
    }

    static boolean isPossessive(Layout layout, int token) {
        String text = layout.lower(token);
        return layout.tag(token).equals("POS")
                || text.equals("'s")
                || text.equals("’s")
                || (text.endsWith("'s") || text.endsWith("’s")) && text.length() > 2;
    }

    static boolean isPronoun(Layout layout, int token) {
        return Pronoun.of(layout.lower(token), layout.tag(token)) != Pronoun.NONE;
    }

    /** The head noun in the singular and in lower case; for a name its words. */
    String headText(Layout layout) {
        StringBuilder text = new StringBuilder();
        for (int t = headFirst; t < headEnd - 1; t++) {
            text.append(layout.lower(t)).append(' ');
        }
        return text + singular(layout, headEnd - 1);
    }

    boolean isPlural(Layout layout) {
        return layout.tag(headEnd - 1).equals("NNS") || layout.tag(headEnd - 1).equals("NNPS");
    }
}
