package org.newsgraph.extract;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.claim.Factuality;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.extract.EventGrammar.Reality;
import org.newsgraph.extract.SentenceSyntax.Governor;
import org.newsgraph.extract.SentenceSyntax.Relation;

/**
 * Says whether an event took place, as the text states it: from tense, modals, negation, and the
 * words that govern the trigger.
 */
final class FactualityReader {
    private static final int MAX_DEPTH = 6;
    private static final Set<String> CONDITIONAL = Set.of("if", "unless", "whether");
    private static final Set<String> SIMULTANEOUS = Set.of("during", "in", "at", "on");
    private static final Set<String> SIMULTANEOUS_EVENT = Set.of("during", "in", "at");
    private static final Set<String> AFTER =
            Set.of("after", "following", "since", "upon", "despite", "because of", "amid", "from");
    private static final Set<String> ORDINALS =
            Set.of("first", "second", "third", "last", "latest", "only");
    private static final Set<String> NOBODY = Set.of("nobody", "none", "neither", "no");

    private final AnnotatedDocument document;
    private final EventGrammar grammar;
    private final SentenceSyntax syntax;
    private final List<Part> parts;
    private final EventFrames frames;
    private final Tales tales;
    private final FlatFrames flat;

    FactualityReader(
            AnnotatedDocument document,
            EventGrammar grammar,
            SentenceSyntax syntax,
            DependencyTree tree) {
        this.document = document;
        this.grammar = grammar;
        this.syntax = syntax;
        this.frames = new EventFrames(document, tree, grammar);
        this.tales = new Tales(document, tree, grammar);
        this.flat = new FlatFrames(document, grammar);
        this.parts = syntax.parts();
    }

    /** Of the event that a verb reports. */
    Factuality ofVerb(int verb) {
        Factuality told = framed(ofVerb(verb, 0), parts.get(verb).verb().head(), false);
        // What is asked is not told.
        return told != Factuality.DENIED && isAsked(verb) ? Factuality.HYPOTHETICAL : told;
    }

    /**
     * Whether the verb's sentence ends in a question mark, and no clause of another kind holds it.
     */
    private boolean isAsked(int verb) {
        Sentence sentence =
                document.sentences().get(document.sentenceOfToken(parts.get(verb).first()));
        for (int i = sentence.endToken() - 1; i >= sentence.firstToken(); i--) {
            Token token = document.tokens().get(i);
            if (token.is("?")) {
                return syntax.clauseHead(verb).isEmpty();
            }
            if (Character.isLetterOrDigit(token.text().charAt(0))) {
                return false;
            }
        }
        return false;
    }

    private Factuality ofVerb(int verb, int depth) {
        if (depth > MAX_DEPTH) {
            return Factuality.HAPPENED;
        }
        VerbGroup group = parts.get(verb).verb();
        return switch (group.form()) {
            case FINITE, PARTICIPLE -> finite(verb, depth);
            case BARE -> bare(verb, depth);
            case INFINITIVE -> infinitive(verb, depth);
            case GERUND -> gerund(verb, depth);
        };
    }

    private Factuality finite(int verb, int depth) {
        VerbGroup group = parts.get(verb).verb();
        Factuality own = ofModal(verb);
        if (own == Factuality.HAPPENED
                && (nobodyDoes(verb) || isOnlyNearly(verb) || isNeither(verb))) {
            own = Factuality.DENIED;
        }
        if (own == Factuality.HAPPENED && isInverted(verb)) {
            return Factuality.HYPOTHETICAL;
        }
        if (group.form() == VerbGroup.Form.PARTICIPLE && group.modal().isEmpty()) {
            int other = syntax.coordinated(verb);
            if (other >= 0 && own == Factuality.HAPPENED) {
                return ofVerb(other, depth + 1);
            }
        }
        String head = syntax.clauseHead(verb);
        if (CONDITIONAL.contains(head)) {
            return own == Factuality.DENIED ? own : Factuality.HYPOTHETICAL;
        }
        int outer = syntax.outerVerb(verb);
        if (outer < 0) {
            return own;
        }
        VerbGroup above = parts.get(outer).verb();
        boolean adverbial = head.equals("when") || head.equals("until") || head.equals("once");
        if ((adverbial || afterOrBefore(verb))
                && own == Factuality.HAPPENED
                && (above.modal().equals("will") || above.modal().equals("would"))) {
            return Factuality.PLANNED;
        }
        boolean toCome = head.equals("until") || head.equals("once");
        if ((toCome || afterOrBefore(verb)) && own == Factuality.HAPPENED && isPresent(verb)) {
            // "wait until she meets"
            return Factuality.PLANNED;
        }
        if (head.isEmpty() && syntax.coordinated(verb) == outer) {
            // "skipped lunch and met": no clause of the other verb.
            return own;
        }
        if (head.equals("that") || head.isEmpty()) {
            return own == Factuality.HAPPENED && isUntrue(outer)
                    ? Factuality.DENIED
                    : underClause(own, above);
        }
        return own;
    }

