package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.newsgraph.claim.Attribution;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;

/**
 * Tells what belongs to a story that somebody made up, by the dependency tree: "in the novel", "a
 * film in which", and the sentences in which such a story goes on. Where the document has no tree,
 * nothing does.
 */
final class Tales {
    private static final int MAX_DEPTH = 10;

    /**
     * How many sentences back the beginning of a story is looked for: what is retold in news is
     * shorter, and a paragraph may hold thousands.
     */
    static final int REACH = 40;

    private final AnnotatedDocument document;
    private final List<Token> tokens;
    private final DependencyTree tree;
    private final TreeWords words;

    Tales(AnnotatedDocument document, DependencyTree tree, EventGrammar grammar) {
        this.document = document;
        this.tokens = document.tokens();
        this.tree = tree;
        this.words = new TreeWords(document, tree, grammar);
    }

    /** Whether a word in lower case says of a noun that there is no such thing: "fictional". */
    static boolean isMadeUp(String word) {
        return FrameWords.has("made-up", word);
    }

    /**
     * Whether an attribution is part of such a story: "In the novel, the president tells the spy
     * that". What its author or a critic says of it is not.
     */
    boolean isSaid(Attribution said) {
        int verb =
                said.cue().stream()
                        .flatMapToInt(this::tokensOf)
                        .filter(words::isInPresent)
                        .reduce((first, second) -> second)
                        .orElse(-1);
        boolean isByTeller =
                said.source().stream()
                        .flatMapToInt(this::tokensOf)
                        .anyMatch(word -> FrameWords.has("teller", words.lemma(word)));
        if (verb < 0 || isByTeller) {
            return false;
        }
        return isTold(verb, false) || goesOn(verb) && isByCharacter(said, verb);
    }

    private IntStream tokensOf(Span span) {
        int first = document.tokenAt(span.start());
        return IntStream.range(first, tokens.size())
                .takeWhile(word -> tokens.get(word).start() < span.end());
    }

    /** Whether whoever says it was named in the story before, or says it within what goes on. */
    private boolean isByCharacter(Attribution said, int verb) {
        int sentence = document.sentenceOfToken(verb);
        int main = mainVerb(document.sentences().get(sentence));
        List<Integer> speakers = new ArrayList<>();
        said.source().forEach(span -> tokensOf(span).forEach(speakers::add));
        if (main != verb) {
            // "He meets the widow, who says": the sentence's own verb goes on with the story.
            return true;
        }
        Set<String> names = new HashSet<>();
        boolean isNear = true;
        for (int at = sentence - 1; at >= 0 && goesOnOrBegins(at, sentence); at--) {
            Sentence before = document.sentences().get(at);
            IntStream.range(before.firstToken(), before.endToken())
                    .filter(word -> isPerson(word))
                    .forEach(word -> names.add(words.lower(word)));
            boolean isPronoun =
                    isNear
                            && !names.isEmpty()
                            && speakers.stream()
                                    .anyMatch(word -> tokens.get(word).tag().equals("PRP"));
            if (isPronoun) {
                return true;
            }
            isNear = false;
        }
        return speakers.stream().map(words::lower).anyMatch(names::contains);
    }

    private boolean isPerson(int word) {
        return document.mentionOfToken(word)
                .filter(mention -> mention.type() == MentionType.PER)
                .isPresent();
    }

    private boolean goesOnOrBegins(int at, int sentence) {
        return sentence - at <= REACH
                && document.sentences().get(at).paragraph()
                        == document.sentences().get(sentence).paragraph()
                && isInPresent(mainVerb(document.sentences().get(at)));
    }

    /**
     * Whether an event goes on with what the sentences before tell of a novel, a film, a series:
     * each sentence between is in the present tense as well. In the past tense only what "he",
     * "she" or "they" did before goes on.
     */
    boolean goesOn(int event) {
        int sentence = document.sentenceOfToken(event);
        int main = mainVerb(document.sentences().get(sentence));
        int verb = verbOf(event);
        boolean isNow = isInPresent(main) && (verb == main || isInPresent(verb));
        boolean isBefore =
                !isNow
                        && verb >= 0
                        && tree.dependent(verb, "nsubj")
                                .filter(word -> tokens.get(word).tag().equals("PRP"))
                                .filter(word -> !tokens.get(word).is("it"))
                                .isPresent();
        if (!isNow && !isBefore) {
            return false;
        }
        for (int at = sentence - 1; at >= 0 && goesOnOrBegins(at, sentence); at--) {
            Sentence before = document.sentences().get(at);
            if (begins(before)
                    || IntStream.range(before.firstToken(), before.endToken())
                            .anyMatch(word -> tokens.get(word).isVerb() && isTold(word))) {
                return true;
            }
        }
        return false;
    }

