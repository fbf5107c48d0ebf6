package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.Rejection;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Block;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.extract.Adjuncts.Adjunct;
import org.newsgraph.extract.Subjects.NounPhrase;

/** Reads the attributions of one document; used once. */
final class AttributionReader {
    /**
     * In words and marks. What is longer is no sentence of a news article, and costs its square.
     */
    private static final int LONGEST_SENTENCE = 1000;

    private static final Set<String> BE =
            Set.of("be", "is", "are", "was", "were", "been", "being", "'s", "'re");
    private static final Set<String> QUESTION_WORDS =
            Set.of("whether", "if", "what", "how", "why", "when", "where", "who", "which");
    private static final Set<String> SUBORDINATORS =
            Set.of(
                    "after",
                    "although",
                    "as",
                    "because",
                    "before",
                    "despite",
                    "if",
                    "once",
                    "since",
                    "though",
                    "unless",
                    "until",
                    "when",
                    "while",
                    "whereas",
                    "asked",
                    "given");
    private static final Set<String> CLOSERS = Set.of("\"", "''", "\u201D", "\u2019", "'");

    private final AnnotatedDocument document;
    private final List<Token> tokens;
    private final CueTable cues;
    private final Confidences confidences;
    private final Adjuncts adjuncts;
    private final Quotations quotations;
    private final Subjects subjects;

    /**
     * Whether the verb that is being read stands in a clause that opens its sentence: "While he
     * says ..., she".
     */
    private boolean subordinate;

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    AttributionReader(
            AnnotatedDocument document, CueTable cues, Confidences confidences, Adjuncts adjuncts) {
        this.document = document;
        this.tokens = document.tokens();
        this.cues = cues;
        this.confidences = confidences;
        this.adjuncts = adjuncts;
        this.quotations = Quotations.of(document);
        this.subjects = new Subjects(document);
    }

    /** An attribution in the making. Token indices are the document's. */
    private final class Draft {
        final String rule;
        final int sentence;
        final int cueFirst;
        final int cueEnd;
        final SayingKind kind;
        final Polarity polarity;

        /** Whether the cue itself stands in quotation marks, so that it is the speaker's own. */
        final boolean quoted;

        List<Span> source = List.of();
        final List<Span> content = new ArrayList<>();
        List<Adjunct> adjuncts = List.of();

        Draft(
                String rule,
                int sentence,
                int cueFirst,
                int cueEnd,
                SayingKind kind,
                Polarity polarity) {
            this.rule = rule;
            this.sentence = sentence;
            this.cueFirst = cueFirst;
            this.cueEnd = cueEnd;
            this.kind = kind;
            this.polarity = polarity;
            this.quoted = quotations.isQuoted(tokens.get(cueFirst).start());
        }
    }

    Extraction<Attribution> read() {
        int chunk = 0;
        for (int i = 0; i < document.sentences().size(); i++) {
            Sentence sentence = document.sentences().get(i);
            while (chunk < document.chunks().size()
                    && document.chunks().get(chunk).endToken() <= sentence.firstToken()) {
                chunk++;
            }
            readSentence(i, Phrases.of(document, sentence, chunk));
        }
        runOn();
        return new Extraction<>(finish(), rejections);
    }

    // ---- one sentence -------------------------------------------------------------------------

    private void readSentence(int sentence, Phrases phrases) {
        if (phrases.endToken() - phrases.firstToken() > LONGEST_SENTENCE) {
            reject(
                    phrases.firstToken(),
                    "attribution",
                    "a sentence of more than " + LONGEST_SENTENCE + " words");
            return;
        }
        int before = drafts.size();
        colonHeadline(sentence, phrases);
        for (int unit = 0; unit < phrases.size(); unit++) {
            if (isAccordingTo(phrases, unit)) {
                accordingTo(sentence, phrases, unit, before);
            } else if (phrases.is(unit, "VP")) {
                subordinate = false;
                verb(sentence, phrases, unit, before);
                adverb(sentence, phrases, unit);
            } else if (phrases.is(unit, "NP")) {
                noun(sentence, phrases, unit);
            }
        }
    }

    /** "Poll: voters abandon party": the words before a headline's colon are its source. */
    private void colonHeadline(int sentence, Phrases phrases) {
        Sentence s = document.sentences().get(sentence);
        boolean opens = s.kind() == Block.Kind.HEADLINE;
        if (!opens) {
            return;
        }
        for (int unit = 1; unit < Math.min(6, phrases.size() - 1); unit++) {
            if (phrases.isWord(unit, ":") && phrases.is(0, "NP")) {
                int colon = phrases.get(unit).firstToken();
                int last = contentEnd(phrases, colon + 1, phrases.endToken());
                if (last - colon < 4) {
                    return;
                }
                Draft draft =
                        new Draft(
                                "colon",
                                sentence,
                                colon,
                                colon + 1,
                                SayingKind.SAY,
                                Polarity.POSITIVE);
                draft.source = List.of(document.span(phrases.firstToken(), colon));
                draft.content.add(document.span(colon + 1, last));
                drafts.add(draft);
                return;
            }
        }
    }

    private boolean isAccordingTo(Phrases phrases, int unit) {
        Token head = phrases.head(unit);
        int next = phrases.get(unit).firstToken() + 1;
        return head.is("according") && next < phrases.endToken() && tokens.get(next).is("to");
    }

    private void accordingTo(int sentence, Phrases phrases, int unit, int before) {
        int cue = phrases.get(unit).firstToken();
        int np = phrases.unitOf(Math.min(cue + 2, phrases.endToken() - 1));
        Optional<NounPhrase> source = subjects.from(phrases, np, true);
        if (source.isEmpty()) {
            reject(cue, "according-to", "no source follows");
            return;
        }
        Draft draft =
                new Draft(
                        "according-to", sentence, cue, cue + 2, SayingKind.SAY, Polarity.POSITIVE);
        draft.source = spans(source.get());
        int after = source.get().end();
        int left = boundaryLeft(sentence, cue, before, phrases.firstToken());
        int right = contentEnd(phrases, after, phrases.endToken());
        boolean opening = cue - left <= 1;
        if (opening) {
            int from = skipComma(phrases, after, right);
            addContent(draft, phrases, from, clauseEnd(phrases, from, phrases.endToken(), true));
        } else {
            addContent(draft, phrases, left, stripTail(left, cue));
            if (after < right
                    && tokens.get(after).is(",")
                    && right - after > 3
                    && !startsParticiple(phrases, after + 1)
                    && !isQuoteLed(left)) {
                int from = after + 1;
                addContent(
                        draft, phrases, from, clauseEnd(phrases, from, phrases.endToken(), true));
            }
        }
        keep(draft, cue);
    }