    /** "neither phoned nor met" */
    private boolean isNeither(int verb) {
        return verb > 0
                && parts.get(verb - 1).is(Part.Kind.CONJUNCTION)
                && parts.get(verb - 1).word().equals("nor");
    }

    /** "almost met", "had nearly met". */
    private boolean isOnlyNearly(int verb) {
        Part part = parts.get(verb);
        int first = verb > 0 && parts.get(verb - 1).is(Part.Kind.ADVERB) ? verb - 1 : verb;
        for (int i = parts.get(first).first(); i < part.verb().head(); i++) {
            if (grammar.is('d', word(i), Reality.DENIED)) {
                return true;
            }
        }
        return false;
    }

    /** "Had she met him, ...", which is an "if". */
    private boolean isInverted(int verb) {
        int first = parts.get(verb).first();
        Sentence sentence = document.sentences().get(document.sentenceOfToken(first));
        int opening = sentence.firstToken();
        while (opening < first
                && !Character.isLetterOrDigit(document.tokens().get(opening).text().charAt(0))) {
            opening++;
        }
        int subject = opening + 1;
        return opening < first
                && document.tokens().get(opening).is("had")
                && syntax.subject(verb).stream().anyMatch(phrase -> phrase.first() <= subject);
    }

    /** Whether a clause in the present says on what occasions: "when they have nothing to do". */
    boolean isWhenever(int verb) {
        return frames.isWhenever(verb);
    }

    /** "is not true that", "is false that". */
    private boolean isUntrue(int copula) {
        if (copula + 1 >= parts.size() || !parts.get(copula + 1).is(Part.Kind.ADJECTIVE)) {
            return false;
        }
        Reality reality = ofWord('a', parts.get(copula + 1).word());
        return parts.get(copula).verb().negated()
                ? reality == Reality.ACTUAL
                : reality == Reality.DENIED;
    }

    private boolean isPresent(int verb) {
        VerbGroup group = parts.get(verb).verb();
        return group.isFinite() && !group.past() && group.modal().isEmpty() && !isPerfect(verb);
    }

