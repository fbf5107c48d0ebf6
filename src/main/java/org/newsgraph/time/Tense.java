package org.newsgraph.time;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.newsgraph.document.Block;
import org.newsgraph.document.Token;

/**
 * Where the clause around an expression looks: back or ahead. Reads the Penn tags of the verbs; of
 * a sentence without tags it can tell little.
 */
final class Tense {
    private static final Set<String> FUTURE_AUXILIARIES =
            Set.of("will", "shall", "would", "may", "might", "could", "can", "should", "must");
    private static final Set<String> BE =
            Set.of("is", "are", "was", "were", "'s", "’s", "be", "am", "'re", "’re");

    /** Verbs of "saw them walk", "let them go": the infinitive is of their own time. */
    private static final Set<String> BARE_GOVERNORS =
            Set.of("watch", "see", "hear", "feel", "notice", "observe", "let", "make", "help");

    /** How many tokens before "to" a word such as "plans" is looked for. */
    private static final int GOVERNOR_REACH = 4;

    /** How far before its verb "after" may stand. */
    private static final int SUBORDINATOR_REACH = 5;

    /** How far before its time a planned gathering may stand. */
    private static final int GATHERING_REACH = 12;

    /** How far on from "Friday's" its own verb may stand. */
    private static final int GENITIVE_REACH = 6;

    private final TimeWords words;
    private final List<Token> tokens;
    private final BitSet names;
    private final boolean aside;

    /**
     * @param kind where the sentence stands: headlines and captions tell of the past in the present
     *     tense
     * @param names tokens of the sentence that are part of a name, and so no verbs
     */
    Tense(TimeWords words, List<Token> sentence, Block.Kind kind, BitSet names) {
        this.words = words;
        this.tokens = sentence;
        this.names = names;
        this.aside = kind == Block.Kind.HEADLINE || kind == Block.Kind.CAPTION;
    }

    /** The direction of the clause that holds the tokens [first, end) of the sentence. */
    Direction of(int first, int end) {
        if (is(first - 1, "since")) {
            return Direction.PAST;
        }
        if (looksAhead(first)) {
            return Direction.FUTURE;
        }
        if (tag(first - 1).equals("DT") && tag(end).startsWith("NN") && !isDay(first)) {
            // "announced a Nov. 5 summit": says nothing of the summit's own time.
            return Direction.UNKNOWN;
        }
        int after = verbAfter(end);
        int before = verbBefore(first - 1);
        if (before < 0 && after < 0) {
            return Direction.UNKNOWN;
        }
        if (before < 0 || after >= 0 && belongsToNext(first, end, before, after)) {
            return direction(after, first, end);
        }
        Direction direction = direction(before, first, end);
        return direction == Direction.PAST && isUnderFuture(before) ? Direction.FUTURE : direction;
    }

    /** "would sign after he attended talks on Friday": the past tense lies ahead as well. */
    private boolean isUnderFuture(int verb) {
        for (int at = verb - 1; at >= 0 && at >= verb - SUBORDINATOR_REACH; at--) {
            if (words.is("subordinator", text(at))) {
                int main = verbBefore(at - 1);
                return main >= 0 && direction(main, at, at) == Direction.FUTURE;
            }
            if (is(at, ",") || isVerb(at)) {
                return false;
            }
        }
        return false;
    }

    /** Whether it is counted in weeks rather than years, so that the last one is meant. */
    private boolean isDay(int first) {
        return words.is("weekday", text(first)) || words.is("weekday-short", text(first));
    }

    /** "until Friday", "ahead of Friday's vote", "scheduled for Friday", "due Friday". */
    private boolean looksAhead(int first) {
        if (words.is("deadline", text(first - 1))
                || is(first - 2, "ahead") && is(first - 1, "of")) {
            return true;
        }
        boolean preposition = words.is("preposition", text(first - 1));
        int at = preposition ? first - 2 : first - 1;
        if (at < 0) {
            return false;
        }
        Token word = tokens.get(at);
        if (is(at - 1, "been") && is(at - 2, "had") && !isDay(first)) {
            // "had been arranged for June": it may lie behind.
            return false;
        }
        if (isOneOf("future-participle", at)) {
            return true;
        }
        boolean planned = isOneOf("future-verb", at);
        return planned && (!word.tag().equals("VBD") || is(first - 1, "for"))
                || preposition && isPlannedGathering(first - 2);
    }