    /** "allegedly met": told by nobody named. */
    private void adverb(int sentence, Phrases phrases, int unit) {
        Chunk vp = phrases.get(unit);
        if (!subjects.isFinite(vp)) {
            return;
        }
        int cue = -1;
        for (int i = Math.max(phrases.firstToken(), vp.firstToken() - 1); i < vp.endToken(); i++) {
            if (cues.takes(tokens.get(i).lemma(), "adverb")) {
                cue = i;
            }
        }
        if (cue < 0) {
            return;
        }
        Optional<NounPhrase> subject = subjects.before(phrases, unit);
        Draft draft =
                new Draft(
                        "adverb",
                        sentence,
                        cue,
                        cue + 1,
                        cues.kind(tokens.get(cue).lemma(), "adverb").orElseThrow(),
                        Polarity.POSITIVE);
        subject.ifPresent(np -> add(draft.content, np.first(), np.end()));
        int verb = cue < vp.firstToken() ? vp.firstToken() : cue + 1;
        add(draft.content, vp.firstToken(), Math.min(cue, verb));
        add(draft.content, verb, clauseEnd(phrases, verb, phrases.endToken(), true));
        keep(draft, cue);
    }

    /**
     * "his claim that ...", "his claim is that ...", "rumors that ...": a noun that is told, with a
     * clause for what.
     */
    private void noun(int sentence, Phrases phrases, int unit) {
        Token noun = phrases.last(unit);
        int cue = phrases.get(unit).endToken() - 1;
        int that = cue + 1;
        if (that < phrases.endToken() && tokens.get(that).lemma().equals("be")) {
            that++;
        }
        if (!cues.takes(noun.lemma(), "noun")
                || that + 1 >= phrases.endToken()
                || !tokens.get(that).is("that")
                || !startsClause(phrases, phrases.unitOf(that + 1), that + 1, 0, "")) {
            return;
        }
        Draft draft =
                new Draft(
                        "noun-that",
                        sentence,
                        cue,
                        cue + 1,
                        cues.kind(noun.lemma(), "noun").orElseThrow(),
                        Polarity.POSITIVE);
        draft.source = owner(phrases, unit);
        add(draft.content, that, clauseEnd(phrases, that, phrases.endToken(), true));
        keep(draft, cue);
    }

    /**
     * Whose claim it is: "his claim", "the ministry's claim", "she made the claim"; empty if nobody
     * is named.
     */
    private List<Span> owner(Phrases phrases, int unit) {
        Token first = phrases.head(unit);
        if (first.tag().equals("PRP$")) {
            return List.of(first.span());
        }
        if (first.tag().equals("POS") && phrases.is(unit - 1, "NP")) {
            Chunk holder = phrases.get(unit - 1);
            return List.of(document.span(holder.firstToken(), holder.endToken()));
        }
        boolean made =
                phrases.is(unit - 1, "VP")
                        && subjects.isFinite(phrases.get(unit - 1))
                        && !phrases.last(unit - 1).lemma().equals("be")
                        && !isPassive(phrases.get(unit - 1), phrases.get(unit - 1).endToken() - 1);
        return made
                ? subjects.before(phrases, unit - 1).map(this::spans).orElse(List.of())
                : List.of();
    }

    private boolean isQuoteLed(int token) {
        return quotations.isQuoted(tokens.get(token).start());
    }

    private void verb(int sentence, Phrases phrases, int unit, int before) {
        Chunk vp = phrases.get(unit);
        int head = -1;
        boolean infinitive = false;
        for (int i = vp.firstToken(); i < vp.endToken(); i++) {
            Token token = tokens.get(i);
            if (token.isVerb()) {
                if (i + 1 < vp.endToken()
                        && tokens.get(i + 1).tag().equals("TO")
                        && cues.takes(token.lemma(), "to")
                        && !isPassive(vp, i)) {
                    head = i;
                    infinitive = true;
                    break;
                }
                head = i;
            }
        }
        if (head < 0) {
            return;
        }
        Token cue = tokens.get(head);
        boolean quoted = quotations.isQuoted(cue.start());
        if (isPassive(vp, head)) {
            passive(sentence, phrases, unit, head);
            return;
        }
        String lemma = cue.lemma();
        int cueEnd = head + 1;
        if (phrases.is(unit + 1, "PRT") && !infinitive) {
            String phrasal = lemma + " " + phrases.head(unit + 1).lemma();
            if (cues.isCue(phrasal)) {
                lemma = phrasal;
                cueEnd = phrases.get(unit + 1).endToken();
            }
        }
        if (!cues.isCue(lemma)) {
            return;
        }
        if (startsWithTo(vp) && !infinitive && !carriedOn(phrases, unit)) {
            // "to say": said by nobody, unless "went on to say", which is one phrase.
            reject(head, "verb", "an infinitive without a subject of its own");
            return;
        }
        Optional<NounPhrase> subject = subject(phrases, unit, cue);
        subordinate =
                subject.isPresent()
                        && isSubordinator(tokens.get(phrases.firstToken()))
                        && opensWith(phrases, subject.get().first());
        Cue at = new Cue(sentence, phrases, unit, cueEnd, lemma, subject, before);
        Match match = null;
        if (!infinitive && (subject.isEmpty() || splits(subject.get(), cueEnd))) {
            match = before(at);
        }
        if (match == null) {
            match =
                    infinitive
                            ? toInfinitive(phrases, head)
                            : after(sentence, phrases, cueEnd, lemma);
        }
        if (match == null && subject.isPresent()) {
            match = before(at);
        }
        if (match == null && subject.isPresent() && cues.takes(lemma, "that")) {
            match = aroundRelative(phrases, subject.get(), cueEnd);
        }
        if (match == null || match.content.isEmpty()) {
            reject(head, "verb", "'" + cue.text() + "' has no content here");
            return;
        }
        List<Span> source;
        if (match.source != null) {
            source = spans(match.source);
        } else if (subject.isPresent()) {
            source = spans(subject.get());
        } else {
            source = sharedSource(before, phrases, unit, cue);
            if (source.isEmpty()) {
                reject(head, "verb", "no source for '" + cue.text() + "'");
                return;
            }
        }
        SayingKind kind = kind(lemma, match);
        Polarity polarity =
                isNegated(vp, head)
                                || kind == SayingKind.DENY
                                || kind == SayingKind.DECLINE_TO_COMMENT
                        ? Polarity.NEGATIVE
                        : Polarity.POSITIVE;
        Draft draft =
                new Draft(
                        match.frame + "-" + match.order,
                        sentence,
                        vp.firstToken(),
                        cueEnd,
                        kind,
                        polarity);
        draft.source = source;
        draft.content.addAll(match.content);
        draft.adjuncts = match.adjuncts;
        keep(draft, head);
    }