    private boolean afterOrBefore(int verb) {
        for (int i = verb - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.word().equals("after") || part.word().equals("before")) {
                return true;
            }
            if (part.is(Part.Kind.VERB)) {
                return false;
            }
        }
        return false;
    }

    /** What "denied that", "hopes that" make of their clause. */
    private Factuality underClause(Factuality own, VerbGroup above) {
        if (grammar.is('v', above.lemma(), Reality.DENIED) && !above.negated()) {
            return own == Factuality.HAPPENED ? Factuality.DENIED : own;
        }
        boolean wished =
                grammar.is('v', above.lemma(), Reality.HYPOTHETICAL)
                        || grammar.is('v', above.lemma(), Reality.OBJECT)
                                && !grammar.is('v', above.lemma(), Reality.REPORT);
        if (wished && own == Factuality.PLANNED) {
            return Factuality.HYPOTHETICAL;
        }
        return own;
    }

    private Factuality ofModal(int verb) {
        VerbGroup group = parts.get(verb).verb();
        switch (group.modal()) {
            case "will", "shall" -> {
                return group.negated() ? Factuality.DENIED : Factuality.PLANNED;
            }
            case "would" -> {
                if (group.negated()) {
                    return Factuality.DENIED;
                }
                return reportedInPast(verb) ? Factuality.PLANNED : Factuality.HYPOTHETICAL;
            }
            case "" -> {
                if (group.negated()) {
                    return Factuality.DENIED;
                }
                boolean future =
                        !group.past()
                                && group.form() == VerbGroup.Form.FINITE
                                && !isPerfect(verb)
                                && hasFutureTime(verb);
                return future ? Factuality.PLANNED : Factuality.HAPPENED;
            }
            case "may", "might" -> {
                // "may never meet again": nobody says that they will not.
                return Factuality.HYPOTHETICAL;
            }
            default -> {
                return group.negated() ? Factuality.DENIED : Factuality.HYPOTHETICAL;
            }
        }
    }

    private boolean isPerfect(int verb) {
        Part part = parts.get(verb);
        Token first = document.tokens().get(part.first());
        return part.verb().head() > part.first() && first.lemma().equals("have");
    }

    private boolean hasFutureTime(int verb) {
        return syntax.adjuncts(verb).stream()
                .flatMap(adjunct -> adjunct.objects().stream())
                .filter(phrase -> phrase.kind() == Phrase.Kind.TIME)
                .flatMap(phrase -> phrase.times().stream())
                .map(document.times()::get)
                .anyMatch(this::isToCome);
    }

    /** Whether the day lies after the article's; without one, "next Monday" is still to come. */
    boolean isToCome(TimeExpression time) {
        String first = document.text(time.span()).toLowerCase(Locale.ROOT).split("\\s", 2)[0];
        Optional<String> today = document.article().date().map(LocalDate::toString);
        return grammar.is('t', first, Reality.PLANNED)
                || today.isPresent()
                        && time.norm()
                                .filter(norm -> norm.matches("\\d{4}-\\d\\d(-\\d\\d)?"))
                                .filter(
                                        norm ->
                                                norm.compareTo(
                                                                today.get()
                                                                        .substring(
                                                                                0, norm.length()))
                                                        > 0)
                                .isPresent();
    }

    private boolean reportedInPast(int verb) {
        for (int i = verb - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.VERB)) {
                // ", announcing that she would meet"
                if (part.verb().form() == VerbGroup.Form.GERUND
                        && grammar.is('v', part.verb().lemma(), Reality.REPORT)) {
                    return true;
                }
                break;
            }
        }
        int outer = syntax.outerVerb(verb);
        String head = syntax.clauseHead(verb);
        return outer >= 0
                && (head.isEmpty() || head.equals("that"))
                && (parts.get(outer).verb().past() || isPerfect(outer))
                && grammar.is('v', parts.get(outer).verb().lemma(), Reality.REPORT);
    }

    /** "Nobody met", "neither Berg nor Lenz met": "neither" stands in the phrase or before it. */
    private boolean nobodyDoes(int verb) {
        return syntax.subject(verb).stream()
                .anyMatch(
                        phrase ->
                                isNobody(phrase.first())
                                        || phrase.first() > 0
                                                && document.tokens()
                                                        .get(phrase.first() - 1)
                                                        .is("neither"));
    }

    private boolean isNobody(int token) {
        return NOBODY.contains(document.tokens().get(token).text().toLowerCase(Locale.ROOT));
    }

    private Factuality bare(int verb, int depth) {
        boolean negated = parts.get(verb).verb().negated();
        int other = syntax.coordinated(verb);
        if (other < 0 && verb > 0 && parts.get(verb - 1).is(Part.Kind.VERB)) {
            other = verb - 1;
        }
        if (negated) {
            return Factuality.DENIED;
        }
        return other < 0 ? Factuality.HYPOTHETICAL : ofVerb(other, depth + 1);
    }

    private Factuality infinitive(int verb, int depth) {
        Governor governor = syntax.governor(verb);
        boolean negated = parts.get(verb).verb().negated();
        Factuality found = complement(verb, governor, depth);
        boolean isPassive =
                governor.part() >= 0
                        && parts.get(governor.part()).is(Part.Kind.VERB)
                        && parts.get(governor.part()).verb().passive();
        if (found == Factuality.PLANNED && isPerfectInfinitive(verb) && isPastPlan(governor)) {
            // "was to have met", "was due to have met": and did not.
            return Factuality.DENIED;
        }
        if (found == Factuality.PLANNED && isGivenUp(governor, verb)) {
            return Factuality.DENIED;
        }
        if (found == Factuality.PLANNED) {
            found = afterPlan(governor, parts.get(verb).verb().head());
        }
        if (found == Factuality.PLANNED && isPassive && isPerfectInfinitive(verb)) {
            // "is rumoured to have met": said of the past, by nobody.
            return Factuality.HYPOTHETICAL;
        }
        if (negated && found != Factuality.DENIED) {
            return Factuality.DENIED;
        }
        return found;
    }

    /** The verb "be" or the passive by which a plan is told: "was due to", "was scheduled to". */
    private int copula(Governor governor) {
        int part = governor.part();
        if (part < 0) {
            return -1;
        }
        if (parts.get(part).is(Part.Kind.ADJECTIVE)) {
            part = verbBefore(part);
        }
        boolean isPlan =
                part >= 0
                        && parts.get(part).is(Part.Kind.VERB)
                        && (parts.get(part).verb().passive()
                                || parts.get(part).verb().lemma().equals("be"));
        return isPlan ? part : -1;
    }

    private boolean isPastPlan(Governor governor) {
        int copula = copula(governor);
        return copula >= 0
                && parts.get(copula).verb().past()
                && (!parts.get(copula).verb().passive()
                        || !grammar.is('v', parts.get(copula).verb().lemma(), Reality.REPORT));
    }

    private boolean isPastPerfect(Governor governor) {
        int copula = copula(governor);
        return copula >= 0 && parts.get(copula).verb().past() && isPerfect(copula);
    }

    /**
     * "had been due to meet him, but", "was due to meet him, but failed to", "planned to meet him,
     * but the visit was cancelled".
     */
    private boolean isGivenUp(Governor governor, int verb) {
        boolean isState = isPastPlan(governor);
        boolean isIntent =
                governor.part() >= 0
                        && parts.get(governor.part()).is(Part.Kind.VERB)
                        && parts.get(governor.part()).verb().past();
        if (!isState && !isIntent) {
            return false;
        }
        boolean but = false;
        for (int i = verb + 1; i < parts.size(); i++) {
            Part part = parts.get(i);
            but |= part.word().equals("but");
            if (but && isState && isPastPerfect(governor)) {
                return true;
            }
            if (but && part.is(Part.Kind.VERB)) {
                return grammar.is('v', part.verb().lemma(), Reality.DENIED)
                        && !part.verb().negated()
                        && !isOfOther(i)
                        && (isState || part.verb().passive());
            }
        }
        return false;
    }

    /** "declined to say where", "refused to answer": nothing that was planned is refused. */
    private boolean isOfOther(int refusal) {
        if (!infinitiveFollows(refusal)) {
            return false;
        }
        String lemma = parts.get(next(refusal)).verb().lemma();
        return grammar.verb(lemma).isEmpty() && !FrameWords.has("come-to-it", lemma);
    }

    /**
     * Of what was planned, or wished, in the past: what is told after it may say what came of it.
     */
    private Factuality afterPlan(Governor governor, int event) {
        int part = governor.part();
        if (part < 0 || parts.get(part).is(Part.Kind.PHRASE)) {
            return Factuality.PLANNED;
        }
        int verb = parts.get(part).is(Part.Kind.VERB) ? part : verbBefore(part);
        boolean isPast =
                verb >= 0 && parts.get(verb).is(Part.Kind.VERB) && parts.get(verb).verb().past();
        if (!isPast) {
            return Factuality.PLANNED;
        }
        int plan =
                parts.get(part).is(Part.Kind.VERB)
                        ? parts.get(part).verb().head()
                        : parts.get(part).end() - 1;
        return frames.givenUp(plan)
                .or(() -> frames.givenUp(event))
                .map(reality -> compose(reality, Factuality.HAPPENED, false))
                .orElse(Factuality.PLANNED);
    }

    /** "to have met" */
    private boolean isPerfectInfinitive(int verb) {
        int head = parts.get(verb).verb().head();
        return head > 0 && document.tokens().get(head - 1).lemma().equals("have");
    }

    private Factuality complement(int verb, Governor governor, int depth) {
        if (governor.part() < 0) {
            return Factuality.PLANNED;
        }
        Part above = parts.get(governor.part());
        switch (above.kind()) {
            case PHRASE -> {
                return underNoun(governor, depth);
            }
            case ADJECTIVE -> {
                Reality reality = ofWord('a', above.word());
                int copula = verbBefore(governor.part());
                Factuality outer =
                        copula < 0 ? Factuality.HAPPENED : withoutNegation(copula, depth + 1);
                boolean not = copula >= 0 && parts.get(copula).verb().negated();
                return compose(reality == null ? Reality.HYPOTHETICAL : reality, outer, not);
            }
            case VERB -> {
                VerbGroup group = above.verb();
                if (group.lemma().equals("be") && isOrdinal(verb - 1)) {
                    // "is the first minister to visit"
                    return ofVerb(governor.part(), depth + 1);
                }
                boolean yet = yetBetween(governor.part(), verb);
                if (group.lemma().equals("have") && yet) {
                    // "has yet to meet", "have still to meet"
                    return Factuality.DENIED;
                }
                if (group.lemma().equals("go") && group.progressive()) {
                    return group.negated() ? Factuality.DENIED : Factuality.PLANNED;
                }
                if (group.lemma().equals("use") && group.past()) {
                    return Factuality.HAPPENED;
                }
                Reality reality = ofWord('v', group.lemma());
                if (group.passive()) {
                    // "was prepared to meet" is said of a state.
                    Reality state = ofWord('a', word(group.head()));
                    reality = state == null ? reality : state;
                }
                Factuality outer = withoutNegation(governor.part(), depth + 1);
                if (reality == null) {
                    // Purpose: "flew to Geneva to meet".
                    return compose(Reality.PLANNED, outer, false);
                }
                return compose(reality, outer, group.negated());
            }
            default -> {
                return Factuality.PLANNED;
            }
        }
    }

    private boolean isOrdinal(int part) {
        if (part < 0 || !parts.get(part).is(Part.Kind.PHRASE)) {
            return false;
        }
        for (int i = parts.get(part).first(); i < parts.get(part).end(); i++) {
            if (ORDINALS.contains(word(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean yetBetween(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (parts.get(i).word().equals("yet") || parts.get(i).word().equals("still")) {
                return true;
            }
        }
        return false;
    }

    /** The state of a governing verb, were it not negated: negation is composed on its own. */
    private Factuality withoutNegation(int verb, int depth) {
        VerbGroup group = parts.get(verb).verb();
        if (!group.negated()) {
            return ofVerb(verb, depth);
        }
        return group.modal().isEmpty() || group.modal().equals("will")
                ? Factuality.HAPPENED
                : Factuality.HYPOTHETICAL;
    }

    private Factuality gerund(int verb, int depth) {
        VerbGroup own = parts.get(verb).verb();
        Governor governor = syntax.governor(verb);
        if (own.negated() || grammar.is('p', governor.preposition(), Reality.DENIED)) {
            return Factuality.DENIED;
        }
        if (governor.part() < 0) {
            return Factuality.HAPPENED;
        }
        Part above = parts.get(governor.part());
        if (above.is(Part.Kind.PHRASE)) {
            return compose(ofWord('n', lemma(above.phrase().head())), Factuality.HAPPENED, false);
        }
        if (above.is(Part.Kind.ADJECTIVE)) {
            Reality reality = ofWord('a', above.word());
            return reality == null
                    ? Factuality.HYPOTHETICAL
                    : compose(reality, Factuality.HAPPENED, false);
        }
        VerbGroup group = above.verb();
        if (governor.preposition().isEmpty() || governor.preposition().equals("to")) {
            boolean direct = governor.part() == verb - 1 || !governor.preposition().isEmpty();
            Reality reality = direct ? ofWord('v', group.lemma()) : null;
            if (reality != null) {
                return compose(
                        reality, withoutNegation(governor.part(), depth + 1), group.negated());
            }
            Factuality outer = ofVerb(governor.part(), depth + 1);
            return outer == Factuality.DENIED ? Factuality.HAPPENED : outer;
        }
        boolean against = governor.preposition().equals("against");
        boolean kept =
                governor.preposition().equals("from")
                        && grammar.is('v', group.lemma(), Reality.DENIED);
        if (against || kept) {
            // "decided against visiting", "barred her from visiting"
            return compose(
                    Reality.DENIED, withoutNegation(governor.part(), depth + 1), group.negated());
        }
        return afterWord(governor, depth);
    }

    /** Of an adjunct's event: "said after meeting", "will report before talks". */
    private Factuality afterWord(Governor governor, int depth) {
        Factuality outer = ofVerb(governor.part(), depth + 1);
        if (outer == Factuality.DENIED) {
            return Factuality.HAPPENED;
        }
        return outer;
    }

    /**
     * Whether a verb only says that there had been none before, or was none after: "had never met
     * before", "had not met since May", "did not meet again". What is told of now is not denied.
     */
    boolean isOfOtherTimes(int verb) {
        VerbGroup group = parts.get(verb).verb();
        int outer = syntax.outerVerb(verb);
        boolean isReported =
                outer >= 0 && grammar.is('v', parts.get(outer).verb().lemma(), Reality.REPORT);
        boolean isBefore = group.past() && isPerfect(verb) && !isReported;
        Sentence sentence =
                document.sentences().get(document.sentenceOfToken(parts.get(verb).first()));
        for (int i = group.head() + 1;
                i < sentence.endToken() && group.negated() && group.modal().isEmpty();
                i++) {
            Token token = document.tokens().get(i);
            if (token.isVerb() || token.is(",")) {
                return false;
            }
            String word = word(i);
            if (FrameWords.has("other-time", word) && isBefore
                    || FrameWords.has("once-more", word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Of the event that a noun reports.
     *
     * @param ownParties whether the noun itself names who takes part: "talks between"
     */
    Factuality ofNoun(int noun, boolean ownParties) {
        Phrase phrase = parts.get(noun).phrase();
        Factuality own = Factuality.HAPPENED;
        for (int i = phrase.coreFirst(document); i < phrase.head(); i++) {
            Reality reality = ofWord('m', document.tokens().get(i).text().toLowerCase(Locale.ROOT));
            if (reality != null) {
                own = stronger(own, compose(reality, Factuality.HAPPENED, false));
            }
        }
        Factuality position = stronger(own, ofNounPosition(noun, 0));
        Governor governor = syntax.governor(noun);
        if (position == Factuality.PLANNED && governor.relation() == Relation.SUBJECT) {
            position = afterPlan(governor, phrase.head());
        }
        Factuality told = framed(position, phrase.head(), ownParties);
        int light = frames.lightVerb(phrase.head());
        return light == phrase.head() ? told : framed(told, light, ownParties);
    }

    /** What words farther off make of it: who stayed away, what fell through, a made-up story. */
    private Factuality framed(Factuality told, int word, boolean ownParties) {
        if (document.arcs().isEmpty()) {
            return flat.around(word)
                    .map(reality -> stronger(told, compose(reality, Factuality.HAPPENED, false)))
                    .orElse(told);
        }
        if (frames.isLeftOpen(word)
                || frames.isSupposed(word)
                || frames.isUnshown(word)
                || frames.isAskedWhether(word)) {
            return Factuality.HYPOTHETICAL;
        }
        if (told == Factuality.PLANNED && frames.isConditional(word)) {
            return Factuality.HYPOTHETICAL;
        }
        if (told != Factuality.DENIED && frames.isPerhaps(word)) {
            return Factuality.HYPOTHETICAL;
        }
        Factuality found = told;
        for (Optional<EventFrames.Frame> frame :
                List.of(
                        frames.above(word, ownParties),
                        frames.predicate(word),
                        frames.goneBefore(word, ownParties))) {
            if (frame.isPresent()) {
                found = stronger(found, under(frame.get()));
            }
        }
        return tales.isTold(word) || tales.goesOn(word)
                ? stronger(found, Factuality.HYPOTHETICAL)
                : found;
    }

    private Factuality under(EventFrames.Frame frame) {
        int part = partAt(frame.word());
        int verb =
                part >= 0 && !parts.get(part).is(Part.Kind.VERB) && !isNamed(part)
                        ? verbBefore(part)
                        : part;
        if (verb < 0 || !parts.get(verb).is(Part.Kind.VERB)) {
            return compose(frame.reality(), Factuality.HAPPENED, frame.negated());
        }
        return compose(
                frame.reality(),
                withoutNegation(verb, 1),
                frame.negated() || parts.get(verb).verb().negated());
    }

    /** Whether the part is a noun with a word for itself: "her absence from", and no copula's. */
    private boolean isNamed(int part) {
        return parts.get(part).is(Part.Kind.PHRASE) && (part == 0 || !isCopula(part - 1));
    }

    private boolean isCopula(int part) {
        return parts.get(part).is(Part.Kind.VERB) && parts.get(part).verb().lemma().equals("be");
    }

    private int partAt(int token) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).first() <= token && token < parts.get(i).end()) {
                return i;
            }
        }
        return -1;
    }

    private Factuality ofNounPosition(int noun, int depth) {
        Governor governor = syntax.governor(noun);
        if (governor.part() < 0) {
            return ofNextVerb(noun, depth);
        }
        Part above = parts.get(governor.part());
        if (above.is(Part.Kind.PHRASE) && governor.preposition().equals("during")) {
            // "to drop the plan during a call": no word for a thing tells of the call.
            Governor verb = syntax.governor(governor.part());
            if (verb.part() >= 0 && parts.get(verb.part()).is(Part.Kind.VERB)) {
                governor = new Governor(Relation.ADJUNCT, "during", verb.part());
                above = parts.get(governor.part());
            }
        }
        if (above.is(Part.Kind.PHRASE)) {
            return underNoun(governor, depth);
        }
        VerbGroup group = above.verb();
        String lemma = group.lemma();
        switch (governor.relation()) {
            case OBJECT -> {
                Reality reality = ofWord('v', lemma);
                boolean told = reality == Reality.OBJECT && grammar.is('v', lemma, Reality.REPORT);
                // Without a tree, who confirms it may not be found either.
                boolean isTree = !document.arcs().isEmpty();
                if (isTree && reality == Reality.PLANNED && confirmsWhatWas(group, noun)) {
                    return withoutNegation(governor.part(), depth + 1) == Factuality.HAPPENED
                                    && !group.negated()
                            ? Factuality.HAPPENED
                            : Factuality.HYPOTHETICAL;
                }
                if (reality != null && reality != Reality.ACTUAL && !told && !lemma.equals("be")) {
                    return compose(
                            reality, withoutNegation(governor.part(), depth + 1), group.negated());
                }
                if (isLight(lemma)) {
                    return ofVerb(governor.part(), depth + 1);
                }
                Factuality outer = ofVerb(governor.part(), depth + 1);
                return outer == Factuality.HYPOTHETICAL ? outer : Factuality.HAPPENED;
            }
            case SUBJECT -> {
                Reality reality = ofWord('v', lemma);
                boolean passive = group.passive();
                if (grammar.is('v', lemma, Reality.OCCUR)) {
                    if (reality != null && passive && reality != Reality.ACTUAL) {
                        return compose(
                                reality,
                                withoutNegation(governor.part(), depth + 1),
                                group.negated());
                    }
                    return ofVerb(governor.part(), depth + 1);
                }
                if (passive && reality != null && !infinitiveFollows(governor.part())) {
                    return compose(
                            reality, withoutNegation(governor.part(), depth + 1), group.negated());
                }
                int next = next(governor.part());
                if (infinitiveFollows(governor.part())
                        && grammar.is('v', parts.get(next).verb().lemma(), Reality.OCCUR)) {
                    // "is expected to take place"
                    return ofVerb(next, depth + 1);
                }
                Factuality outer = ofVerb(governor.part(), depth + 1);
                return outer == Factuality.DENIED ? Factuality.HAPPENED : outer;
            }
            default -> {
                return adjunct(governor, group, depth);
            }
        }
    }

    /**
     * "The ministry confirmed the meeting", "Monday's call": who confirms what is spoken of, and
     * not "a visit", says that it was.
     */
    private boolean confirmsWhatWas(VerbGroup group, int noun) {
        Phrase phrase = parts.get(noun).phrase();
        String first = word(phrase.coreFirst(document));
        boolean isKnown =
                FrameWords.has("known", first)
                        || phrase.possessor().filter(p -> p.kind() == Phrase.Kind.TIME).isPresent()
                        || phrase.times().stream()
                                .map(document.times()::get)
                                .anyMatch(time -> !isToCome(time));
        boolean isToCome =
                phrase.times().stream().map(document.times()::get).anyMatch(this::isToCome);
        return FrameWords.has("confirm", group.lemma()) && isKnown && !isToCome;
    }

    /**
     * A noun whose verb is not known, as after a long list: when the next verb says that it was
     * planned or called off, that is taken for its verb, since no meeting must be told that was
     * not.
     */
    private Factuality ofNextVerb(int noun, int depth) {
        Factuality inserted = Factuality.HAPPENED;
        for (int i = noun + 1; i < parts.size(); i++) {
            if (!parts.get(i).is(Part.Kind.VERB)) {
                continue;
            }
            VerbGroup group = parts.get(i).verb();
            Reality reality = ofWord('v', group.lemma());
            boolean plain = reality == null || reality == Reality.ACTUAL;
            if (isInserted(i)) {
                // ", scheduled for Friday, was called off": the verb is still to come.
                inserted = plain ? inserted : compose(reality, inserted, group.negated());
                continue;
            }
            Factuality told =
                    plain || !group.passive()
                            ? Factuality.HAPPENED
                            : compose(reality, withoutNegation(i, depth + 1), group.negated());
            return stronger(inserted, told);
        }
        return inserted;
    }

    /** Whether it is a lone participle after a comma: ", planned for May,". */
    private boolean isInserted(int verb) {
        Part part = parts.get(verb);
        int before = verb - 1;
        while (before >= 0 && parts.get(before).is(Part.Kind.ADVERB)) {
            before--;
        }
        String tag = document.tokens().get(part.verb().head()).tag();
        return part.verb().modal().isEmpty()
                && !part.verb().passive()
                && !isPerfect(verb)
                && (tag.equals("VBN") || tag.equals("VBD"))
                && before >= 0
                && parts.get(before).is(Part.Kind.COMMA);
    }

    private Factuality adjunct(Governor governor, VerbGroup group, int depth) {
        int occasion = occasionOf(governor);
        if (occasion != governor.part()) {
            return ofVerb(occasion, depth + 1);
        }
        Factuality outer = ofVerb(governor.part(), depth + 1);
        String preposition = governor.preposition();
        if (grammar.is('p', preposition, Reality.DENIED)) {
            return Factuality.DENIED;
        }
        if (grammar.is('p', preposition, Reality.PLANNED)) {
            return Factuality.PLANNED;
        }
        if (preposition.equals("for") || preposition.equals("to")) {
            // "missed her flight to Oslo for talks": they may have been held later.
            Reality reality =
                    FrameWords.look("purpose", group.lemma()).orElse(ofWord('v', group.lemma()));
            boolean told =
                    reality == Reality.OBJECT && grammar.is('v', group.lemma(), Reality.REPORT);
            if (reality != null
                    && reality != Reality.ACTUAL
                    && !told
                    && !group.lemma().equals("be")) {
                return compose(
                        reality, withoutNegation(governor.part(), depth + 1), group.negated());
            }
            boolean trip = grammar.verb(group.lemma()).isPresent();
            return outer == Factuality.HAPPENED && trip ? Factuality.PLANNED : outer;
        }
        if (outer == Factuality.DENIED) {
            boolean light = isLight(group.lemma()) && SIMULTANEOUS.contains(preposition);
            return light ? outer : Factuality.HAPPENED;
        }
        if (AFTER.contains(preposition) && outer != Factuality.HAPPENED) {
            // "will report after the talks": the talks are to come as well.
            return outer == Factuality.PLANNED && isFuture(governor.part())
                    ? Factuality.PLANNED
                    : Factuality.HAPPENED;
        }
        if (preposition.equals("during") && outer == Factuality.HYPOTHETICAL) {
            // "wants to meet her during his trip": the trip is not in doubt.
            return Factuality.PLANNED;
        }
        return outer;
    }

    /**
     * The verb whose occasion an adjunct names: of "agreed to postpone the vote at talks in Oslo"
     * it is "agreed", since what is put off or stopped is not done anywhere.
     *
     * @return the part of the verb; that of the governor where nothing is put off
     */
    int occasionOf(Governor governor) {
        int verb = governor.part();
        boolean isInfinitive =
                governor.relation() == Relation.ADJUNCT
                        && SIMULTANEOUS_EVENT.contains(governor.preposition())
                        && parts.get(verb).is(Part.Kind.VERB)
                        && parts.get(verb).verb().form() == VerbGroup.Form.INFINITIVE;
        if (!isInfinitive) {
            return verb;
        }
        Governor above = syntax.governor(verb);
        boolean isVerb = above.part() >= 0 && parts.get(above.part()).is(Part.Kind.VERB);
        boolean isPutOff = grammar.is('v', parts.get(verb).verb().lemma(), Reality.DENIED);
        return isVerb && (isPutOff || isAgreedThere(above.part(), verb)) ? above.part() : verb;
    }

    /**
     * "agreed on Monday to set up a fund at a summit": those who meet agree, and what they agree to
     * is nothing that is done at an encounter, as signing or talking is.
     */
    private boolean isAgreedThere(int agreed, int verb) {
        VerbGroup above = parts.get(agreed).verb();
        String lemma = parts.get(verb).verb().lemma();
        boolean isDoneThere =
                FrameWords.has("at-occasion", lemma)
                        || FrameWords.has("together", lemma)
                        || grammar.verb(lemma).isPresent()
                        || isLight(lemma)
                        || grammar.is('v', lemma, Reality.REPORT);
        return above.past()
                && above.modal().isEmpty()
                && !above.negated()
                && FrameWords.has("agree-at", above.lemma())
                && !isDoneThere
                && !hasFutureTime(verb);
    }

    private boolean isFuture(int verb) {
        String modal = parts.get(verb).verb().modal();
        return modal.equals("will") || modal.equals("would") || modal.equals("shall");
    }

    private Factuality underNoun(Governor governor, int depth) {
        Part above = parts.get(governor.part());
        Reality reality = ofWord('n', lemma(above.phrase().head()));
        if (word(above.first()).equals("no")) {
            return Factuality.DENIED;
        }
        Governor next = syntax.governor(governor.part());
        boolean accepted =
                next.part() >= 0
                        && next.relation() == Relation.OBJECT
                        && parts.get(next.part()).is(Part.Kind.VERB)
                        && parts.get(next.part()).verb().lemma().equals("accept");
        if (accepted) {
            return ofVerb(next.part(), depth + 1) == Factuality.DENIED
                    ? Factuality.DENIED
                    : Factuality.PLANNED;
        }
        boolean refused =
                next.part() >= 0
                        && next.relation() == Relation.OBJECT
                        && parts.get(next.part()).is(Part.Kind.VERB)
                        && grammar.is('v', parts.get(next.part()).verb().lemma(), Reality.DENIED);
        if (refused) {
            return Factuality.DENIED;
        }
        return compose(reality, Factuality.HAPPENED, false);
    }

    private boolean infinitiveFollows(int verb) {
        int next = next(verb);
        return next < parts.size()
                && parts.get(next).is(Part.Kind.VERB)
                && parts.get(next).verb().form() == VerbGroup.Form.INFINITIVE;
    }

    /** The part after a verb and its adverbs: "has yet to". */
    private int next(int verb) {
        int next = verb + 1;
        while (next < parts.size() && parts.get(next).is(Part.Kind.ADVERB)) {
            next++;
        }
        return next;
    }

    private boolean isLight(String lemma) {
        return grammar.light(first(lemma)).isPresent() && !lemma.equals("call off");
    }

    private static String first(String lemma) {
        int blank = lemma.indexOf(' ');
        return blank < 0 ? lemma : lemma.substring(0, blank);
    }

    private int verbBefore(int part) {
        for (int i = part - 1; i >= 0 && i >= part - 3; i--) {
            if (parts.get(i).is(Part.Kind.VERB)) {
                return i;
            }
        }
        return -1;
    }

    private String word(int token) {
        return document.tokens().get(token).text().toLowerCase(Locale.ROOT);
    }

    private String lemma(int token) {
        return document.tokens().get(token).lemma();
    }

    /** The word's own bearing on reality, or null if it has none. */
    private Reality ofWord(char pos, String lemma) {
        for (Reality reality :
                List.of(
                        Reality.DENIED,
                        Reality.HYPOTHETICAL,
                        Reality.OBJECT,
                        Reality.PLANNED,
                        Reality.SENT,
                        Reality.ACTUAL)) {
            if (grammar.is(pos, lemma, reality)) {
                return reality;
            }
        }
        return null;
    }

    private static Factuality compose(Reality inner, Factuality outer, boolean negated) {
        if (inner == null) {
            return outer;
        }
        if (negated) {
            return inner == Reality.DENIED ? Factuality.HYPOTHETICAL : Factuality.DENIED;
        }
        return switch (inner) {
            case PLANNED, SENT -> stronger(Factuality.PLANNED, outer);
            case HYPOTHETICAL, OBJECT -> stronger(Factuality.HYPOTHETICAL, outer);
            case DENIED ->
                    switch (outer) {
                        case DENIED, HYPOTHETICAL -> Factuality.HYPOTHETICAL;
                        default -> Factuality.DENIED;
                    };
            default -> outer;
        };
    }

    /** The one further from having happened. */
    private static Factuality stronger(Factuality a, Factuality b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