    /**
     * "plans for a summit in May", "proposed talks with them in May": walks back over the phrases
     * of one noun, and never over a comma or a second verb.
     */
    private boolean isPlannedGathering(int from) {
        boolean gathering = false;
        for (int at = from; at >= 0 && at > from - GATHERING_REACH; at--) {
            if (is(at, ",") || is(at, ";")) {
                return false;
            }
            // "a meeting" is a noun, however it is tagged.
            boolean isGathering =
                    isOneOf("gathering", at)
                            && (tag(at).startsWith("NN")
                                    || tag(at).equals("VBG") && tag(at - 1).equals("DT"));
            if (isVerb(at) && !isGathering) {
                return gathering && isOneOf("future-object", at) && !tag(at).equals("VBN");
            }
            if (gathering && (tag(at).equals("IN") || tag(at).equals("TO"))) {
                // "thanked them at a meeting": of the nouns, only a plan leads on.
                boolean joins = is(at, "for") || is(at, "of") || is(at, "to");
                return joins && isOneOf("future-noun", at - 1);
            }
            gathering |= isGathering;
        }
        return false;
    }

    /** Whether the expression opens or modifies what stands before the verb after it. */
    private boolean belongsToNext(int first, int end, int before, int after) {
        int opener = words.is("preposition", text(first - 1)) ? first - 2 : first - 1;
        boolean opens =
                opener < 0
                        || ",;:-–—\"“”''``(".contains(text(opener))
                        || tag(opener).equals("CC")
                        || is(opener, "that");
        if (opens && opener > before) {
            return true;
        }
        if (isGenitive(end)) {
            return words.is("report", lemma(before))
                    && after - end <= GENITIVE_REACH
                    && isFinite(after)
                    && !isBroken(end, after);
        }
        // "said the meeting on Friday will ...": the expression belongs to the subject.
        return isVerb(end)
                && isFinite(after)
                && opener == first - 2
                && words.is("report", lemma(before))
                && opener - before > 1;
    }

    private boolean isBroken(int from, int to) {
        for (int at = from; at < to; at++) {
            if (is(at, ",") || is(at, ";") || is(at, "that") || is(at, ":")) {
                return true;
            }
        }
        return false;
    }

    /** "was to have met", "had been due to meet": the day is gone. */
    private boolean isPastPlan(int to, boolean perfect) {
        for (int at = to - 1; at >= 0 && at >= to - 3; at--) {
            if (is(at, "was") || is(at, "were")) {
                return perfect;
            }
            if (is(at, "been")) {
                return is(at - 1, "had");
            }
            if (is(at, ",")) {
                return false;
            }
        }
        return false;
    }

    private Direction direction(int verb, int first, int end) {
        String tag = tag(verb);
        int group = verb;
        boolean future = false;
        boolean perfect = false;
        boolean past = tag.equals("VBD");
        boolean present = tag.equals("VBZ") || tag.equals("VBP");
        boolean to = false;
        int at = verb - 1;
        for (; at >= 0 && isInGroup(at); at--) {
            String word = text(at).toLowerCase(Locale.ROOT);
            group = at;
            if (tag(at).equals("MD")) {
                future |=
                        FUTURE_AUXILIARIES.contains(lemma(at))
                                || FUTURE_AUXILIARIES.contains(word)
                                || word.equals("'ll")
                                || word.equals("’ll")
                                || word.equals("wo")
                                || word.equals("ca");
            } else if (tag(at).equals("TO")) {
                to = true;
                break;
            } else if (lemma(at).equals("have") || word.equals("had") || word.equals("has")) {
                perfect = true;
            } else if (tag(at).equals("VBD")) {
                past = true;
            } else if (tag(at).equals("VBZ") || tag(at).equals("VBP")) {
                present = true;
            }
        }
        if (tag.equals("MD")) {
            future =
                    FUTURE_AUXILIARIES.contains(lemma(verb))
                            || FUTURE_AUXILIARIES.contains(text(verb));
        }
        if (lemma(verb).equals("be") && isPlan(verb + 1)) {
            return perfect ? Direction.PAST : Direction.FUTURE;
        }
        if (to) {
            if (isPastPlan(group, perfect)) {
                return Direction.PAST;
            }
            return infinitive(group, first, end);
        }
        if (perfect) {
            return Direction.PAST;
        }
        if (future) {
            return Direction.FUTURE;
        }
        if (past) {
            return Direction.PAST;
        }
        if (tag.equals("VBN") || tag.equals("VBG")) {
            boolean planned = isOneOf("future-verb", verb) || isOneOf("future-participle", verb);
            if (planned && tag.equals("VBN")) {
                return Direction.FUTURE;
            }
            if (present && tag.equals("VBG")) {
                return aside ? Direction.PAST : present(first, end);
            }
            if (tag.equals("VBN")) {
                // "the deal clinched on Tuesday", "is held": done by then.
                return Direction.PAST;
            }
            if (!present) {
                int main = verbBefore(group - 1);
                return main < 0 ? lateMain(end, tag) : direction(main, first, end);
            }
            return Direction.PAST;
        }
        if (group == verb && (tag.equals("VB") || tag.equals("VBP"))) {
            int sensed = bareGovernor(verb);
            if (sensed >= 0) {
                return direction(sensed, first, end);
            }
        }
        if (present) {
            return aside || words.is("report", lemma(verb)) ? Direction.PAST : present(first, end);
        }
        int inverted = verbBefore(group - 1);
        boolean isAsked =
                tag.equals("VB")
                        && inverted >= 0
                        && tag(inverted).equals("VBD")
                        && lemma(inverted).equals("do")
                        && !isBroken(inverted, group);
        if (isAsked) {
            // "Why did the minister not mention it on Friday?"
            return Direction.PAST;
        }
        // A bare form: "urged that they meet Friday", but "Leaders meet Tuesday" over a story.
        return aside ? Direction.PAST : Direction.FUTURE;
    }