    /** Whether a quotation ends right before the source: "...," Kirby said. */
    private boolean followsQuotation(NounPhrase subject) {
        int before = subject.first() - 1;
        return before >= 0
                && quotations
                        .at(tokens.get(before).start())
                        .filter(quotation -> quotation.end() == tokens.get(before).end())
                        .isPresent();
    }

    /** Whether source and cue stand between two quotations: "...," Kirby said, "...". */
    private boolean splits(NounPhrase subject, int cueEnd) {
        return followsQuotation(subject)
                && cueEnd + 1 < tokens.size()
                && tokens.get(cueEnd).is(",")
                && opensQuote(cueEnd + 1);
    }

    /** The kind of saying: "declined to meet" declines something, but not to comment. */
    private SayingKind kind(String lemma, Match match) {
        SayingKind kind = cues.kind(lemma, match.frame).orElse(SayingKind.SAY);
        if (kind != SayingKind.DECLINE_TO_COMMENT) {
            return kind;
        }
        int verb = document.tokenAt(match.content.get(0).start()) + 1;
        return verb < tokens.size() && cues.isComment(tokens.get(verb).lemma())
                ? kind
                : SayingKind.DENY;
    }

    /** Whether nothing but adverbs stands between the sentence's first word and the token. */
    private boolean opensWith(Phrases phrases, int token) {
        for (int i = phrases.firstToken() + 1; i < token; i++) {
            if (!tokens.get(i).tag().startsWith("RB")) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWithTo(Chunk vp) {
        return tokens.get(vp.firstToken()).tag().equals("TO");
    }

    private boolean carriedOn(Phrases phrases, int unit) {
        return (phrases.is(unit - 1, "PRT") || phrases.is(unit - 1, "ADVP"))
                && phrases.is(unit - 2, "VP")
                && Set.of("go", "come", "move").contains(phrases.last(unit - 2).lemma());
    }

    private boolean isNegated(Chunk vp, int head) {
        for (int i = vp.firstToken(); i < head; i++) {
            if (tokens.get(i).is("not")
                    || tokens.get(i).is("n't")
                    || tokens.get(i).text().equals("n\u2019t")
                    || tokens.get(i).is("never")) {
                return true;
            }
        }
        return false;
    }

    private boolean isPassive(Chunk vp, int head) {
        Token verb = tokens.get(head);
        if (!verb.tag().equals("VBN") && !verb.tag().equals("VBD")) {
            return false;
        }
        for (int i = vp.firstToken(); i < head; i++) {
            if (BE.contains(tokens.get(i).text().toLowerCase(Locale.ROOT))
                    || tokens.get(i).lemma().equals("be")) {
                return true;
            }
        }
        return false;
    }

    /** "is expected to": thought by nobody named; the subject belongs to what is thought. */
    private void passive(int sentence, Phrases phrases, int unit, int head) {
        Chunk vp = phrases.get(unit);
        String lemma = tokens.get(head).lemma();
        boolean to = head + 1 < phrases.endToken() && tokens.get(head + 1).tag().equals("TO");
        if (!to || !cues.takes(lemma, "that")) {
            return;
        }
        Optional<NounPhrase> subject = subjects.before(phrases, unit);
        if (subject.isEmpty()) {
            reject(head, "passive", "nobody is said to do it");
            return;
        }
        Draft draft =
                new Draft(
                        "passive-to",
                        sentence,
                        vp.firstToken(),
                        head + 1,
                        cues.kind(lemma, "that").orElse(SayingKind.SAY),
                        isNegated(vp, head) ? Polarity.NEGATIVE : Polarity.POSITIVE);
        draft.content.add(document.span(subject.get().first(), subject.get().end()));
        addContent(
                draft, phrases, head + 1, clauseEnd(phrases, head + 1, phrases.endToken(), true));
        keep(draft, head);
    }

    // ---- who ----------------------------------------------------------------------------------

    private Optional<NounPhrase> subject(Phrases phrases, int unit, Token cue) {
        Chunk vp = phrases.get(unit);
        if (startsWithTo(vp)) {
            // "went on to say": the subject of "went"
            return carriedOn(phrases, unit) ? subjects.before(phrases, unit - 2) : Optional.empty();
        }
        return subjects.isFinite(vp) || cue.tag().equals("VBN") || cue.tag().equals("VB")
                ? subjects.before(phrases, unit)
                : Optional.empty();
    }

    /** The source of a verb without a subject of its own: ", adding", "and said". */
    private List<Span> sharedSource(int before, Phrases phrases, int unit, Token cue) {
        boolean conjoined =
                phrases.is(unit - 1, "O") && phrases.head(unit - 1).tag().equals("CC")
                        || phrases.is(unit - 1, "ADVP")
                                && unit > 1
                                && phrases.head(unit - 2).tag().equals("CC")
                        || phrases.isWord(unit - 1, ",");
        boolean participle = cue.tag().equals("VBG");
        if (!conjoined && !participle) {
            return List.of();
        }
        for (int i = drafts.size() - 1; i >= before; i--) {
            Draft draft = drafts.get(i);
            if (!draft.source.isEmpty() && concerns(draft, phrases.get(unit).firstToken())) {
                return draft.source;
            }
        }
        Optional<NounPhrase> subject =
                participle
                        ? subjects.ofPreviousClause(phrases, unit)
                        : subjects.ofPreviousClause(phrases, unit);
        if (subject.isEmpty() && participle) {
            // "Calling it a sham, Kirby said": the subject of what follows.
            for (int i = unit + 1; i < phrases.size(); i++) {
                if (phrases.is(i, "VP")
                        && subjects.isFinite(phrases.get(i))
                        && phrases.is(i - 1, "NP")) {
                    subject = subjects.before(phrases, i);
                    break;
                }
            }
        }
        return subject.map(this::spans).orElse(List.of());
    }

    private List<Span> spans(NounPhrase phrase) {
        List<Span> spans = new ArrayList<>();
        for (int[] part : phrase.parts()) {
            spans.add(document.span(part[0], part[1]));
        }
        return spans;
    }

    // ---- what ---------------------------------------------------------------------------------

    /**
     * A verb that may attribute.
     *
     * @param sentence index of its sentence
     * @param phrases the sentence's phrases
     * @param unit index of the verb phrase
     * @param end index one past the cue's last token
     * @param lemma its dictionary form, with a particle
     * @param subject its own subject
     * @param before how many drafts there were before the sentence
     */
    private record Cue(
            int sentence,
            Phrases phrases,
            int unit,
            int end,
            String lemma,
            Optional<NounPhrase> subject,
            int before) {}

    /** A way of reading a verb's content. */
    private static final class Match {
        final String frame;
        final String order;
        final List<Span> content = new ArrayList<>();

        /** Who says it, where that is not the verb's plain subject. */
        NounPhrase source;

        List<Adjunct> adjuncts = List.of();

        Match(String frame, String order) {
            this.frame = frame;
            this.order = order;
        }
    }

    /** "which she said represented her work": the pronoun and the verb are what is said. */
    private Match aroundRelative(Phrases phrases, NounPhrase subject, int cueEnd) {
        int pronoun = subject.first() - 1;
        if (pronoun < phrases.firstToken()
                || cueEnd >= phrases.endToken()
                || !tokens.get(pronoun).tag().startsWith("W")) {
            return null;
        }
        int unit = phrases.unitOf(cueEnd);
        if (!phrases.is(unit, "VP") || !subjects.isFinite(phrases.get(unit))) {
            return null;
        }
        Match match = new Match("that", "around");
        add(match.content, pronoun, pronoun + 1);
        add(match.content, cueEnd, clauseEnd(phrases, cueEnd, phrases.endToken(), true));
        return match;
    }

    private Match toInfinitive(Phrases phrases, int head) {
        Match match = new Match("to", "after");
        int from = head + 1;
        add(match.content, from, clauseEnd(phrases, from, phrases.endToken(), false));
        return match;
    }

    /** Content after the verb. */
    private Match after(int sentence, Phrases phrases, int cueEnd, String lemma) {
        int end = contentEnd(phrases, cueEnd, phrases.endToken());
        List<Adjunct> found =
                adjuncts.after(
                        document, phrases, cueEnd, cues.takes(lemma, "audience"), quotations);
        boolean told = !found.isEmpty() && found.get(0).isAudience();
        for (int k = found.size(); k >= 0; k--) {
            // A time is no content, and who is told is no subject of what is said.
            if (k < found.size() && found.get(k).isTime()) {
                continue;
            }
            int at = k == 0 ? cueEnd : found.get(k - 1).end();
            Match match = contentAt(sentence, phrases, at, lemma, end, k, k == 0 && told);
            if (match != null) {
                match.adjuncts = found.subList(0, k);
                return match;
            }
        }
        return null;
    }

    private Match contentAt(
            int sentence,
            Phrases phrases,
            int at,
            String lemma,
            int end,
            int adjunctCount,
            boolean told) {
        if (at >= phrases.endToken()) {
            return null;
        }
        Token next = tokens.get(at);
        boolean clausal = cues.takes(lemma, "that");
        boolean quotable = cues.takes(lemma, "quote") || clausal;
        if (next.is(":")) {
            if (!quotable) {
                return null;
            }
            Match match = new Match("quote", "after");
            if (at + 1 < end) {
                addQuoted(match.content, phrases, at + 1, phrases.endToken());
            } else {
                followingParagraph(sentence, match.content);
            }
            return match.content.isEmpty() ? null : match;
        }
        if (at >= end) {
            return null;
        }
        if (next.is(",") && at + 1 < end && opensQuote(at + 1) && quotable) {
            Match match = new Match("quote", "after");
            addQuoted(match.content, phrases, at + 1, phrases.endToken());
            return match;
        }
        if (next.is("that") && clausal && !next.tag().equals("DT")) {
            return clause("that", phrases, at);
        }
        if (opensQuote(at) && quotable) {
            Match match = new Match("quote", "after");
            addQuoted(match.content, phrases, at, phrases.endToken());
            return match;
        }
        if (next.is(",") && clausal && adjunctCount == 0) {
            // "said, in his first words on it, that"
            for (int i = at + 1; i + 1 < Math.min(end, at + 12); i++) {
                if (tokens.get(i).is(",")) {
                    return tokens.get(i + 1).is("that") ? clause("that", phrases, i + 1) : null;
                }
            }
        }
        int nextUnit = phrases.unitOf(at);
        if (QUESTION_WORDS.contains(next.text().toLowerCase(Locale.ROOT))
                && (cues.takes(lemma, "whether") || clausal)
                && adjunctCount <= 1) {
            return clause(cues.takes(lemma, "whether") ? "whether" : "that", phrases, at);
        }
        if (clausal && !told && startsClause(phrases, nextUnit, at, adjunctCount, lemma)) {
            return clause("that", phrases, at);
        }
        if (adjunctCount == 0
                && (phrases.is(nextUnit, "NP") || opensQuote(at))
                && at == phrases.get(nextUnit).firstToken()) {
            Match object = object(phrases, nextUnit, at, lemma);
            if (object != null) {
                return object;
            }
        }
        if (adjunctCount == 0
                && phrases.is(nextUnit, "PP")
                && cues.takes(lemma, phrases.last(nextUnit).lemma())
                && nextUnit + 1 < phrases.size()
                && (phrases.is(nextUnit + 1, "NP")
                        || QUESTION_WORDS.contains(phrases.head(nextUnit + 1).lemma())
                        || phrases.head(nextUnit + 1).tag().equals("VBG"))) {
            Match match = new Match(phrases.last(nextUnit).lemma(), "after");
            int from = phrases.get(nextUnit).endToken();
            add(match.content, from, objectEnd(phrases, from));
            return match;
        }
        return null;
    }

    private Match object(Phrases phrases, int unit, int at, String lemma) {
        int objectEnd = objectEnd(phrases, at);
        int afterNp = unit + 1;
        while (phrases.is(afterNp, "PP") && phrases.is(afterNp + 1, "NP")) {
            afterNp += 2;
        }
        boolean to = phrases.is(afterNp, "VP") && isInfinitive(phrases.get(afterNp));
        boolean as =
                phrases.isWord(afterNp, "as")
                        || phrases.is(unit + 1, "PP") && phrases.isWord(unit + 1, "as");
        String frame = null;
        if (to && cues.takes(lemma, "obj-to")) {
            frame = "obj-to";
        } else if (as && cues.takes(lemma, "obj-as")) {
            frame = "obj-as";
        } else if (phrases.isWord(unit + 1, "of") && cues.takes(lemma, "obj-of")) {
            frame = "obj-of";
        } else if (phrases.isWord(unit + 1, "for") && cues.takes(lemma, "obj-for")) {
            frame = "obj-for";
        } else if (cues.takes(lemma, "obj-obj")
                && (phrases.is(afterNp, "NP")
                        || phrases.is(afterNp, "ADJP")
                        || afterNp < phrases.size()
                                && opensQuote(phrases.get(afterNp).firstToken()))) {
            frame = "obj-obj";
        } else if (cues.takes(lemma, "obj")) {
            frame = "obj";
        } else if (cues.takes(lemma, "obj-thing") && !isPerson(phrases.get(unit))) {
            frame = "obj-thing";
        }
        if (frame == null) {
            return null;
        }
        Match match = new Match(frame, "after");
        add(match.content, at, to ? clauseEnd(phrases, at, phrases.endToken(), false) : objectEnd);
        return match;
    }

    private boolean isPerson(Chunk np) {
        return document.mentionOfToken(np.endToken() - 1)
                .filter(mention -> mention.type() == MentionType.PER)
                .isPresent();
    }

    /** "to act", "not to act". */
    private boolean isInfinitive(Chunk vp) {
        int first = vp.firstToken();
        return startsWithTo(vp)
                || tokens.get(first).is("not")
                        && first + 1 < vp.endToken()
                        && tokens.get(first + 1).tag().equals("TO");
    }

    private Match clause(String frame, Phrases phrases, int from) {
        Match match = new Match(frame, "after");
        addQuoted(match.content, phrases, from, phrases.endToken());
        return match;
    }

    /** Whether a clause without "that" starts here: a noun phrase that has a verb with tense. */
    private boolean startsClause(
            Phrases phrases, int unit, int at, int adjunctCount, String lemma) {
        if (phrases.get(unit).firstToken() != at && !phrases.is(unit, "NP")) {
            return false;
        }
        int i = unit;
        if (phrases.is(i, "SBAR")
                || phrases.is(i, "PP")
                        && adjunctCount == 0
                        && !cues.takes(lemma, phrases.last(i).lemma())) {
            // "said in Tokyo" is an adjunct; "said because of the rain the match is off" a clause.
            return phrases.is(i, "SBAR")
                    && !Set.of("as", "after", "before", "while", "when", "since")
                            .contains(phrases.head(i).lemma());
        }
        while (phrases.is(i, "ADVP")
                || phrases.is(i, "O") && phrases.head(i).tag().startsWith("RB")) {
            i++;
        }
        if (!phrases.is(i, "NP")) {
            return phrases.isWord(i, "there");
        }
        for (int k = i + 1; k < phrases.size(); k++) {
            if (phrases.is(k, "VP")) {
                Chunk vp = phrases.get(k);
                if (subjects.isFinite(vp) && !(phrases.isWord(k - 1, ","))) {
                    return true;
                }
                if (subjects.isFinite(vp)) {
                    return hasPairOfCommas(phrases, i, k);
                }
                if (!tokens.get(vp.firstToken()).tag().equals("VBG")
                        && !tokens.get(vp.firstToken()).tag().equals("VBN")
                        && !startsWithTo(vp)) {
                    return false;
                }
            } else if (phrases.is(k, "SBAR") || phrases.isWord(k, ";") || phrases.isWord(k, ":")) {
                return false;
            } else if (phrases.head(k).tag().startsWith("W")) {
                // A relative clause first; the main verb may follow it.
                continue;
            }
        }
        return false;
    }

    private boolean hasPairOfCommas(Phrases phrases, int from, int to) {
        int commas = 0;
        for (int i = from; i < to; i++) {
            if (phrases.isWord(i, ",")) {
                commas++;
            }
        }
        return commas >= 2;
    }

    /** Content before the verb and its source, or around them. */
    private Match before(Cue at) {
        int sentence = at.sentence();
        Phrases phrases = at.phrases();
        int unit = at.unit();
        int cueEnd = at.end();
        String lemma = at.lemma();
        Optional<NounPhrase> subject = at.subject();
        int before = at.before();
        int vpFirst = phrases.get(unit).firstToken();
        if (!cues.takes(lemma, "quote") && !cues.takes(lemma, "that")) {
            return null;
        }
        int groupFirst = vpFirst;
        int groupEnd = cueEnd;
        NounPhrase inverted = null;
        boolean subjectInContent =
                subject.isPresent()
                        && (subject.get().first() == phrases.firstToken()
                                ? quotationBefore(sentence).isPresent()
                                : closesContent(subject.get().first() - 1));
        Optional<NounPhrase> heavy =
                subjectInContent || !subjects.isFinite(phrases.get(unit))
                        ? Optional.empty()
                        : subjects.heavy(phrases, unit);
        if (subjectInContent) {
            groupFirst = subject.get().first();
        } else if (heavy.isPresent()) {
            groupFirst = heavy.get().first();
        } else if (vpFirst > phrases.firstToken() && closesContent(vpFirst - 1)
                || vpFirst == phrases.firstToken()) {
            // ", said Kirby"
            if (!subjects.isFinite(phrases.get(unit))) {
                return null;
            }
            int next = phrases.unitOf(Math.min(cueEnd, phrases.endToken() - 1));
            if (cueEnd < phrases.endToken() && phrases.get(next).firstToken() == cueEnd) {
                Optional<NounPhrase> after = subjects.from(phrases, next, true);
                if (after.isPresent()
                        && !quotations.isQuoted(tokens.get(after.get().first()).start())) {
                    inverted = after.get();
                    groupEnd = inverted.end();
                }
            }
            if (inverted == null) {
                return null;
            }
        } else {
            return null;
        }
        int left = boundaryLeft(sentence, groupFirst, before, phrases.firstToken());
        List<Span> content = new ArrayList<>();
        if (left < groupFirst && closesContent(groupFirst - 1)) {
            int contentEnd = stripTail(left, groupFirst);
            if (contentEnd > left) {
                content.add(leftContent(sentence, left, contentEnd));
            }
        }
        if (content.isEmpty() && groupFirst == phrases.firstToken()) {
            quotationBefore(sentence).ifPresent(content::add);
        }
        if (content.isEmpty()) {
            return null;
        }
        boolean quotedBefore = quotations.isQuoted(content.get(0).end() - 1);
        List<Adjunct> found =
                adjuncts.after(
                        document,
                        phrases,
                        groupEnd,
                        inverted == null && cues.takes(lemma, "audience"),
                        quotations);
        int rest = found.isEmpty() ? groupEnd : found.get(found.size() - 1).end();
        int end = contentEnd(phrases, rest, phrases.endToken());
        // "Prices, he said, will rise": what stands before need be no clause if the rest makes it
        // one.
        boolean split =
                rest + 1 < end && tokens.get(rest).is(",") && continuesClause(phrases, rest + 1);
        if (!quotedBefore && inverted == null && takesObject(phrases, rest)) {
            // "Weber met Kral, a day after she held talks with Ilic": holds talks, and no belief.
            return null;
        }
        if (!quotedBefore && !split && !isClause(phrases, left, groupFirst)) {
            return null;
        }
        if (rest < end && (tokens.get(rest).is(",") || tokens.get(rest).is("."))) {
            int from = rest + 1;
            if (from < end && opensQuote(from)) {
                addQuoted(content, phrases, from, phrases.endToken());
            } else if (!quotedBefore
                    && from < end
                    && end - from > 1
                    && !startsParticiple(phrases, from)
                    && split) {
                addQuoted(content, phrases, from, phrases.endToken());
            }
        }
        Match match = new Match("quote", inverted != null ? "inverted" : "before");
        match.content.addAll(content);
        match.source = heavy.isPresent() ? heavy.get() : inverted;
        match.adjuncts = found;
        return match;
    }

    /** Whether a noun phrase follows right there, as the object of the verb before. */
    private static boolean takesObject(Phrases phrases, int at) {
        if (at >= phrases.endToken()) {
            return false;
        }
        int unit = phrases.unitOf(at);
        return phrases.get(unit).firstToken() == at && phrases.is(unit, "NP");
    }

    private static boolean isSubordinator(Token token) {
        return SUBORDINATORS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** Whether the tokens hold a verb with tense and open no subordinate clause. */
    private boolean isClause(Phrases phrases, int from, int end) {
        int first = phrases.unitOf(from);
        if (isSubordinator(phrases.head(first))) {
            return false;
        }
        for (int unit = first;
                unit < phrases.size() && phrases.get(unit).firstToken() < end;
                unit++) {
            if (phrases.is(unit, "VP") && subjects.isFinite(phrases.get(unit))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words after ", he said," go on with what he said. */
    private boolean continuesClause(Phrases phrases, int token) {
        int unit = phrases.unitOf(token);
        Token head = phrases.head(unit);
        if (isSubordinator(head) || head.tag().startsWith("W")) {
            return false;
        }
        return phrases.is(unit, "VP") && subjects.isFinite(phrases.get(unit))
                || head.tag().equals("CC")
                || head.tag().equals("MD")
                || phrases.is(unit, "SBAR")
                || startsClause(phrases, unit, token, 0, "");
    }

    /** The quotation that ends with the sentence before, if both are of one paragraph. */
    private Optional<Span> quotationBefore(int sentence) {
        if (sentence == 0) {
            return Optional.empty();
        }
        Sentence previous = document.sentences().get(sentence - 1);
        Sentence here = document.sentences().get(sentence);
        return previous.paragraph() == here.paragraph()
                ? quotations
                        .at(previous.span().end() - 1)
                        .filter(q -> q.end() == previous.span().end())
                : Optional.empty();
    }

    /** Whether the token may end a content that stands before its cue. */
    private boolean closesContent(int token) {
        Token t = tokens.get(token);
        return t.is(",")
                || CLOSERS.contains(t.text())
                || t.is("?")
                || t.is("!")
                || t.is("--")
                || t.is("\u2014");
    }

    /**
     * The content left of a cue: the sentence so far, or from where the quotation that ends there
     * opened.
     */
    private Span leftContent(int sentence, int left, int end) {
        Span span = document.span(left, end);
        int last = span.end() - 1;
        Optional<Span> quotation = quotations.at(last);
        if (quotation.isEmpty()) {
            return span;
        }
        int start = quotation.get().start();
        if (start < span.start()) {
            return new Span(start, span.end());
        }
        // "But," a conjunction before the quotation is the writer's.
        int opener = document.tokenAt(start);
        if (opener - left <= 2 && opener > left) {
            return new Span(start, span.end());
        }
        return span;
    }

    /**
     * Where the content left of a cue may begin: after the last thing that an earlier draft claims.
     */
    private int boundaryLeft(int sentence, int limit, int before, int first) {
        int left = first;
        for (int i = before; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            // What a verb claims to its right may all be part of what a later cue tells.
            boolean leftward =
                    draft.rule.endsWith("-before")
                            || draft.rule.endsWith("-inverted")
                            || draft.rule.equals("according-to");
            if (leftward
                    && draft.cueEnd <= limit
                    && draft.cueEnd > left
                    && concerns(draft, limit)) {
                left = draft.cueEnd;
                for (Span source : draft.source) {
                    int after = document.tokenAt(source.end() - 1) + 1;
                    if (after <= limit && after > left) {
                        left = after;
                    }
                }
                while (left < limit && (tokens.get(left).is(",") || tokens.get(left).is("."))) {
                    left++;
                }
            }
        }
        return left;
    }

    /** Whether a draft and the cue at the token are both the writer's or both the speaker's. */
    private boolean concerns(Draft draft, int token) {
        return !draft.quoted || quotations.isQuoted(tokens.get(token).start());
    }

    /** One past the last token before {@code end} that is no comma or dash. */
    private int stripTail(int from, int end) {
        int at = end;
        while (at > from
                && (tokens.get(at - 1).is(",")
                        || tokens.get(at - 1).is("--")
                        || tokens.get(at - 1).is("\u2014"))) {
            at--;
        }
        return at;
    }

    private int skipComma(Phrases phrases, int at, int end) {
        int unit = at;
        while (unit < end && !tokens.get(unit).is(",")) {
            // "according to a report released Tuesday, ..."
            if (unit - at > 12) {
                return at;
            }
            unit++;
        }
        return unit < end ? unit + 1 : at;
    }

    // ---- how far ------------------------------------------------------------------------------

    /** One past the last token of the sentence that is no final stop. */
    private int contentEnd(Phrases phrases, int from, int end) {
        int at = end;
        if (from > phrases.firstToken() && from < end) {
            // What a speaker says in a quotation ends with it.
            Optional<Span> around = quotations.at(tokens.get(from - 1).start());
            if (around.isPresent() && around.get().contains(tokens.get(from).start())) {
                at = Math.min(end, document.tokenAt(around.get().end() - 1));
            }
        }
        while (at > from && isFinalStop(at - 1)) {
            at--;
        }
        return at < end && at > from && tokens.get(at - 1).is(",") ? at - 1 : at;
    }

    private boolean isFinalStop(int token) {
        Token t = tokens.get(token);
        return (t.is(".") || t.is(";")) && !quotations.isQuoted(t.start());
    }

    /**
     * Where the clause that starts at {@code from} gives way to the next cue: ", adding", "and
     * said", ", according to".
     *
     * @param commas whether a clause may run past commas
     */
    private int clauseEnd(Phrases phrases, int from, int limit, boolean commas) {
        int end = contentEnd(phrases, from, limit);
        int at = from;
        while (at < end) {
            Optional<Span> quotation = quotations.at(tokens.get(at).start());
            if (quotation.isPresent()) {
                int after = document.tokenAt(quotation.get().end() - 1) + 1;
                at = Math.max(at + 1, Math.min(after, end));
                continue;
            }
            if (at > from && stopsAt(phrases, at, end)) {
                return stripTail(from, at);
            }
            at++;
        }
        return end;
    }

    private boolean stopsAt(Phrases phrases, int at, int end) {
        Token token = tokens.get(at);
        if (token.is("according") && at + 1 < end && tokens.get(at + 1).is("to")) {
            return true;
        }
        if (token.is(",") && at + 1 < end) {
            if (startsParticiple(phrases, at + 1)) {
                return true;
            }
            if (subordinate && startsClause(phrases, phrases.unitOf(at + 1), at + 1, 0, "")) {
                return true;
            }
            // ", Kirby said" and ", said Kirby" at the end, or between commas
            return isParenthetical(phrases, at + 1, end);
        }
        if (token.tag().equals("CC") && (token.is("and") || token.is("but")) && at + 1 < end) {
            int unit = phrases.unitOf(at + 1);
            while (phrases.is(unit, "ADVP")) {
                unit++;
            }
            if (phrases.is(unit, "VP") && isCueWithContent(phrases, unit)) {
                return true;
            }
            return phrases.is(unit, "NP")
                    && phrases.is(unit + 1, "VP")
                    && at > 0
                    && tokens.get(at - 1).is(",")
                    && isCueWithContent(phrases, unit + 1);
        }
        return false;
    }

    private boolean startsParticiple(Phrases phrases, int at) {
        int unit = phrases.unitOf(at);
        while (phrases.is(unit, "ADVP") || phrases.isWord(unit, "and")) {
            unit++;
        }
        if (!phrases.is(unit, "VP")) {
            return false;
        }
        Token head = phrases.head(unit);
        return head.tag().equals("VBG") && cues.isCue(phrases.last(unit).lemma());
    }

    private boolean isParenthetical(Phrases phrases, int at, int end) {
        int unit = phrases.unitOf(at);
        if (phrases.is(unit, "VP") && phrases.is(unit + 1, "NP") && isSpeech(phrases, unit)) {
            return subjects.isFinite(phrases.get(unit));
        }
        if (!phrases.is(unit, "NP")) {
            return false;
        }
        int vp = unit + 1;
        while (phrases.is(vp, "ADVP") || phrases.is(vp, "PP") && phrases.is(vp + 1, "NP")) {
            vp += phrases.is(vp, "PP") ? 2 : 1;
        }
        if (!phrases.is(vp, "VP") || !isSpeech(phrases, vp)) {
            return false;
        }
        int after = phrases.get(vp).endToken();
        return after >= end
                || tokens.get(after).is(",")
                || !startsClause(phrases, phrases.unitOf(after), after, 0, phrases.last(vp).lemma())
                        && !tokens.get(after).is("that");
    }

    private boolean isSpeech(Phrases phrases, int unit) {
        return cues.takes(phrases.last(unit).lemma(), "quote")
                && subjects.isFinite(phrases.get(unit));
    }

    /** The verb's dictionary form, with its particle if the two are one cue: "point out". */
    private String lemma(Phrases phrases, int unit) {
        String lemma = phrases.last(unit).lemma();
        if (phrases.is(unit + 1, "PRT")) {
            String phrasal = lemma + " " + phrases.head(unit + 1).lemma();
            return cues.isCue(phrasal) ? phrasal : lemma;
        }
        return lemma;
    }

    /** Whether the verb phrase attributes something that follows it. */
    private boolean isCueWithContent(Phrases phrases, int unit) {
        String lemma = lemma(phrases, unit);
        Chunk vp = phrases.get(unit);
        for (int i = vp.firstToken(); i + 1 < vp.endToken(); i++) {
            if (tokens.get(i + 1).tag().equals("TO")
                    && cues.takes(tokens.get(i).lemma(), "to")
                    && subjects.isFinite(vp)) {
                return true;
            }
        }
        if (!cues.isCue(lemma) || !subjects.isFinite(vp)) {
            return false;
        }
        int after = lemma.indexOf(' ') < 0 ? vp.endToken() : phrases.get(unit + 1).endToken();
        if (after >= phrases.endToken()) {
            return false;
        }
        if (tokens.get(after).is("that") || opensQuote(after) || tokens.get(after).is(":")) {
            return true;
        }
        if (cues.takes(lemma, "that")) {
            return startsClause(phrases, phrases.unitOf(after), after, 0, lemma);
        }
        return phrases.is(phrases.unitOf(after), "NP") && cues.takes(lemma, "obj");
    }

    /** Where a noun phrase that is a whole content ends: at the next comma, clause or time. */
    private int objectEnd(Phrases phrases, int from) {
        int end = contentEnd(phrases, from, phrases.endToken());
        int at = from;
        while (at < end) {
            Token token = tokens.get(at);
            Optional<Span> quotation = quotations.at(token.start());
            if (quotation.isPresent()) {
                at =
                        Math.max(
                                at + 1,
                                Math.min(document.tokenAt(quotation.get().end() - 1) + 1, end));
                continue;
            }
            if (at > from) {
                int unit = phrases.unitOf(at);
                boolean starts = phrases.get(unit).firstToken() == at;
                if (token.is(",") || token.is("--") || token.is("\u2014") || token.is(";")) {
                    return stripTail(from, at);
                }
                if (starts && phrases.is(unit, "SBAR") && !token.is("that")) {
                    return at;
                }
                if (starts
                        && phrases.is(unit, "VP")
                        && subjects.isFinite(phrases.get(unit))
                        && !phrases.is(unit - 1, "NP")) {
                    return stripConjunction(from, at);
                }
                if (adjuncts.isTime(document, at)) {
                    return phrases.is(unit - 1, "PP") ? phrases.get(unit - 1).firstToken() : at;
                }
                if (token.is("while")
                        || token.is("during")
                        || token.is("after")
                        || token.is("before")) {
                    return at;
                }
            }
            at++;
        }
        return end;
    }

    private int stripConjunction(int from, int at) {
        return at - 1 > from && tokens.get(at - 1).tag().equals("CC") ? at - 1 : at;
    }

    private boolean opensQuote(int token) {
        if (token >= tokens.size()) {
            return false;
        }
        int start = tokens.get(token).start();
        return quotations.at(start).filter(q -> q.start() == start).isPresent();
    }

    /**
     * Adds the content that starts at {@code from}; a quotation that runs past the sentence is
     * taken whole.
     */
    private void addQuoted(List<Span> content, Phrases phrases, int from, int limit) {
        int end = clauseEnd(phrases, from, limit, true);
        if (end <= from) {
            return;
        }
        Span span = document.span(from, end);
        Optional<Span> last = quotations.at(span.end() - 1);
        boolean opensHere = last.isPresent() && last.get().start() >= span.start();
        if (opensHere && last.get().end() > span.end()) {
            span = new Span(span.start(), last.get().end());
        }
        content.add(span);
    }

    /** Adds the tokens [first, end), if there are any. */
    private void add(List<Span> content, int first, int end) {
        if (end > first) {
            content.add(document.span(first, end));
        }
    }

    private void addContent(Draft draft, Phrases phrases, int from, int end) {
        if (end > from) {
            draft.content.add(leftContent(draft.sentence, from, end));
        }
    }

    /** "Kirby continued:" at the end of a paragraph: what the next paragraph quotes. */
    private void followingParagraph(int sentence, List<Span> content) {
        if (sentence + 1 >= document.sentences().size()) {
            return;
        }
        Sentence next = document.sentences().get(sentence + 1);
        quotations.at(next.span().start()).ifPresent(quotation -> content.add(quotation));
    }

    // ---- the whole article --------------------------------------------------------------------

    /**
     * Quotations that run on: a quotation in the paragraph of a quoted statement that no cue claims
     * belongs to the statement before it.
     */
    private void runOn() {
        drafts.sort(Comparator.comparingInt((Draft d) -> d.cueFirst));
        for (Span quotation : quotations.all()) {
            int token = document.tokenAt(quotation.start());
            int sentence = document.sentenceAt(quotation.start());
            if (sentence < 0 || token >= tokens.size()) {
                continue;
            }
            Sentence s = document.sentences().get(sentence);
            if (s.span().start() != quotation.start() || claimed(quotation)) {
                continue;
            }
            Draft last = null;
            for (Draft draft : drafts) {
                if (!draft.quoted && tokens.get(draft.cueFirst).start() < quotation.start()) {
                    last = draft;
                }
            }
            if (last == null
                    || document.sentences().get(last.sentence).paragraph() != s.paragraph()
                    || sentence - last.sentence > 1 && !claimedUpTo(last, s)) {
                continue;
            }
            boolean quotedBefore =
                    last.content.stream().anyMatch(c -> quotations.isQuoted(c.end() - 1));
            if (quotedBefore) {
                last.content.add(quotation);
            }
        }
    }

    private boolean claimedUpTo(Draft draft, Sentence sentence) {
        return draft.content.stream()
                .anyMatch(
                        c ->
                                document.sentenceAt(c.end() - 1) >= 0
                                        && document.sentences()
                                                        .get(document.sentenceAt(c.end() - 1))
                                                        .endToken()
                                                >= sentence.firstToken());
    }

    private boolean claimed(Span quotation) {
        return drafts.stream()
                .filter(d -> !d.quoted)
                .flatMap(d -> d.content.stream())
                .anyMatch(c -> c.overlaps(quotation));
    }

    private void keep(Draft draft, int head) {
        draft.content.removeIf(
                span -> document.text(span).chars().noneMatch(Character::isLetterOrDigit));
        if (draft.content.isEmpty()) {
            reject(head, draft.rule, "no content");
            return;
        }
        drafts.add(draft);
    }

    private void reject(int token, String rule, String reason) {
        rejections.add(new Rejection(tokens.get(token).span(), rule, reason));
    }

    private List<Attribution> finish() {
        drafts.sort(Comparator.comparingInt((Draft d) -> d.cueFirst));
        List<Span> spoken =
                drafts.stream().filter(d -> !d.quoted).flatMap(d -> d.content.stream()).toList();
        // Words of saying inside a quotation are its speaker's; without one they are nobody's.
        drafts.removeIf(
                d -> {
                    Span cue = tokens.get(d.cueFirst).span();
                    boolean orphan =
                            d.quoted && spoken.stream().noneMatch(content -> content.contains(cue));
                    if (orphan) {
                        reject(d.cueFirst, d.rule, "in a quotation whose speaker is not known");
                    }
                    return orphan;
                });
        List<Attribution> found = new ArrayList<>();
        for (Draft draft : drafts) {
            Span cue = document.span(draft.cueFirst, draft.cueEnd);
            List<Span> content = draft.content.stream().sorted().toList();
            Span evidence = content.stream().reduce(cue, Span::union);
            for (Span source : draft.source) {
                evidence = evidence.union(source);
            }
            found.add(
                    new Attribution(
                            draft.source,
                            List.of(cue),
                            content,
                            quotations.typeOf(content),
                            draft.kind,
                            draft.polarity,
                            draft.adjuncts.stream()
                                    .filter(Adjunct::isAudience)
                                    .map(Adjunct::span)
                                    .findFirst(),
                            draft.adjuncts.stream().flatMap(a -> a.venue().stream()).toList(),
                            draft.adjuncts.stream()
                                    .filter(Adjunct::isTime)
                                    .map(Adjunct::span)
                                    .findFirst(),
                            OptionalInt.empty(),
                            new Evidence(evidence, draft.rule, confidences.of(draft.rule))));
        }
        return nest(found);
    }

    /**
     * Marks attributions whose cue stands in the content of another: the innermost one holds it.
     */
    static List<Attribution> nest(List<Attribution> flat) {
        List<Attribution> nested = new ArrayList<>();
        for (int i = 0; i < flat.size(); i++) {
            Attribution inner = flat.get(i);
            int best = -1;
            int bestLength = Integer.MAX_VALUE;
            for (int k = 0; k < flat.size(); k++) {
                Attribution outer = flat.get(k);
                if (k == i) {
                    continue;
                }
                for (Span content : outer.content()) {
                    boolean holds =
                            content.contains(inner.cue().get(0))
                                    && content.contains(inner.content().get(0));
                    boolean mutual =
                            inner.content().stream().anyMatch(c -> c.contains(outer.cue().get(0)));
                    if (holds && !mutual && content.length() < bestLength) {
                        best = k;
                        bestLength = content.length();
                    }
                }
            }
            nested.add(best < 0 ? inner : inner.within(best));
        }
        return nested;
    }
}