    /** The verb that a word hangs on; itself if it is one; -1 if there is none. */
    private int verbOf(int word) {
        int at = word;
        for (int depth = 0; depth < MAX_DEPTH && at >= 0; depth++) {
            if (tokens.get(at).isVerb()) {
                return at;
            }
            at = tree.governor(at).map(Arc::head).orElse(-1);
        }
        return -1;
    }

    /**
     * Whether a sentence begins to tell a story: "The thriller follows", "'The Salt Road' tells
     * of", "is a novel about". A film that opens on Friday does not.
     */
    private boolean begins(Sentence sentence) {
        int main = mainVerb(sentence);
        if (!isInPresent(main) || !isOfTale(main)) {
            return false;
        }
        return document.times().stream().noneMatch(time -> sentence.span().contains(time.span()));
    }

    private boolean isOfTale(int main) {
        boolean isAbout =
                isTale(main)
                        && tree.dependents(main).stream()
                                .anyMatch(
                                        arc ->
                                                arc.label().startsWith("acl")
                                                        || words.prepositions(arc.dependent())
                                                                .equals(" about"));
        String key = words.lemma(main) + words.particle(main);
        boolean tells = FrameWords.has("shows", key) || FrameWords.has("opens", key);
        return isAbout
                || tells
                        && tree.dependent(main, "nsubj")
                                .or(() -> tree.dependent(main, "nsubj:pass"))
                                .filter(
                                        noun ->
                                                isTaleOrPart(noun)
                                                        || isTaleIfPresent(noun)
                                                        || isTaleByApposition(noun)
                                                        || isQuote(noun + 1)
                                                                && isQuotedTitle(main, noun))
                                .isPresent();
    }

    /** "Harbour Lights, a crime series," */
    private boolean isTaleByApposition(int noun) {
        return tree.dependents(noun).stream()
                .filter(arc -> arc.label().startsWith("appos"))
                .anyMatch(arc -> isTale(arc.dependent()));
    }

    /** A book, a plot: what is made up only where it is told in the present tense. */
    private boolean isTaleIfPresent(int noun) {
        return tokens.get(noun).isNoun() && FrameWords.has("tale-present", words.lemma(noun));
    }

    /** Whether who acts is a figure of a story: "the protagonist", "the hero of the novel". */
    private boolean isOfCharacter(int verb) {
        for (Arc arc : tree.dependents(verb)) {
            boolean acts = arc.label().startsWith("nsubj") || arc.label().equals("obj");
            if (acts
                    && (isCharacter(arc.dependent())
                            || tree.dependents(arc.dependent()).stream()
                                    .filter(
                                            own ->
                                                    own.label().startsWith("appos")
                                                            || own.label().equals("nmod:desc"))
                                    .anyMatch(own -> isCharacter(own.dependent())))) {
                return true;
            }
        }
        return false;
    }

    private boolean isCharacter(int noun) {
        String lemma = words.lemma(noun);
        return FrameWords.has("character", lemma)
                || FrameWords.has("character-of", lemma)
                        && tree.dependents(noun).stream()
                                .filter(arc -> arc.label().startsWith("nmod"))
                                .map(Arc::dependent)
                                .anyMatch(word -> isTale(word) || isTaleIfPresent(word));
    }

    private int mainVerb(Sentence sentence) {
        return IntStream.range(sentence.firstToken(), sentence.endToken())
                .filter(word -> tree.governor(word).map(arc -> arc.head() < 0).orElse(false))
                .findFirst()
                .orElse(-1);
    }

    /** Whether a clause is in the present tense: "follows", "is set in", "is a novel". */
    private boolean isInPresent(int head) {
        return words.isInPresent(head)
                || head >= 0
                        && tree.dependent(head, "cop")
                                .or(() -> tree.dependent(head, "aux:pass"))
                                .filter(words::isInPresent)
                                .isPresent()
                        && tree.dependents(head).stream()
                                .noneMatch(arc -> arc.label().equals("aux"));
    }

    /** Whether the event belongs to a novel, a film, a play: "in the film", "a novel in which". */
    boolean isTold(int event) {
        return isTold(event, true);
    }