    /**
     * "The council meets on Friday" is planned; but "Friday's vote matters", and dates and months
     * in the present tense, may be either.
     */
    private Direction present(int first, int end) {
        boolean weekday = false;
        for (int at = first; at < end; at++) {
            weekday |= isDay(at);
        }
        return weekday && !isGenitive(end) ? Direction.FUTURE : Direction.UNKNOWN;
    }

    /** "due", "not likely" after a form of "be". */
    private boolean isPlan(int at) {
        int word = tag(at).equals("RB") ? at + 1 : at;
        return words.is("future-participle", text(word))
                || words.is("future-infinitive", text(word)) && is(word + 1, "to");
    }

    /** The verb that takes a bare infinitive: "watched" of "watched them walk in"; -1 if none. */
    private int bareGovernor(int verb) {
        int main = verbBefore(verb - 1);
        if (main < 0 || main == verb - 1 || !BARE_GOVERNORS.contains(lemma(main))) {
            return -1;
        }
        for (int at = main + 1; at < verb; at++) {
            String word = tag(at);
            if (is(at, "that")
                    || is(at, ",")
                    || is(at, ":")
                    || word.equals("WP")
                    || word.equals("WDT")
                    || word.equals("WRB")
                    || word.equals("CC") && !tag(at + 1).startsWith("NN")) {
                return -1;
            }
        }
        return main;
    }

    /** The main verb follows: "Speaking on Friday, he said". */
    private Direction lateMain(int end, String tag) {
        int after = verbAfter(end);
        // An infinitive would lead back to the verb that asks.
        while (after >= 0 && !isFinite(after)) {
            after = verbAfter(after + 1);
        }
        if (after < 0) {
            return tag.equals("VBN") ? Direction.PAST : Direction.UNKNOWN;
        }
        return tag(after).equals("VBG") || tag(after).equals("VBN")
                ? Direction.PAST
                : direction(after, end, end);
    }

    /** "to meet": as what governs it says. */
    private Direction infinitive(int to, int first, int end) {
        if (BE.contains(text(to - 1).toLowerCase(Locale.ROOT))) {
            return Direction.FUTURE;
        }
        for (int at = to - 1; at >= 0 && at >= to - GOVERNOR_REACH; at--) {
            if (words.is("past-refusal", lemma(at)) && tag(at).equals("VBD")) {
                return direction(at, first, end);
            }
            if (isOneOf("future-infinitive", at)) {
                return Direction.FUTURE;
            }
            if (tokens.get(at).isVerb()) {
                break;
            }
        }
        int main = verbBefore(to - 1);
        return main < 0 ? Direction.FUTURE : direction(main, first, end);
    }

    private int verbBefore(int from) {
        for (int at = from; at >= 0; at--) {
            if (is(at, ";")) {
                return -1;
            }
            if (isVerb(at)) {
                return at;
            }
        }
        return -1;
    }

    /** The last verb of the first group after the token: "meet" of "will meet". */
    private int verbAfter(int from) {
        for (int at = from; at < tokens.size(); at++) {
            if (is(at, ";")) {
                return -1;
            }
            if (isVerb(at)) {
                int last = at;
                while (last + 1 < tokens.size()
                        && (isVerb(last + 1) || tag(last + 1).equals("RB") && isVerb(last + 2))) {
                    last++;
                }
                return last;
            }
        }
        return -1;
    }

    private boolean isFinite(int verb) {
        int at = verb;
        while (at > 0 && isInGroup(at - 1)) {
            at--;
        }
        String tag = tag(at);
        return tag.equals("MD") || tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP");
    }

    private boolean isInGroup(int at) {
        String tag = tag(at);
        return isVerb(at) || tag.equals("TO") || tag.equals("RB");
    }

    private boolean isVerb(int at) {
        return (tag(at).startsWith("VB") || tag(at).equals("MD")) && !names.get(at);
    }

    private boolean isGenitive(int at) {
        return is(at, "'s") || is(at, "’s");
    }

    /** By its lemma, or as it stands: lemmatizers leave rare participles as they are. */
    private boolean isOneOf(String kind, int at) {
        return words.is(kind, lemma(at)) || words.is(kind, text(at));
    }

    private String text(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).text() : "";
    }

    private String tag(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).tag() : "";
    }

    private String lemma(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).lemma() : "";
    }

    private boolean is(int at, String word) {
        return text(at).equalsIgnoreCase(word);
    }
}
