package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Arc;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Token;

/**
 * Who does what to whom by the arcs of the language model, and by phrases where it has none: a
 * subject is seen over whatever stands between, and that of an infinitive is who is made to act
 * ("persuaded the government to open talks").
 */
final class TreeSyntax implements SentenceSyntax {
    private static final Set<String> RELATIVES = Set.of("WDT", "WP", "WP$");

    /** Verbs whose subject does what they promise to their object. */
    private static final Set<String> SUBJECT_CONTROL = Set.of("promise", "threaten", "vow");

    /** What stands before an occasion on which something is said. */
    private static final Set<String> OCCASION = Set.of("at", "during", "in", "on");

    /** What stands before those whom a noun for an encounter names. */
    private static final Set<String> PARTNERS = Set.of("with", "between", "among");

    /** Roles of what says where and when. */
    private static final Set<String> CIRCUMSTANCES = Set.of("ARGM-LOC", "ARGM-TMP");

    private static final int MAX_DEPTH = 8;

    private final List<Token> tokens;
    private final List<Part> parts;
    private final DependencyTree tree;
    private final SentenceSyntax phrases;

    /**
     * @param phrases what reads the same parts without arcs
     */
    TreeSyntax(
            AnnotatedDocument document,
            List<Part> parts,
            DependencyTree tree,
            SentenceSyntax phrases) {
        tokens = document.tokens();
        this.parts = parts;
        this.tree = tree;
        this.phrases = phrases;
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public List<Phrase> subject(int verb) {
        int word = parts.get(verb).verb().head();
        List<Phrase> byPhrases = phrases.subject(verb);
        Optional<Integer> subject = subjectWord(word, 0);
        if (subject.isEmpty() && tree.dependent(word, "expl").isPresent()) {
            // "It became clear during the talks": it stands for nobody.
            return List.of();
        }
        if (subject.isEmpty()) {
            return byPhrases.stream().filter(phrase -> !isOfOuterClause(phrase, word)).toList();
        }
        if (RELATIVES.contains(tokens.get(subject.get()).tag())) {
            return byPhrases;
        }
        // Phrases know how far "a team of experts" goes.
        List<Phrase> byTree =
                conjoined(subject.get()).stream()
                        .map(phrase -> longest(phrase, byPhrases))
                        .map(this::named)
                        .distinct()
                        .toList();
        return byTree.isEmpty() ? byPhrases : byTree;
    }

    /**
     * The head of the subject: its own, the one of its role, or the one that a higher verb gives.
     */
    private Optional<Integer> subjectWord(int word, int depth) {
        Optional<Integer> own =
                tree.dependent(word, "nsubj").map(this::afterTitle).or(() -> agent(word));
        Arc up = tree.governor(word).orElse(null);
        if (own.isPresent() || up == null || up.head() < 0 || depth > MAX_DEPTH) {
            return own;
        }
        int head = up.head();
        return switch (up.label()) {
            case "conj" -> subjectWord(head, depth + 1);
            case "xcomp" ->
                    SUBJECT_CONTROL.contains(tokens.get(head).lemma())
                            ? subjectWord(head, depth + 1)
                            : tree.dependent(head, "obj")
                                    .or(() -> tree.dependent(head, "iobj"))
                                    .or(() -> subjectWord(head, depth + 1));
            default -> Optional.empty();
        };
    }

    /** "Mining ministers Ana Novak and Jan Weber", where title and name hang on the same verb. */
    private int afterTitle(int subject) {
        int next = subject + 1;
        Arc arc = tree.governor(subject).orElse(null);
        boolean isTitle =
                arc != null
                        && tokens.get(subject).tag().equals("NNS")
                        && next < tokens.size()
                        && tokens.get(next).tag().startsWith("NNP")
                        && tree.governor(next)
                                .filter(name -> name.head() == arc.head())
                                .filter(name -> name.label().equals(arc.label()))
                                .isPresent();
        return isTitle ? next : subject;
    }

    /** Who does it by its role. */
    private Optional<Integer> agent(int word) {
        return tree.roles(word).stream()
                .filter(arc -> arc.label().equals("ARG0"))
                .map(Arc::dependent)
                .findFirst();
    }

    private static Phrase longest(Phrase phrase, List<Phrase> others) {
        if (phrase.kind() == Phrase.Kind.PERSON) {
            return phrase;
        }
        return others.stream()
                .filter(other -> other.first() <= phrase.first() && phrase.end() <= other.end())
                .findFirst()
                .orElse(phrase);
    }

    /** Whether it is the subject of a clause with another clause's subject in between. */
    private boolean isOfOuterClause(Phrase subject, int word) {
        boolean isBetween = false;
        int at = tree.governor(word).map(Arc::head).orElse(-1);
        for (int steps = 0; at >= 0 && steps < tokens.size(); steps++) {
            Optional<Integer> own = tree.dependent(at, "nsubj");
            if (own.isPresent() && conjoined(own.get()).contains(subject)) {
                return isBetween;
            }
            isBetween |= own.isPresent();
            at = tree.governor(at).map(Arc::head).orElse(-1);
        }
        return false;
    }

    /** The phrases of a head word and of what is conjoined with it, in text order. */
    private List<Phrase> conjoined(int head) {
        List<Phrase> found = new ArrayList<>();
        phraseAt(head).ifPresent(found::add);
        addConjoined(head, found, 0);
        return found;
    }

    /** Adds what is conjoined with a word; "A, B and C" may hang C on B. */
    private void addConjoined(int head, List<Phrase> found, int depth) {
        for (Arc arc : tree.dependents(head)) {
            if (arc.label().equals("conj") && !isNegated(arc.dependent())) {
                phraseAt(arc.dependent())
                        .filter(phrase -> !found.contains(phrase))
                        .ifPresent(found::add);
                if (depth < MAX_DEPTH && tokens.get(arc.dependent()).isNoun()) {
                    addConjoined(arc.dependent(), found, depth + 1);
                }
            }
            if (arc.label().equals("appos") && tokens.get(head).tag().equals("NNS")) {
                // "the ministers of both countries, Ana Novak and Jan Weber": both.
                tree.dependents(arc.dependent()).stream()
                        .filter(name -> name.label().equals("conj") && !isNegated(name.dependent()))
                        .flatMap(name -> phraseAt(name.dependent()).stream())
                        .filter(phrase -> phrase.kind().isName() && !found.contains(phrase))
                        .forEach(found::add);
            }
        }
    }

    /** The phrases with those that are conjoined with one of them. */
    private List<Phrase> withConjoined(List<Phrase> some) {
        List<Phrase> all = new ArrayList<>(some);
        for (Phrase phrase : some) {
            for (int i = phrase.first(); i < phrase.end(); i++) {
                for (Phrase other : conjoined(i)) {
                    if (all.stream().noneMatch(known -> overlap(known, other))) {
                        all.add(other);
                    }
                }
            }
        }
        return all.stream().map(this::named).distinct().toList();
    }

    /** The name in apposition to a description, else the phrase: "the rebel group M23". */
    private Phrase named(Phrase phrase) {
        if (phrase.kind().isName() || phrase.name().isPresent()) {
            return phrase;
        }
        // "Secretary of State Ana Petrova": a title of several phrases.
        Optional<Phrase> titled =
                tree.governor(phrase.head())
                        .filter(arc -> arc.label().equals("nmod:desc"))
                        .flatMap(arc -> phraseAt(arc.head()))
                        .filter(name -> name.kind() == Phrase.Kind.PERSON);
        if (titled.isPresent()) {
            return titled.get();
        }
        for (int i = phrase.first(); i < phrase.end(); i++) {
            for (Arc arc : tree.dependents(i)) {
                Optional<Phrase> name =
                        arc.label().equals("appos") ? phraseAt(arc.dependent()) : Optional.empty();
                boolean isBeside =
                        name.isPresent()
                                && name.get().kind().isName()
                                && name.get().first() >= phrase.end()
                                && isOwnUpTo(i, phrase.end(), name.get().first());
                if (isBeside) {
                    return name.get();
                }
            }
        }
        return phrase;
    }

    /** Whether all between hangs on the word: "the Emir of Qatar, Jan Novak". */
    private boolean isOwnUpTo(int word, int from, int end) {
        if (end <= from + 1) {
            return true;
        }
        for (int i = from; i < end; i++) {
            if (tokens.get(i).isVerb() || !tree.isBelow(i, word)) {
                return false;
            }
        }
        return true;
    }

    /** "and not in Oslo" */
    private boolean isNegated(int word) {
        return tree.dependents(word).stream()
                .anyMatch(arc -> tokens.get(arc.dependent()).is("not"));
    }

    private static boolean overlap(Phrase a, Phrase b) {
        return a.first() < b.end() && b.first() < a.end();
    }

    private Optional<Phrase> phraseAt(int token) {
        return parts.stream()
                .filter(part -> part.is(Part.Kind.PHRASE) && holds(part.phrase(), token))
                .map(Part::phrase)
                .findFirst();
    }

    private static boolean holds(Phrase phrase, int token) {
        return phrase.first() <= token && token < phrase.end();
    }

    /**
     * Who speaks and who is spoken to on the occasion that a noun names: "Okafor assured Novak at a
     * meeting that"; the speakers, then the others. Empty if it is no such occasion.
     */
    List<List<Phrase>> speakingAt(int noun) {
        int word = parts.get(noun).phrase().head();
        Arc up = tree.governor(word).orElse(null);
        boolean isOccasion =
                up != null
                        && up.head() >= 0
                        && up.label().startsWith("obl")
                        && tokens.get(up.head()).isVerb()
                        && tree.dependent(word, "case")
                                .map(preposition -> tokens.get(preposition).lemma())
                                .filter(OCCASION::contains)
                                .isPresent();
        if (!isOccasion) {
            return List.of();
        }
        int verb = up.head();
        Optional<Integer> speaker =
                tree.dependent(verb, "nsubj:pass").isPresent()
                        ? tree.dependent(verb, "obl:agent")
                        : subjectWord(verb, 0);
        Optional<Integer> other =
                tree.dependent(verb, "iobj")
                        .or(() -> spokenTo(verb))
                        .or(() -> tree.dependent(verb, "obj").flatMap(this::spokenTo))
                        .or(() -> tree.dependent(verb, "nsubj:pass"));
        return speaker.isEmpty() || other.isEmpty()
                ? List.of()
                : List.of(conjoined(speaker.get()), conjoined(other.get()));
    }

    /**
     * Whom a relative clause is about, as the object of its verb: "Novak, whom she had received",
     * "the banker that she met", "the man she met"; with a preposition, "with whom she held talks".
     *
     * @param preposition empty for the object
     * @return empty if the verb heads no such clause
     */
    List<Phrase> relativeObject(int verb, String preposition) {
        int word = parts.get(verb).verb().head();
        Arc up = tree.governor(word).orElse(null);
        boolean isRelative = up != null && up.head() >= 0 && up.label().equals("acl:relcl");
        if (!isRelative) {
            return List.of();
        }
        boolean isAsked = false;
        boolean isOther = false;
        for (Arc arc : tree.dependents(word)) {
            boolean isPronoun = RELATIVES.contains(tokens.get(arc.dependent()).tag());
            String before =
                    tree.dependent(arc.dependent(), "case")
                            .map(at -> tokens.get(at).text().toLowerCase(Locale.ROOT))
                            .orElse("");
            isAsked |=
                    isPronoun
                            && before.equals(preposition)
                            && (arc.label().equals("obj") || !before.isEmpty());
            isOther |= isPronoun || arc.label().equals("obj") || arc.label().equals("nsubj:pass");
        }
        boolean isBare =
                preposition.isEmpty()
                        && !isOther
                        && tree.dependent(word, "nsubj").isPresent()
                        && !tokens.get(up.head()).tag().equals("RB");
        if (!isAsked && !isBare) {
            return List.of();
        }
        return phraseAt(up.head()).map(this::named).map(List::of).orElse(List.of());
    }

    /** Who goes with the subject: "Okafor, accompanied by two ministers, arrived". */
    List<Phrase> companions(int verb) {
        int word = parts.get(verb).verb().head();
        List<Phrase> found = new ArrayList<>();
        Stream.concat(Stream.of(word), subjectWord(word, 0).stream())
                .flatMap(head -> tree.dependents(head).stream())
                .filter(arc -> arc.label().equals("acl") || arc.label().equals("advcl"))
                .map(Arc::dependent)
                .filter(participle -> tokens.get(participle).tag().equals("VBN"))
                .filter(participle -> FrameWords.has("goes-along", tokens.get(participle).lemma()))
                .flatMap(participle -> tree.dependents(participle).stream())
                .filter(arc -> arc.label().startsWith("obl"))
                .filter(
                        arc ->
                                tree.dependent(arc.dependent(), "case")
                                        .filter(by -> tokens.get(by).is("by"))
                                        .isPresent())
                .forEach(arc -> found.addAll(conjoined(arc.dependent())));
        return found.stream().map(this::named).distinct().toList();
    }

    /** What says where and when a verb or noun happens, by its roles, in text order. */
    List<Adjunct> circumstances(int part) {
        Part own = parts.get(part);
        int word = own.is(Part.Kind.VERB) ? own.verb().head() : own.phrase().head();
        List<Adjunct> found = new ArrayList<>();
        for (Arc arc : tree.roles(word)) {
            if (!CIRCUMSTANCES.contains(arc.label())) {
                continue;
            }
            String preposition =
                    tree.dependent(arc.dependent(), "case")
                            .map(before -> tokens.get(before).lemma())
                            .orElse("");
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).is(Part.Kind.PHRASE)
                        && holds(parts.get(i).phrase(), arc.dependent())) {
                    found.add(new Adjunct(preposition, List.of(parts.get(i).phrase()), i, ""));
                }
            }
        }
        return found;
    }

    /**
     * The times that a noun is set for, and with one the places: "is planned for May", ", scheduled
     * for May 3 in Oslo,", "was moved to May".
     */
    List<Adjunct> setFor(int noun) {
        int word = parts.get(noun).phrase().head();
        List<Integer> setting = new ArrayList<>();
        tree.governor(word)
                .filter(arc -> arc.head() >= 0 && arc.label().startsWith("nsubj"))
                .filter(
                        arc ->
                                arc.label().equals("nsubj:pass")
                                        || tokens.get(arc.head()).tag().startsWith("JJ"))
                .ifPresent(arc -> setting.add(arc.head()));
        tree.dependents(word).stream()
                .filter(arc -> arc.label().equals("acl"))
                .map(Arc::dependent)
                .filter(participle -> tokens.get(participle).tag().equals("VBN"))
                .forEach(setting::add);
        List<Adjunct> found = new ArrayList<>();
        for (int verb : setting) {
            List<Adjunct> times = new ArrayList<>();
            List<Adjunct> places = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).is(Part.Kind.PHRASE)) {
                    continue;
                }
                String preposition = prepositionUnder(verb, parts.get(i).phrase());
                boolean isTime = parts.get(i).isTime();
                List<Phrase> own = List.of(parts.get(i).phrase());
                if (isTime && (preposition.equals("for") || preposition.equals("to"))) {
                    times.add(new Adjunct("for", own, i, ""));
                } else if (!isTime && (preposition.equals("in") || preposition.equals("at"))) {
                    places.add(new Adjunct(preposition, own, i, ""));
                }
            }
            found.addAll(times);
            if (!times.isEmpty()) {
                found.addAll(places);
            }
        }
        return found;
    }

    /**
     * What joins a phrase to a verb that it hangs on, straight or by its time; empty if nothing.
     */
    private String prepositionUnder(int verb, Phrase phrase) {
        for (int i = phrase.first(); i < phrase.end(); i++) {
            Arc up = tree.governor(i).orElse(null);
            boolean isUnder =
                    up != null
                            && (up.head() == verb && up.label().startsWith("obl")
                                    || up.label().startsWith("nmod")
                                            && tree.governor(up.head())
                                                    .filter(above -> above.head() == verb)
                                                    .filter(
                                                            above ->
                                                                    above.label().startsWith("obl"))
                                                    .isPresent());
            Optional<Integer> joint = isUnder ? tree.dependent(i, "case") : Optional.empty();
            if (joint.isPresent()) {
                return tokens.get(joint.get()).lemma();
            }
        }
        return "";
    }

    /** Whether the verb says what its object is: "called them fools". */
    boolean isPredicating(int verb) {
        return tree.dependents(parts.get(verb).verb().head()).stream()
                .filter(arc -> arc.label().equals("xcomp"))
                .anyMatch(arc -> !tokens.get(arc.dependent()).isVerb());
    }

    /** The "to" of a verb or of its object: "made the promise to Novak". */
    private Optional<Integer> spokenTo(int head) {
        return tree.dependents(head).stream()
                .filter(arc -> arc.label().startsWith("obl") || arc.label().startsWith("nmod"))
                .map(Arc::dependent)
                .filter(
                        noun ->
                                tree.dependent(noun, "case")
                                        .filter(to -> tokens.get(to).is("to"))
                                        .isPresent())
                .findFirst();
    }

    @Override
    public List<Phrase> objects(int verb) {
        return withConjoined(phrases.objects(verb));
    }

    @Override
    public List<Adjunct> adjuncts(int head) {
        List<Adjunct> found = new ArrayList<>();
        for (Adjunct adjunct : phrases.adjuncts(head)) {
            found.add(
                    new Adjunct(
                            adjunct.preposition(),
                            withConjoined(adjunct.objects()),
                            adjunct.part(),
                            adjunct.participle()));
        }
        if (parts.get(head).is(Part.Kind.PHRASE)) {
            addPartners(head, found);
        }
        return found;
    }

    /** "The meeting, planned for May, between Okafor and Novak": what an insertion parts. */
    private void addPartners(int noun, List<Adjunct> found) {
        int word = parts.get(noun).phrase().head();
        if (found.stream().anyMatch(adjunct -> PARTNERS.contains(adjunct.preposition()))) {
            return;
        }
        for (Arc arc : tree.dependents(word)) {
            String preposition =
                    tree.dependent(arc.dependent(), "case")
                            .map(before -> tokens.get(before).lemma())
                            .orElse("");
            int comma = parts.get(noun).end();
            boolean isParted =
                    arc.label().startsWith("nmod")
                            && arc.dependent() > comma
                            && tokens.get(comma).is(",")
                            && PARTNERS.contains(preposition);
            for (int i = noun; i < parts.size() && isParted; i++) {
                if (parts.get(i).is(Part.Kind.PHRASE)
                        && holds(parts.get(i).phrase(), arc.dependent())) {
                    found.add(new Adjunct(preposition, conjoined(arc.dependent()), i, ""));
                }
            }
        }
    }

    @Override
    public Governor governor(int head) {
        Governor found = phrases.governor(head);
        // Only one that names its parties, or "The meeting, which lasted an hour, was mediated by
        // Okafor" were hers alone.
        boolean isParted =
                found.part() < 0
                        && parts.get(head).is(Part.Kind.PHRASE)
                        && adjuncts(head).stream()
                                .anyMatch(adjunct -> PARTNERS.contains(adjunct.preposition()));
        return isParted ? subjectOf(head) : found;
    }

    /** "The meeting, first planned for May, will take place": the verb after an insertion. */
    private Governor subjectOf(int noun) {
        int word = parts.get(noun).phrase().head();
        int verb =
                tree.governor(word)
                        .filter(arc -> arc.head() > word && arc.label().startsWith("nsubj"))
                        .map(Arc::head)
                        .orElse(-1);
        for (int i = noun; i < parts.size() && verb >= 0; i++) {
            if (parts.get(i).is(Part.Kind.VERB) && parts.get(i).verb().head() == verb) {
                return new Governor(Relation.SUBJECT, "", i);
            }
        }
        return Governor.NONE;
    }

    @Override
    public List<Adjunct> fronted(int verb) {
        int word = parts.get(verb).verb().head();
        return phrases.fronted(verb).stream()
                .filter(
                        adjunct ->
                                adjunct.objects().stream()
                                        .noneMatch(object -> isOfClauseAside(object.head(), word)))
                .toList();
    }

    /** "Okafor, who led Kenya until 2018, met Novak": the clause about Okafor is not of "met". */
    private boolean isOfClauseAside(int token, int word) {
        int at = token;
        for (int steps = 0; steps < tokens.size() && at >= 0 && at != word; steps++) {
            Arc up = tree.governor(at).orElse(null);
            if (up == null) {
                return false;
            }
            if (up.label().equals("acl:relcl") && up.head() != word) {
                return !tree.isBelow(word, at);
            }
            at = up.head();
        }
        return false;
    }

    @Override
    public String clauseHead(int verb) {
        return phrases.clauseHead(verb);
    }

    @Override
    public int outerVerb(int verb) {
        return phrases.outerVerb(verb);
    }

    @Override
    public int coordinated(int verb) {
        return phrases.coordinated(verb);
    }
}
