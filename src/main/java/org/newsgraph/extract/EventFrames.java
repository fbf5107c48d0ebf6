package org.newsgraph.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Token;
import org.newsgraph.extract.EventGrammar.Reality;
import org.newsgraph.table.TsvTable;
import org.newsgraph.table.TsvTable.Row;

/**
 * What stands around an event and says that it did not take place, that somebody was not there, or
 * that it belongs to a story that somebody made up: by the dependency tree, since such words stand
 * far from the event's own. Empty answers where the document has no tree.
 */
final class EventFrames {
    /** The tables of data/grammar/event-frames.tsv: class of a word by where it stands. */
    private static final Map<String, Map<String, Reality>> TABLE = load();

    private static final int MAX_DEPTH = 10;
    private static final Set<String> NEGATIONS = Set.of("not", "n't", "n’t", "never");

    /** Relations by which what a story shows hangs on the verb of showing. */
    private static final Set<String> CONTENT =
            Set.of("ccomp", "xcomp", "obj", "acl", "nmod", "conj", "advcl", "parataxis", "obl");

    /** What says of a noun that there is no such thing. */
    static final Set<String> MADE_UP =
            Set.of(
                    "fictional",
                    "fictitious",
                    "imaginary",
                    "imagined",
                    "make-believe",
                    "alternate",
                    "fictionalized",
                    "fictionalised");

    private static final Set<String> PARTICLES =
            Set.of("away", "back", "home", "out", "forward", "off");

    /** Objects that make one word with their verb: "take part in", "give it a miss". */
    private static final Set<String> LIGHT_OBJECTS =
            Set.of("part", "trial", "miss", "pass", "back");

    /** Nouns that name no event of their own: "a round of talks". */
    private static final Set<String> ROUNDS = Set.of("round", "series", "set", "string", "session");

    /** What says that there is none, or hardly any. */
    private static final Set<String> SCARCE =
            Set.of("no", "little", "scant", "insufficient", "any");

    private final List<Token> tokens;
    private final DependencyTree tree;
    private final EventGrammar grammar;

    EventFrames(AnnotatedDocument document, DependencyTree tree, EventGrammar grammar) {
        this.tokens = document.tokens();
        this.tree = tree;
        this.grammar = grammar;
    }

    /**
     * A word above an event that bears on whether it took place.
     *
     * @param word index of the word
     * @param reality what it makes of the event
     * @param negated whether the word itself is negated
     */
    record Frame(int word, Reality reality, boolean negated) {}

    private static Map<String, Map<String, Reality>> load() {
        Map<String, Map<String, Reality>> table = new HashMap<>();
        for (Row row : TsvTable.load("/data/grammar/event-frames.tsv").rows()) {
            if (!row.get(1).equals("where")) {
                table.computeIfAbsent(row.get(1), key -> new HashMap<>())
                        .put(row.get(0), Reality.valueOf(row.get(2).toUpperCase(Locale.ROOT)));
            }
        }
        return table;
    }

