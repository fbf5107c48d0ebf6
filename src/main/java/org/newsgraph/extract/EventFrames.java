package org.newsgraph.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Token;
import org.newsgraph.extract.EventGrammar.Reality;

/**
 * What stands around an event and says that it did not take place, that somebody was not there, or
 * that nobody could show it: by the dependency tree, since such words stand far from the event's
 * own. Empty answers where the document has no tree.
 */
final class EventFrames {
    private static final int MAX_DEPTH = 10;

    /** Relations of a clause to the word that it completes. */
    private static final Set<String> CLAUSES = Set.of("ccomp", "acl", "csubj", "advcl", "xcomp");

    /** Nouns that name no event of their own: "a round of talks". */
    private static final Set<String> ROUNDS = Set.of("round", "series", "set", "string", "session");

    private final AnnotatedDocument document;
    private final List<Token> tokens;
    private final DependencyTree tree;
    private final EventGrammar grammar;
    private final TreeWords words;

    EventFrames(AnnotatedDocument document, DependencyTree tree, EventGrammar grammar) {
        this.document = document;
        this.tokens = document.tokens();
        this.tree = tree;
        this.grammar = grammar;
        this.words = new TreeWords(document, tree, grammar);
    }

    /**
     * A word above an event that bears on whether it took place.
     *
     * @param word index of the word
     * @param reality what it makes of the event
     * @param negated whether the word itself is negated
     */
    record Frame(int word, Reality reality, boolean negated) {}