    /**
     * @param alsoIfPresent whether a book counts that is told in the present tense; what somebody
     *     "writes in the book" is claimed
     */
    private boolean isTold(int event, boolean alsoIfPresent) {
        Set<Integer> seen = new HashSet<>();
        int word = event;
        boolean isContent = true;
        for (int depth = 0; depth < MAX_DEPTH && word >= 0 && seen.add(word); depth++) {
            if (isSetInTale(word, alsoIfPresent && word == event) || isOfCharacter(word)) {
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
                            || label.startsWith("nmod")
                                    && words.prepositions(word).equals(" about"))) {
                return true;
            }
            isContent &= TreeWords.CONTENT.contains(TreeWords.relation(label));
            boolean isShown =
                    isContent
                            && !label.startsWith("nsubj")
                            && FrameWords.look(
                                            "shows",
                                            words.lemma(head)
                                                    + words.particle(head)
                                                    + shownBy(word, label))
                                    .isPresent();
            boolean isNow = words.isInPresent(event);
            boolean isOpened =
                    isNow
                            && (label.equals("advcl") && FrameWords.has("opens", words.lemma(head))
                                    || label.equals("parataxis") && isInPresent(head));
            if ((isShown || isOpened)
                    && tree.dependent(head, "nsubj")
                            .filter(noun -> isTaleOrPart(noun) || isNow && isTaleIfPresent(noun))
                            .isPresent()) {
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
        return joined ? words.prepositions(word) : "";
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
                                                        && !words.prepositions(word).isEmpty());
        boolean shows =
                FrameWords.look("shows", words.lemma(verb)).isPresent()
                        && tree.dependent(verb, "nsubj")
                                .filter(word -> tokens.get(word).tag().startsWith("W"))
                                .isPresent();
        return where || shows;
    }

    /** "In the third chapter he meets her": a part of a story, told in the present tense. */
    private boolean isPartOfTale(int verb, int noun) {
        if (!words.isInPresent(verb) || FrameWords.look("tale-part", words.lemma(noun)).isEmpty()) {
            return false;
        }
        List<Arc> below = tree.dependents(noun);
        boolean ofTale = false;
        boolean ofOther = false;
        boolean counted = false;
        for (Arc arc : below) {
            int word = arc.dependent();
            if (arc.label().startsWith("nmod") && words.prepositions(word).equals(" of")) {
                boolean isOwn =
                        isTale(word)
                                || FrameWords.look("tale-part", words.lemma(word)).isPresent()
                                || isQuote(word - 1);
                ofTale |= isOwn;
                ofOther |= !isOwn;
            }
            ofTale |= arc.label().startsWith("appos") && isQuote(word - 1);
            counted |=
                    FrameWords.look("tale-number", words.lower(word)).isPresent()
                            && (arc.label().equals("amod") || arc.label().equals("nummod"));
        }
        return !ofOther && (ofTale || counted);
    }

    private boolean isSetInTale(int word, boolean alsoIfPresent) {
        for (Arc arc : tree.dependents(word)) {
            boolean setting = arc.label().startsWith("obl") || arc.label().startsWith("nmod");
            if (setting
                    && words.prepositions(arc.dependent()).equals(" in")
                    && (isTaleOrPart(arc.dependent())
                            || alsoIfPresent
                                    && words.isInPresent(word)
                                    && isTaleIfPresent(arc.dependent())
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
                || !FrameWords.has("beside-tale", words.lemma(noun))
                        && tree.dependents(noun).stream()
                                .filter(arc -> arc.label().startsWith("nmod"))
                                .map(Arc::dependent)
                                .anyMatch(
                                        word ->
                                                words.prepositions(word).equals(" of")
                                                        && isTale(word));
    }

    private boolean isTale(int noun) {
        Token token = tokens.get(noun);
        boolean isScene = words.lemma(noun).equals("scene");
        // "In scenes of chaos" tells no story.
        boolean described =
                isScene
                        && (token.tag().equals("NNS")
                                || tree.dependents(noun).stream()
                                        .filter(arc -> arc.label().startsWith("nmod"))
                                        .map(arc -> words.lemma(arc.dependent()))
                                        .anyMatch(word -> FrameWords.look("tale", word).isEmpty()));
        boolean madeUp =
                tree.dependents(noun).stream()
                        .filter(arc -> arc.label().equals("amod"))
                        .anyMatch(arc -> isMadeUp(words.lower(arc.dependent())));
        boolean isKind =
                tree.dependents(noun).stream()
                        .map(Arc::dependent)
                        .anyMatch(
                                word ->
                                        FrameWords.has(
                                                "tale",
                                                words.lower(word) + ' ' + words.lemma(noun)));
        // "is like a chess game in which" is a comparison.
        boolean isLikened = words.prepositions(noun).equals(" like");
        return token.isNoun()
                && !isLikened
                && (FrameWords.has("tale", words.lemma(noun)) || madeUp || isKind)
                && !described;
    }
}