    private static Optional<Reality> look(String where, String key) {
        return Optional.ofNullable(TABLE.getOrDefault(where, Map.of()).get(key));
    }

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
            if (tree.dependent(word, "cop").isPresent() && !prepositions(word).isEmpty()) {
                // "was at the meeting": the noun is the predicate.
                return framed("be" + prepositions(word), word, ownParties);
            }
            if (up.head() < 0) {
                return Optional.empty();
            }
            if (up.label().equals("conj")) {
                word = up.head();
                continue;
            }
            String verb = lemma(up.head()) + particle(up.head());
            boolean madeNot =
                    tokens.get(word).tag().equals("VBG")
                            && prepositions(word).isEmpty()
                            && tree.dependent(up.head(), "obj").isPresent();
            String prepositionsOfEvent = prepositions(word);
            boolean refused =
                    word != event
                            && up.label().equals("obj")
                            && grammar.is('v', verb, Reality.DENIED);
            if (refused) {
                // "boycotted a round of talks"
                return Optional.of(new Frame(up.head(), Reality.DENIED, isNegated(up.head())));
            }
            // "stopped him meeting her" is "stopped him from meeting her".
            Optional<Frame> found =
                    framed(verb + (madeNot ? " from" : prepositions(word)), up.head(), ownParties)
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
                                lemma(above) + particle(above) + prepositions(word),
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
                        ? look("of", key)
                        : look(passive ? "under-passive" : "under", key)
                                .or(() -> look("under", key))
                                .or(() -> look("of", key));
        return reality.map(found -> new Frame(word, found, isNegated(word)));
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
        if (look("untruth", lemma(noun)).isPresent() && tokens.get(noun).isNoun()) {
            return look("untruth", lemma(noun))
                    .map(reality -> new Frame(noun, reality, isNegated(noun)));
        }
        boolean none =
                look("proof", lemma(noun)).isPresent()
                        && (tree.dependent(noun, "det")
                                        .or(() -> tree.dependent(noun, "amod"))
                                        .filter(word -> SCARCE.contains(lower(word)))
                                        .isPresent()
                                || prepositions(noun).equals(" without"));
        return none ? Optional.of(new Frame(noun, Reality.HYPOTHETICAL, false)) : Optional.empty();
    }

    /** Whether who stands under the verb and preposition is kept away: "barred her from". */
    static boolean keepsAway(String verb, String preposition) {
        return look("under", verb + ' ' + preposition)
                .filter(reality -> reality == Reality.DENIED)
                .isPresent();
    }

    private boolean isRound(int word) {
        return ROUNDS.contains(lemma(word));
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
                        && grammar.is('v', lemma(verb) + particle(verb), Reality.DENIED)
                        && tree.dependent(verb, "xcomp").isEmpty();
        if (calledOff) {
            // ", but the meeting was cancelled" reads like an object of the verb before.
            return Optional.of(new Frame(verb, Reality.DENIED, isNegated(verb)));
        }
        String key = (prepositions(verb) + ' ' + lemma(verb) + particle(verb)).strip();
        Optional<Frame> found =
                look("subject", key).map(reality -> new Frame(verb, reality, isNegated(verb)));
        // A participle that was tagged as an adjective: "was nixed".
        boolean undone =
                tokens.get(verb).tag().startsWith("JJ")
                        && grammar.is('v', grammar.gerundOf(lower(verb)), Reality.DENIED);
        if (undone) {
            return Optional.of(new Frame(verb, Reality.DENIED, isNegated(verb)));
        }
        if (found.isEmpty() && !isNegated(verb) && isBeforeItsStart(verb)) {
            return Optional.of(new Frame(verb, Reality.DENIED, false));
        }
        return found;
    }

    /** "put the talks on ice", "the talks were put on hold". */
    private Optional<Frame> put(int verb) {
        for (Arc arc : tree.dependents(verb)) {
            if (arc.label().startsWith("obl")) {
                String key = prepositions(arc.dependent()) + ' ' + lemma(arc.dependent());
                Optional<Reality> reality = look("subject", key.strip());
                if (reality.isPresent() && !key.strip().equals(lemma(arc.dependent()))) {
                    return Optional.of(new Frame(verb, reality.get(), isNegated(verb)));
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
                .filter(verb -> grammar.light(lemma(verb)).isPresent())
                .orElse(event);
    }

    /** "collapsed before they began", "was over before it started", "ended before the start". */
    private boolean isBeforeItsStart(int verb) {
        for (Arc arc : tree.dependents(verb)) {
            int word = arc.dependent();
            if (!isBefore(word) || look("start", lemma(word)).isEmpty()) {
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
                && look("start", lemma(up.head())).isPresent()) {
            word = up.head();
            up = tree.governor(word).orElse(null);
        }
        if (up == null || up.head() < 0 || !isBefore(word)) {
            return Optional.empty();
        }
        int verb = up.head();
        boolean passive = tree.dependent(verb, "aux:pass").isPresent();
        String key = lemma(verb) + particle(verb);
        Optional<Reality> reality = look(passive ? "before-passive" : "before", key);
        boolean gerund = tokens.get(word).tag().equals("VBG");
        if (reality.filter(found -> found == Reality.HYPOTHETICAL).isPresent()
                && (gerund || isBound(verb))) {
            // "left Oslo for Bergen before meeting": and then they met.
            return Optional.empty();
        }
        return isNegated(verb)
                ? Optional.empty()
                : reality.map(found -> new Frame(verb, found, false));
    }

    /** Whether the verb has a goal: "left for Bergen". */
    private boolean isBound(int verb) {
        return tree.dependents(verb).stream()
                .filter(arc -> arc.label().startsWith("obl"))
                .map(arc -> prepositions(arc.dependent()))
                .anyMatch(words -> words.equals(" for") || words.equals(" to"));
    }

    private boolean isBefore(int word) {
        return tree.dependents(word).stream()
                .filter(arc -> arc.label().equals("case") || arc.label().equals("mark"))
                .anyMatch(arc -> tokens.get(arc.dependent()).is("before"));
    }

    /** "neither confirmed nor denied that they met", "declined to confirm or deny a meeting". */
    boolean isLeftOpen(int event) {
        int word = event;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Arc up = tree.governor(word).orElse(null);
            if (up == null || up.head() < 0) {
                return false;
            }
            int head = up.head();
            boolean clause = CONTENT.contains(first(up.label()));
            if (!clause) {
                return false;
            }
            if (isBoth(head, "confirm", "deny") || isBoth(head, "deny", "confirm")) {
                return true;
            }
            word = head;
        }
        return false;
    }

    /** "imagine that they meet", "suppose they met", "assuming they meet": nobody tells it. */
    boolean isSupposed(int event) {
        int word = event;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Arc up = tree.governor(word).orElse(null);
            if (up == null || up.head() < 0 || !CONTENT.contains(first(up.label()))) {
                return false;
            }
            int head = up.head();
            String tag = tokens.get(head).tag();
            boolean bare = tag.equals("VB") || tag.equals("VBP") || tag.equals("VBG");
            boolean lone =
                    tree.dependents(head).stream()
                            .map(Arc::label)
                            .noneMatch(
                                    label ->
                                            label.startsWith("nsubj")
                                                    || label.startsWith("aux")
                                                    || label.equals("mark"));
            if (bare
                    && lone
                    && up.label().equals("ccomp")
                    && look("suppose", lemma(head)).isPresent()) {
                return true;
            }
            word = head;
        }
        return false;
    }

    /** "confirm or deny", "neither denied nor confirmed"; "confirmed, but denied" is not both. */
    private boolean isBoth(int verb, String one, String other) {
        if (!lemma(verb).equals(one)) {
            return false;
        }
        boolean below =
                tree.dependents(verb).stream()
                        .filter(arc -> arc.label().equals("conj"))
                        .map(Arc::dependent)
                        .anyMatch(word -> lemma(word).equals(other) && isAlternative(word));
        boolean above =
                tree.governor(verb)
                        .filter(arc -> arc.head() >= 0 && arc.label().equals("conj"))
                        .filter(arc -> lemma(arc.head()).equals(other) && isAlternative(verb))
                        .isPresent();
        return below || above;
    }

    private boolean isAlternative(int word) {
        return tree.dependents(word).stream()
                .filter(arc -> arc.label().equals("cc"))
                .map(arc -> lower(arc.dependent()))
                .anyMatch(cc -> cc.equals("or") || cc.equals("nor"));
    }

    /** Whether the event belongs to a novel, a film, a play: "in the film", "a novel in which". */
    boolean isTold(int event) {
        Set<Integer> seen = new HashSet<>();
        int word = event;
        boolean isContent = true;
        for (int depth = 0; depth < MAX_DEPTH && word >= 0 && seen.add(word); depth++) {
            if (isSetInTale(word)) {
                return true;
            }
            Arc up = tree.governor(word).orElse(null);
            if (up == null || up.head() < 0) {
                return false;
            }
            int head = up.head();
            String label = up.label();
            if (isTale(head)
                    && (label.equals("acl:relcl") && isContent && tells(word)
                            || label.equals("acl")
                            || label.startsWith("nmod") && prepositions(word).equals(" about"))) {
                return true;
            }
            isContent &= CONTENT.contains(first(label));
            boolean isShown =
                    isContent
                            && !label.startsWith("nsubj")
                            && look("shows", lemma(head) + particle(head) + shownBy(word, label))
                                    .isPresent();
            if (isShown && tree.dependent(head, "nsubj").filter(this::isTaleOrPart).isPresent()) {
                return true;
            }
            word = head;
        }
        return false;
    }

    private String shownBy(int word, String label) {
        boolean joined =
                label.startsWith("obl")
                        || label.startsWith("nmod")
                        || label.equals("advcl")
                        || label.equals("acl");
        return joined ? prepositions(word) : "";
    }

    private static String first(String label) {
        int colon = label.indexOf(':');
        return colon < 0 ? label : label.substring(0, colon);
    }

    /** "in which they meet", "where", "about", "that shows": the clause is what the story tells. */
    private boolean tells(int verb) {
        boolean where =
                tree.dependents(verb).stream()
                        .map(Arc::dependent)
                        .anyMatch(
                                word ->
                                        tokens.get(word).is("where")
                                                || tokens.get(word).is("which")
                                                        && !prepositions(word).isEmpty());
        boolean shows =
                look("shows", lemma(verb)).isPresent()
                        && tree.dependent(verb, "nsubj")
                                .filter(word -> tokens.get(word).tag().startsWith("W"))
                                .isPresent();
        return where || shows;
    }

    /**
     * Whether an event in the present tense goes on with what the sentence before tells of a novel,
     * a film, a series: each sentence between is in the present tense as well.
     */
    boolean isStoryGoingOn(int event, List<Sentence> sentences, int sentence) {
        int at = sentence;
        if (!isInPresent(mainVerb(sentences.get(at)))
                || !isInPresent(event) && event != mainVerb(sentences.get(at))) {
            return false;
        }
        while (at > 0 && sentences.get(at - 1).paragraph() == sentences.get(sentence).paragraph()) {
            at--;
            Sentence before = sentences.get(at);
            if (!isInPresent(mainVerb(before))) {
                return false;
            }
            if (IntStream.range(before.firstToken(), before.endToken())
                    .anyMatch(word -> tokens.get(word).isVerb() && isTold(word))) {
                return true;
            }
        }
        return false;
    }

    private int mainVerb(Sentence sentence) {
        return IntStream.range(sentence.firstToken(), sentence.endToken())
                .filter(word -> tree.governor(word).map(arc -> arc.head() < 0).orElse(false))
                .findFirst()
                .orElse(-1);
    }

    private boolean isInPresent(int verb) {
        if (verb < 0) {
            return false;
        }
        String tag = tokens.get(verb).tag();
        return (tag.equals("VBZ") || tag.equals("VBP"))
                && tree.dependents(verb).stream().noneMatch(arc -> arc.label().startsWith("aux"));
    }

    /** "In the third chapter he meets her": a part of a story, told in the present tense. */
    private boolean isPartOfTale(int verb, int noun) {
        if (!isInPresent(verb) || look("tale-part", lemma(noun)).isEmpty()) {
            return false;
        }
        List<Arc> below = tree.dependents(noun);
        boolean ofTale = false;
        boolean ofOther = false;
        boolean counted = false;
        for (Arc arc : below) {
            int word = arc.dependent();
            if (arc.label().startsWith("nmod") && prepositions(word).equals(" of")) {
                boolean isOwn =
                        isTale(word)
                                || look("tale-part", lemma(word)).isPresent()
                                || isQuote(word - 1);
                ofTale |= isOwn;
                ofOther |= !isOwn;
            }
            ofTale |= arc.label().startsWith("appos") && isQuote(word - 1);
            counted |=
                    look("tale-number", lower(word)).isPresent()
                            && (arc.label().equals("amod") || arc.label().equals("nummod"));
        }
        return !ofOther && (ofTale || counted);
    }

    private boolean isSetInTale(int word) {
        for (Arc arc : tree.dependents(word)) {
            boolean setting = arc.label().startsWith("obl") || arc.label().startsWith("nmod");
            if (setting
                    && prepositions(arc.dependent()).equals(" in")
                    && (isTaleOrPart(arc.dependent())
                            || isPartOfTale(word, arc.dependent())
                            || isQuotedTitle(word, arc.dependent()))) {
                return true;
            }
        }
        return false;
    }

    /** "In 'The Crossing', she meets him": a title in quotation marks, in the present tense. */
    private boolean isQuotedTitle(int verb, int title) {
        int at = title;
        while (at > 0 && title - at < 4 && !isQuote(at - 1) && !tokens.get(at - 1).is("in")) {
            at--;
        }
        String tag = tokens.get(verb).tag();
        return at > 0
                && isQuote(at - 1)
                && title < verb
                && (tag.equals("VBZ") || tag.equals("VBP"))
                && Character.isUpperCase(tokens.get(title).text().charAt(0));
    }

    private boolean isQuote(int token) {
        String text = tokens.get(token).text();
        return text.equals("\"") || text.equals("“") || text.equals("``") || text.equals("‘");
    }

    /** A story, or a part of one: "the first act of the play". */
    private boolean isTaleOrPart(int noun) {
        return isTale(noun)
                || tree.dependents(noun).stream()
                        .filter(arc -> arc.label().startsWith("nmod"))
                        .map(Arc::dependent)
                        .anyMatch(word -> prepositions(word).equals(" of") && isTale(word));
    }

    private boolean isTale(int noun) {
        Token token = tokens.get(noun);
        boolean isScene = lemma(noun).equals("scene");
        // "In scenes of chaos" tells no story.
        boolean described =
                isScene
                        && (token.tag().equals("NNS")
                                || tree.dependents(noun).stream()
                                        .filter(arc -> arc.label().startsWith("nmod"))
                                        .map(arc -> lemma(arc.dependent()))
                                        .anyMatch(word -> look("tale", word).isEmpty()));
        boolean madeUp =
                tree.dependents(noun).stream()
                        .filter(arc -> arc.label().equals("amod"))
                        .anyMatch(arc -> MADE_UP.contains(lower(arc.dependent())));
        return token.isNoun() && (look("tale", lemma(noun)).isPresent() || madeUp) && !described;
    }

    private boolean isNegated(int word) {
        return tree.dependents(word).stream()
                .anyMatch(
                        arc ->
                                NEGATIONS.contains(
                                        tokens.get(arc.dependent())
                                                .text()
                                                .toLowerCase(Locale.ROOT)));
    }

    /** The prepositions that join a word to what it stands under, each after a blank. */
    private String prepositions(int word) {
        StringBuilder words = new StringBuilder();
        for (Arc arc : tree.dependents(word)) {
            boolean isMark = arc.label().equals("mark");
            boolean isInfinitive =
                    isMark
                            && tokens.get(arc.dependent()).is("to")
                            && !tokens.get(word).tag().equals("VBG");
            if ((isMark || arc.label().equals("case")) && arc.dependent() < word && !isInfinitive) {
                words.append(' ').append(lower(arc.dependent()));
                tree.dependents(arc.dependent()).stream()
                        .filter(next -> next.label().equals("fixed"))
                        .forEach(next -> words.append(' ').append(lower(next.dependent())));
            }
        }
        return words.toString();
    }

    /** The particle of a verb, after a blank, and a noun that makes one with it: "take part". */
    private String particle(int verb) {
        StringBuilder words = new StringBuilder();
        for (Arc arc : tree.dependents(verb)) {
            String word = lower(arc.dependent());
            boolean adverb =
                    arc.label().equals("advmod")
                            && arc.dependent() > verb
                            && PARTICLES.contains(word);
            boolean light = arc.label().equals("obj") && LIGHT_OBJECTS.contains(word);
            if (arc.label().equals("compound:prt") || adverb || light) {
                words.append(' ').append(word);
            }
        }
        return words.toString();
    }

    private String lower(int token) {
        return tokens.get(token).text().toLowerCase(Locale.ROOT);
    }

    private String lemma(int token) {
        return tokens.get(token).isVerb()
                ? grammar.verbLemma(tokens.get(token))
                : tokens.get(token).lemma().toLowerCase(Locale.ROOT);
    }
}