    /**
     * What the event stands under: "pulled out of the talks", "was absent from", "a ban on".
     *
     * @param ownParties whether the event's word itself names who takes part; who stayed away says
     *     nothing of those
     */
    Optional<Frame> above(int event, boolean ownParties) {
        int word = event;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Arc up = tree.governor(word).orElse(null);
            if (up == null) {
                return Optional.empty();
            }
            if (tree.dependent(word, "cop").isPresent() && !words.prepositions(word).isEmpty()) {
                // "was at the meeting": the noun is the predicate.
                return framed("be" + words.prepositions(word), word, ownParties);
            }
            if (up.head() < 0) {
                return Optional.empty();
            }
            if (up.label().equals("conj")) {
                word = up.head();
                continue;
            }
            String verb = words.lemma(up.head()) + words.particle(up.head());
            boolean madeNot =
                    tokens.get(word).tag().equals("VBG")
                            && words.prepositions(word).isEmpty()
                            && tree.dependent(up.head(), "obj").isPresent();
            String prepositionsOfEvent = words.prepositions(word);
            boolean refused =
                    word != event
                            && up.label().equals("obj")
                            && grammar.is('v', verb, Reality.DENIED);
            if (refused) {
                // "boycotted a round of talks"
                return Optional.of(
                        new Frame(up.head(), Reality.DENIED, words.isNegated(up.head())));
            }
            Optional<Frame> hearsay = hearsay(up);
            if (hearsay.isPresent()) {
                return hearsay;
            }
            // "stopped him meeting her" is "stopped him from meeting her".
            Optional<Frame> found =
                    framed(
                                    verb + (madeNot ? " from" : words.prepositions(word)),
                                    up.head(),
                                    ownParties)
                            .or(() -> said(up.head()))
                            .or(() -> tooMuch(up.head(), prepositionsOfEvent));
            if (found.isPresent()) {
                return found;
            }
            String label = up.label();
            boolean mayHangHigher =
                    label.startsWith("nmod") || label.startsWith("acl") || isRound(up.head());
            int above = tree.governor(up.head()).map(Arc::head).orElse(-1);
            if (mayHangHigher && above >= 0 && !isRound(up.head())) {
                // "barred Okafor from the talks" with "from" hung on the name.
                String object = tree.governor(up.head()).map(Arc::label).orElse("");
                return object.startsWith("obj") || object.startsWith("nsubj:pass")
                        ? framed(
                                words.lemma(above)
                                        + words.particle(above)
                                        + words.prepositions(word),
                                above,
                                ownParties)
                        : Optional.empty();
            }
            if (!isRound(up.head())) {
                return Optional.empty();
            }
            word = up.head();
        }
        return Optional.empty();
    }

    private Optional<Frame> framed(String key, int word, boolean ownParties) {
        boolean passive = tree.dependent(word, "aux:pass").isPresent();
        Optional<Reality> reality =
                ownParties
                        ? FrameWords.look("of", key)
                        : FrameWords.look(passive ? "under-passive" : "under", key)
                                .or(() -> FrameWords.look("under", key))
                                .or(() -> FrameWords.look("of", key));
        return reality.map(found -> new Frame(word, found, words.isNegated(word)));
    }

    /** "denied reports that they had met", "claims of a meeting are false". */
    private Optional<Frame> hearsay(Arc up) {
        int noun = up.head();
        boolean isOf =
                up.label().startsWith("acl")
                        || up.label().startsWith("nmod")
                                && words.prepositions(up.dependent()).equals(" of");
        Arc above = tree.governor(noun).orElse(null);
        boolean isHearsay =
                isOf
                        && above != null
                        && above.head() >= 0
                        && FrameWords.has("hearsay", words.lemma(noun));
        if (!isHearsay) {
            return Optional.empty();
        }
        int head = above.head();
        boolean isDenied =
                (above.label().equals("obj") || above.label().equals("nsubj:pass"))
                                && FrameWords.has("deny", words.lemma(head))
                        || above.label().equals("nsubj")
                                && grammar.is('a', words.lower(head), Reality.DENIED);
        return isDenied
                ? Optional.of(new Frame(head, Reality.DENIED, words.isNegated(head)))
                : Optional.empty();
    }

    /** "too busy for a meeting" */
    private Optional<Frame> tooMuch(int word, String prepositions) {
        boolean isTooMuch =
                prepositions.equals(" for")
                        && tree.dependents(word).stream()
                                .anyMatch(arc -> tokens.get(arc.dependent()).is("too"));
        return isTooMuch
                ? Optional.of(new Frame(word, Reality.HYPOTHETICAL, false))
                : Optional.empty();
    }

    /** "It is a myth that they met", "no evidence that they met", "no record of a meeting". */
    private Optional<Frame> said(int noun) {
        if (FrameWords.look("untruth", words.lemma(noun)).isPresent()
                && tokens.get(noun).isNoun()) {
            return FrameWords.look("untruth", words.lemma(noun))
                    .map(reality -> new Frame(noun, reality, words.isNegated(noun)));
        }
        boolean none = FrameWords.has("proof", words.lemma(noun)) && isScarce(noun);
        return none ? Optional.of(new Frame(noun, Reality.HYPOTHETICAL, false)) : Optional.empty();
    }

    private boolean isScarce(int noun) {
        return tree.dependent(noun, "det")
                        .or(() -> tree.dependent(noun, "amod"))
                        .filter(word -> FrameWords.has("scarce", words.lower(word)))
                        .isPresent()
                || words.prepositions(noun).equals(" without");
    }

    /** Whether who stands under the verb and preposition is kept away: "barred her from". */
    static boolean keepsAway(String verb, String preposition) {
        return FrameWords.look("under", verb + ' ' + preposition)
                .filter(reality -> reality == Reality.DENIED)
                .isPresent();
    }

    private boolean isRound(int word) {
        return isRound(words.lemma(word));
    }

    static boolean isRound(String lemma) {
        return ROUNDS.contains(lemma);
    }

    /** What the event is said to do or be: "fell through", "is off", "is in doubt". */
    Optional<Frame> predicate(int event) {
        Arc up = tree.governor(event).orElse(null);
        if (up == null || up.head() < 0) {
            return Optional.empty();
        }
        if (up.label().equals("obj") || up.label().equals("nsubj:pass")) {
            Optional<Frame> put = put(up.head());
            if (put.isPresent()) {
                return put;
            }
        }
        if (!up.label().startsWith("nsubj")) {
            return Optional.empty();
        }
        int verb = up.head();
        boolean calledOff =
                up.label().equals("nsubj:pass")
                        && grammar.is('v', words.lemma(verb) + words.particle(verb), Reality.DENIED)
                        && tree.dependent(verb, "xcomp").isEmpty();
        if (calledOff) {
            // ", but the meeting was cancelled" reads like an object of the verb before.
            return Optional.of(new Frame(verb, Reality.DENIED, words.isNegated(verb)));
        }
        String key =
                (words.prepositions(verb) + ' ' + words.lemma(verb) + words.particle(verb)).strip();
        Optional<Frame> found =
                FrameWords.look("subject", key)
                        .map(reality -> new Frame(verb, reality, words.isNegated(verb)));
        // A participle that was tagged as an adjective: "was nixed".
        boolean undone =
                tokens.get(verb).tag().startsWith("JJ")
                        && grammar.is('v', grammar.gerundOf(words.lower(verb)), Reality.DENIED);
        if (undone) {
            return Optional.of(new Frame(verb, Reality.DENIED, words.isNegated(verb)));
        }
        if (found.isEmpty() && !words.isNegated(verb) && isBeforeItsStart(verb)) {
            return Optional.of(new Frame(verb, Reality.DENIED, false));
        }
        return found;
    }

    /** "put the talks on ice", "the talks were put on hold". */
    private Optional<Frame> put(int verb) {
        for (Arc arc : tree.dependents(verb)) {
            if (arc.label().startsWith("obl")) {
                String key =
                        words.prepositions(arc.dependent()) + ' ' + words.lemma(arc.dependent());
                Optional<Reality> reality = FrameWords.look("subject", key.strip());
                if (reality.isPresent() && !key.strip().equals(words.lemma(arc.dependent()))) {
                    return Optional.of(new Frame(verb, reality.get(), words.isNegated(verb)));
                }
            }
        }
        return Optional.empty();
    }

    /** The light verb whose object the event is: "holding talks"; the event itself without. */
    int lightVerb(int event) {
        return tree.governor(event)
                .filter(arc -> arc.head() >= 0 && arc.label().equals("obj"))
                .map(Arc::head)
                .filter(verb -> grammar.light(words.lemma(verb)).isPresent())
                .orElse(event);
    }

    /** "collapsed before they began", "was over before it started", "ended before the start". */
    private boolean isBeforeItsStart(int verb) {
        for (Arc arc : tree.dependents(verb)) {
            int word = arc.dependent();
            if (!isBefore(word) || FrameWords.look("start", words.lemma(word)).isEmpty()) {
                continue;
            }
            Optional<Integer> subject = tree.dependent(word, "nsubj");
            boolean own = subject.isEmpty() || tokens.get(subject.get()).tag().startsWith("PRP");
            if (own) {
                return true;
            }
        }
        return false;
    }

    /**
     * A verb whose subject is gone before the event: "died before the meeting with".
     *
     * @param ownParties as for {@link #above}
     */
    Optional<Frame> goneBefore(int event, boolean ownParties) {
        int word = event;
        boolean isVerb = tokens.get(event).isVerb();
        Optional<Integer> subject = tree.dependent(event, "nsubj");
        if (isVerb && subject.isPresent() && !tokens.get(subject.get()).tag().startsWith("PRP")
                || !isVerb && ownParties) {
            return Optional.empty();
        }
        Arc up = tree.governor(word).orElse(null);
        if (!isVerb
                && up != null
                && up.head() >= 0
                && up.label().startsWith("nsubj")
                && FrameWords.look("start", words.lemma(up.head())).isPresent()) {
            word = up.head();
            up = tree.governor(word).orElse(null);
        }
        if (up == null || up.head() < 0 || !isBefore(word)) {
            return Optional.empty();
        }
        int verb = up.head();
        boolean passive = tree.dependent(verb, "aux:pass").isPresent();
        String key = words.lemma(verb) + words.particle(verb);
        Optional<Reality> reality = FrameWords.look(passive ? "before-passive" : "before", key);
        boolean gerund = tokens.get(word).tag().equals("VBG");
        if (reality.filter(found -> found == Reality.HYPOTHETICAL).isPresent()
                && (gerund || isBound(verb))) {
            // "left Oslo for Bergen before meeting": and then they met.
            return Optional.empty();
        }
        return words.isNegated(verb)
                ? Optional.empty()
                : reality.map(found -> new Frame(verb, found, false));
    }

    /** Whether the verb has a goal: "left for Bergen". */
    private boolean isBound(int verb) {
        return tree.dependents(verb).stream()
                .filter(arc -> arc.label().startsWith("obl"))
                .map(arc -> words.prepositions(arc.dependent()))
                .anyMatch(words -> words.equals(" for") || words.equals(" to"));
    }

    private boolean isBefore(int word) {
        return tree.dependents(word).stream()
                .filter(arc -> arc.label().equals("case") || arc.label().equals("mark"))
                .anyMatch(arc -> tokens.get(arc.dependent()).is("before"));
    }

    /** "neither confirmed nor denied that they met", "declined to confirm or deny a meeting". */
    boolean isLeftOpen(int event) {
        return words.anyAbove(
                event,
                TreeWords::isContent,
                up -> isBoth(up.head(), "confirm", "deny") || isBoth(up.head(), "deny", "confirm"));
    }

    /**
     * What nobody could show: "could not verify that they met", "found nothing to suggest that",
     * "no evidence that", "failed to prove that". They may have met or not.
     */
    boolean isUnshown(int event) {
        return words.anyAbove(event, this::isOfWhatIsShown, this::isUnshown);
    }

    private boolean isOfWhatIsShown(Arc up) {
        String label = TreeWords.relation(up.label());
        return CLAUSES.contains(label)
                || Set.of("obj", "nsubj").contains(label)
                // "no evidence that A met or called B", but not "..., and C met D"
                || label.equals("conj") && tree.dependent(up.dependent(), "nsubj").isEmpty()
                || label.equals("nmod") && FrameWords.has("proof", words.lemma(up.head()));
    }

    private boolean isUnshown(Arc up) {
        int head = up.head();
        String label = TreeWords.relation(up.label());
        boolean shows =
                FrameWords.has("show", words.lemma(head) + words.particle(head))
                        && (CLAUSES.contains(label) || label.equals("obj"))
                        && !isInfinitive(up.dependent());
        return isUnproved(head) || shows && isInVain(head) || label.equals("acl") && isNone(head);
    }

    /** "to meet": to show that is to do it. */
    private boolean isInfinitive(int word) {
        return tokens.get(word).tag().equals("VB")
                && tree.dependents(word).stream()
                        .anyMatch(
                                arc ->
                                        arc.label().equals("mark")
                                                && tokens.get(arc.dependent()).is("to"));
    }

    /** "no evidence", "never any sign" */
    private boolean isUnproved(int noun) {
        return tokens.get(noun).isNoun()
                && FrameWords.has("proof", words.lemma(noun))
                && (isScarce(noun)
                        || tree.governor(noun)
                                .filter(arc -> arc.head() >= 0 && !arc.label().startsWith("nmod"))
                                .filter(arc -> words.isNegated(arc.head()) || isInVain(arc.head()))
                                .isPresent());
    }

    /** Whether the verb is negated, nothing is its subject, or one fails or is unable to do it. */
    private boolean isInVain(int verb) {
        int at = verb;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            if (words.isNegated(at) || isOfNone(at)) {
                return true;
            }
            Arc up = tree.governor(at).orElse(null);
            if (up == null || up.head() < 0) {
                return false;
            }
            if (up.label().equals("advcl") && isInfinitive(at) && isOfNone(up.head())) {
                // "Nothing was found to prove that"
                return true;
            }
            boolean isOfNothing = up.label().startsWith("acl") && isNone(up.head());
            boolean isOfFailure =
                    FrameWords.has("in-vain", words.lemma(up.head()))
                            && !words.isNegated(up.head());
            if (isOfNothing || isOfFailure) {
                return true;
            }
            if (!up.label().equals("xcomp") && !up.label().equals("conj")) {
                return false;
            }
            at = up.head();
        }
        return false;
    }

    /** Whether nothing and nobody is the subject of a verb. */
    private boolean isOfNone(int verb) {
        return tree.dependent(verb, "nsubj")
                .or(() -> tree.dependent(verb, "nsubj:pass"))
                .filter(this::isNone)
                .isPresent();
    }

    /** "nothing", "nobody", "none", "no document" */
    private boolean isNone(int noun) {
        return FrameWords.has("none", words.lower(noun))
                || tree.dependent(noun, "det")
                        .filter(word -> tokens.get(word).is("no"))
                        .isPresent();
    }

    /**
     * What becomes of a plan in the past: "was due to meet him, but fell ill", "was set for Friday,
     * but the trip was scrapped", "until", "before falling ill", "; instead".
     *
     * @param plan index of the word by which the plan is told: "due", "scheduled", "planned"
     * @return denied where what follows says that nothing came of it, hypothetical where it leaves
     *     it open; empty if nothing follows that bears on it
     */
    Optional<Reality> givenUp(int plan) {
        int next = document.sentenceOfToken(plan) + 1;
        if (next < document.sentences().size()) {
            int first = document.sentences().get(next).firstToken();
            boolean isOf = first + 1 < tokens.size() && tokens.get(first + 1).is("of");
            if (tokens.get(first).is("instead") && !isOf) {
                return Optional.of(Reality.DENIED);
            }
        }
        for (Arc arc : tree.dependents(plan)) {
            int after = arc.dependent();
            if (after < plan) {
                continue;
            }
            String label = TreeWords.relation(arc.label());
            boolean isBut =
                    label.equals("conj")
                            && tree.dependent(after, "cc")
                                    .filter(word -> tokens.get(word).is("but"))
                                    .isPresent();
            boolean isBesides =
                    (label.equals("parataxis") || label.equals("conj")) && isInstead(after);
            boolean isEnd =
                    label.equals("advcl")
                            && Set.of(" before", " until", " when").contains(marks(after));
            if (isBesides || (isBut || isEnd) && thwarts(after)) {
                return Optional.of(Reality.DENIED);
            }
            if (isBut && isOtherwise(after)) {
                return Optional.of(Reality.HYPOTHETICAL);
            }
        }
        return Optional.empty();
    }

    /** What joins a clause: "until" is an adverb to some, "when" to all. */
    private String marks(int clause) {
        String marks = words.prepositions(clause);
        return !marks.isEmpty()
                ? marks
                : tree.dependents(clause).stream()
                        .filter(arc -> arc.label().equals("advmod") && arc.dependent() < clause)
                        .map(arc -> ' ' + words.lower(arc.dependent()))
                        .findFirst()
                        .orElse("");
    }

    private boolean isInstead(int clause) {
        return tree.dependents(clause).stream()
                .anyMatch(arc -> tokens.get(arc.dependent()).is("instead"));
    }

    /** "fell ill", "stayed home", "was scrapped", "changed her mind", "never took off" */
    private boolean thwarts(int verb) {
        boolean passive = tree.dependent(verb, "nsubj:pass").isPresent();
        String key = words.lemma(verb) + words.particle(verb);
        String with =
                tree.dependents(verb).stream()
                        .filter(arc -> arc.dependent() > verb)
                        .filter(arc -> Set.of("obj", "xcomp", "advmod").contains(arc.label()))
                        .map(arc -> words.lemma(verb) + ' ' + words.lemma(arc.dependent()))
                        .filter(words -> FrameWords.has("thwart", words))
                        .findFirst()
                        .orElse("");
        if (words.isNegated(verb)) {
            return FrameWords.has("come-to-it", key);
        }
        return !with.isEmpty()
                || FrameWords.has("thwart", key)
                || FrameWords.has("thwart-passive", key) && passive
                || grammar.is('v', key, Reality.DENIED) && isAgainstIt(verb);
    }

    /**
     * Whether what is refused or cancelled may be the plan itself: no object, an encounter, a trip,
     * or "to". Who "declined to comment" may well have met.
     */
    private boolean isAgainstIt(int verb) {
        Optional<Integer> object =
                tree.dependent(verb, "obj")
                        .or(() -> tree.dependent(verb, "nsubj:pass"))
                        .or(() -> tree.dependent(verb, "xcomp"));
        return object.isEmpty()
                || grammar.noun(words.lemma(object.get())).isPresent()
                || grammar.verb(words.lemma(object.get())).isPresent()
                || tokens.get(object.get()).tag().equals("PRP")
                || FrameWords.has("plan", words.lemma(object.get()));
    }

    /** Something else that came about in the past, and is nothing that was said. */
    private boolean isOtherwise(int verb) {
        Token token = tokens.get(verb);
        boolean past =
                token.tag().equals("VBD")
                        || token.tag().equals("VBN")
                                && tree.dependent(verb, "aux:pass")
                                        .filter(be -> tokens.get(be).tag().equals("VBD"))
                                        .isPresent();
        boolean modal =
                tree.dependents(verb).stream()
                        .anyMatch(
                                arc ->
                                        arc.label().equals("aux")
                                                && tokens.get(arc.dependent()).tag().equals("MD"));
        return past
                && !modal
                && !words.isNegated(verb)
                && tree.dependent(verb, "cop").isEmpty()
                && !grammar.is('v', words.lemma(verb), Reality.REPORT)
                && !grammar.is('v', words.lemma(verb), Reality.DENIED)
                && tree.dependent(verb, "ccomp").isEmpty()
                && !words.lemma(verb).equals("be")
                && !words.lemma(verb).equals("give");
    }

    /**
     * "refused to say whether the meeting had taken place", "asked if talks were held": nobody
     * tells that it was.
     */
    boolean isAskedWhether(int event) {
        Arc up = tree.governor(event).orElse(null);
        if (up == null || up.head() < 0 || !up.label().startsWith("nsubj")) {
            return false;
        }
        int verb = up.head();
        String key =
                words.lemma(verb)
                        + tree.dependent(verb, "obj")
                                .map(word -> ' ' + words.lemma(word))
                                .orElse(words.particle(verb));
        boolean isOpen =
                tree.dependents(verb).stream()
                        .filter(arc -> arc.label().equals("mark"))
                        .map(arc -> words.lower(arc.dependent()))
                        .anyMatch(
                                mark ->
                                        mark.equals("whether")
                                                || mark.equals("if") && tree.is(verb, "ccomp"));
        return isOpen && grammar.is('v', key, Reality.OCCUR);
    }

    /** Whether a clause in the present says on what occasions it is done: "when they like". */
    boolean isWhenever(int verb) {
        // "whenever they like" may hang on "whenever", and that on the verb.
        boolean isAdverb =
                tree.dependents(verb).stream()
                        .filter(arc -> FrameWords.has("whenever", words.lower(arc.dependent())))
                        .flatMap(arc -> tree.dependents(arc.dependent()).stream())
                        .anyMatch(arc -> words.isInPresent(arc.dependent()));
        return isAdverb || isOnOccasion(verb);
    }

    private boolean isOnOccasion(int verb) {
        return tree.dependents(verb).stream()
                .filter(arc -> arc.label().startsWith("advcl"))
                .map(Arc::dependent)
                .filter(
                        clause ->
                                words.isInPresent(clause)
                                        || tree.dependent(clause, "cop")
                                                .filter(words::isInPresent)
                                                .isPresent())
                .flatMap(clause -> tree.dependents(clause).stream())
                .anyMatch(arc -> FrameWords.has("whenever", words.lower(arc.dependent())));
    }

    /** "will meet if the truce holds", "If elected, she would meet": only then. */
    boolean isConditional(int event) {
        return words.anyAbove(
                        event,
                        up -> up.label().equals("xcomp") || up.label().equals("conj"),
                        up -> hasCondition(up.head()))
                || hasCondition(event);
    }

    private boolean hasCondition(int verb) {
        return tree.dependents(verb).stream()
                .filter(arc -> arc.label().startsWith("advcl"))
                .flatMap(arc -> tree.dependents(arc.dependent()).stream())
                .filter(arc -> arc.label().equals("mark"))
                .map(Arc::dependent)
                .filter(word -> word == 0 || !tokens.get(word - 1).is("even"))
                .anyMatch(word -> FrameWords.has("condition", words.lower(word)));
    }

    /** "Perhaps they will meet": nobody tells that they will. */
    boolean isPerhaps(int event) {
        return tree.dependents(event).stream()
                .filter(arc -> arc.label().equals("advmod"))
                .anyMatch(arc -> FrameWords.has("perhaps", words.lower(arc.dependent())));
    }

    /**
     * Whether a supposition goes on: "Imagine that they met. They will meet again". Only in the
     * sentence after it, and not in the past, which may be told.
     */
    private boolean isSupposedBefore(int event) {
        int at = document.sentenceOfToken(event);
        if (at < 1
                || document.sentences().get(at).paragraph()
                        != document.sentences().get(at - 1).paragraph()) {
            return false;
        }
        boolean isToCome =
                tree.dependents(event).stream()
                        .filter(arc -> arc.label().equals("aux"))
                        .anyMatch(arc -> tokens.get(arc.dependent()).tag().equals("MD"));
        Sentence before = document.sentences().get(at - 1);
        return isToCome
                && IntStream.range(before.firstToken(), before.endToken())
                        .filter(word -> tokens.get(word).isVerb())
                        .filter(word -> tree.is(word, "root"))
                        .anyMatch(
                                word ->
                                        isLone(word)
                                                && FrameWords.has("suppose", words.lemma(word))
                                                && tree.dependent(word, "ccomp").isPresent());
    }

    private boolean isLone(int head) {
        return tree.dependents(head).stream()
                .map(Arc::label)
                .noneMatch(
                        label ->
                                label.startsWith("nsubj")
                                        || label.startsWith("aux")
                                        || label.equals("mark"));
    }

    /** "imagine that they meet", "suppose they met", "assuming they meet": nobody tells it. */
    boolean isSupposed(int event) {
        if (isSupposedBefore(event)) {
            return true;
        }
        return words.anyAbove(
                event,
                TreeWords::isContent,
                up -> up.label().equals("ccomp") && isOrderToSuppose(up.head()));
    }

    private boolean isOrderToSuppose(int verb) {
        return Set.of("VB", "VBP", "VBG").contains(tokens.get(verb).tag())
                && isLone(verb)
                && FrameWords.has("suppose", words.lemma(verb));
    }

    /** "confirm or deny", "neither denied nor confirmed"; "confirmed, but denied" is not both. */
    private boolean isBoth(int verb, String one, String other) {
        if (!words.lemma(verb).equals(one)) {
            return false;
        }
        boolean below =
                tree.dependents(verb).stream()
                        .filter(arc -> arc.label().equals("conj"))
                        .map(Arc::dependent)
                        .anyMatch(word -> words.lemma(word).equals(other) && isAlternative(word));
        boolean above =
                tree.governor(verb)
                        .filter(arc -> arc.head() >= 0 && arc.label().equals("conj"))
                        .filter(arc -> words.lemma(arc.head()).equals(other) && isAlternative(verb))
                        .isPresent();
        return below || above;
    }

    private boolean isAlternative(int word) {
        return tree.dependents(word).stream()
                .filter(arc -> arc.label().equals("cc"))
                .map(arc -> words.lower(arc.dependent()))
                .anyMatch(cc -> cc.equals("or") || cc.equals("nor"));
    }
}
