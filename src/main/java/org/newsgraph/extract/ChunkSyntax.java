package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Token;

/**
 * Syntax read off the order of flat phrases and verb groups.
 *
 * <p>Every question looks at neighbours of one part and walks over each part a bounded number of
 * times.
 */
final class ChunkSyntax implements SentenceSyntax {
    private static final int MAX_DEPTH = 6;
    private static final Set<String> MEASURES =
            Set.of("time", "minute", "hour", "day", "week", "month", "year", "while");
    private static final Set<String> PEOPLE_PREPOSITIONS =
            Set.of("of", "from", "outside", "within");
    private static final Set<String> OFFICE_PREPOSITIONS = Set.of("to", "for", "at");
    private static final Set<String> CLAUSE_PREPOSITIONS =
            Set.of(
                    "after",
                    "before",
                    "since",
                    "until",
                    "despite",
                    "following",
                    "ahead of",
                    "prior to",
                    "without",
                    "because of",
                    "amid",
                    "during");

    private final AnnotatedDocument document;
    private final EventGrammar grammar;
    private final List<Part> parts;

    ChunkSyntax(AnnotatedDocument document, EventGrammar grammar, List<Part> parts) {
        this.document = document;
        this.grammar = grammar;
        this.parts = List.copyOf(parts);
    }

    /** Coordinated phrases and the index after the last of their parts. */
    private record Group(List<Phrase> members, int end) {}

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public List<Phrase> subject(int verb) {
        return subject(verb, 0);
    }

    private List<Phrase> subject(int verb, int depth) {
        if (depth > MAX_DEPTH || verb < 0) {
            return List.of();
        }
        return switch (parts.get(verb).verb().form()) {
            case FINITE, PARTICIPLE -> finiteSubject(verb, depth);
            case BARE -> bareSubject(verb, depth);
            case INFINITIVE -> infinitiveSubject(verb, depth);
            case GERUND -> gerundSubject(verb, depth);
        };
    }

    private List<Phrase> finiteSubject(int verb, int depth) {
        int before = skipLeft(verb - 1);
        if (before < 0) {
            return List.of();
        }
        Part part = parts.get(before);
        switch (part.kind()) {
            case RELATIVE -> {
                return antecedent(before);
            }
            case CONJUNCTION -> {
                return subject(previousVerb(before, true), depth + 1);
            }
            case COMMA -> {
                List<Phrase> found = aroundInsertion(before);
                return found.isEmpty() ? subject(previousVerb(before, true), depth + 1) : found;
            }
            case PHRASE -> {
                List<Phrase> found = groupEnding(before);
                if (!found.isEmpty()) {
                    return found;
                }
                return List.of();
            }
            default -> {
                return List.of();
            }
        }
    }

    private List<Phrase> antecedent(int relative) {
        int at = relative - 1;
        while (at >= 0
                && (parts.get(at).is(Part.Kind.COMMA)
                        || parts.get(at).is(Part.Kind.QUOTE)
                        || parts.get(at).is(Part.Kind.PREPOSITION))) {
            at--;
        }
        if (at < 0 || !parts.get(at).is(Part.Kind.PHRASE)) {
            return List.of();
        }
        // "the leader of the party who": the head of the chain, if it is a person.
        int head = at;
        while (head >= 2
                && parts.get(head - 1).is(Part.Kind.PREPOSITION)
                && parts.get(head - 2).is(Part.Kind.PHRASE)
                && !parts.get(at).phrase().kind().equals(Phrase.Kind.PERSON)) {
            head -= 2;
            if (parts.get(head).phrase().kind() == Phrase.Kind.PEOPLE) {
                return List.of(extent(head).members().get(0));
            }
        }
        Phrase phrase = parts.get(at).phrase();
        // "Jan Novak, the finance minister, who": the name says more.
        if (phrase.kind() != Phrase.Kind.PERSON
                && phrase.kind() != Phrase.Kind.PRONOUN
                && at >= 2
                && parts.get(at - 1).is(Part.Kind.COMMA)
                && parts.get(at - 2).is(Part.Kind.PHRASE)
                && parts.get(at - 2).phrase().kind() == Phrase.Kind.PERSON) {
            return List.of(parts.get(at - 2).phrase());
        }
        return List.of(phrase);
    }

    private List<Phrase> bareSubject(int verb, int depth) {
        int coordinated = coordinated(verb);
        if (coordinated >= 0) {
            return subject(coordinated, depth + 1);
        }
        int before = skipLeft(verb - 1);
        if (before >= 0 && parts.get(before).is(Part.Kind.VERB)) {
            return subject(before, depth + 1);
        }
        if (before >= 0 && parts.get(before).is(Part.Kind.PHRASE)) {
            return groupEnding(before);
        }
        return List.of();
    }

    private List<Phrase> infinitiveSubject(int verb, int depth) {
        int before = skipLeft(verb - 1);
        if (before < 0) {
            return List.of();
        }
        Part part = parts.get(before);
        if (part.is(Part.Kind.CONJUNCTION) || part.is(Part.Kind.COMMA)) {
            int other = previousInfinitive(before);
            if (other >= 0) {
                return subject(other, depth + 1);
            }
        }
        Governor governor = governor(verb);
        if (governor.part() < 0) {
            // A headline: "Okafor to meet Novak".
            return part.is(Part.Kind.PHRASE) ? groupEnding(before) : List.of();
        }
        Part above = parts.get(governor.part());
        if (part.is(Part.Kind.PHRASE) && !part.isTime()) {
            int start = phraseStart(before);
            if (start > 0 && parts.get(start - 1).isPreposition("for")) {
                return group(start, false).members();
            }
            if (above.is(Part.Kind.VERB)
                    && !above.verb().passive()
                    && (controlsObject(above.verb().lemma())
                            || start > 0 && parts.get(start - 1).isPreposition("on"))) {
                Group object = group(start, false);
                if (!object.members().isEmpty() && object.members().get(0).kind().mayAct()) {
                    return object.members();
                }
            }
        }
        if (above.is(Part.Kind.PHRASE)) {
            Optional<Phrase> possessor = above.phrase().possessor();
            if (possessor.isPresent() && possessor.get().kind().mayAct()) {
                return List.of(possessor.get());
            }
            return subject(verbLeftOf(governor.part()), depth + 1);
        }
        if (above.is(Part.Kind.ADJECTIVE)) {
            return subject(verbLeftOf(governor.part()), depth + 1);
        }
        return subject(governor.part(), depth + 1);
    }

    private boolean controlsObject(String lemma) {
        return grammar.is('v', lemma, EventGrammar.Reality.OBJECT)
                || grammar.is('v', lemma, EventGrammar.Reality.SENT)
                || lemma.equals("want")
                || lemma.equals("expect")
                || lemma.equals("help")
                || lemma.equals("force")
                || lemma.equals("lead");
    }

    private List<Phrase> gerundSubject(int verb, int depth) {
        int before = skipLeft(verb - 1);
        if (before >= 0) {
            Part part = parts.get(before);
            if (part.is(Part.Kind.VERB)) {
                return subject(before, depth + 1);
            }
            if (part.is(Part.Kind.PHRASE) && !part.isTime()) {
                List<Phrase> found = groupEnding(before);
                if (!found.isEmpty() && found.get(0).kind().mayAct()) {
                    return found;
                }
                if (part.isActor() && before == verb - 1) {
                    // "a rule for people traveling to": those before it.
                    return List.of(part.phrase());
                }
            }
            if (part.is(Part.Kind.CONJUNCTION) || part.is(Part.Kind.COMMA)) {
                for (int i = before - 1; i >= 0 && !parts.get(i).isFinite(); i--) {
                    if (isVerb(i, VerbGroup.Form.GERUND)) {
                        return subject(i, depth + 1);
                    }
                }
            }
            int left = verbLeftOf(before + 1);
            while (left >= 0 && parts.get(left).verb().form() == VerbGroup.Form.GERUND) {
                left = verbLeftOf(left);
            }
            if (left >= 0) {
                // "blamed her for meeting", "barred her from visiting": her.
                boolean blamed =
                        part.isPreposition("for", "from")
                                && before > 0
                                && parts.get(before - 1).is(Part.Kind.PHRASE);
                if (blamed) {
                    List<Phrase> objects = objects(left);
                    if (!objects.isEmpty() && objects.get(0).kind().mayAct()) {
                        return objects;
                    }
                }
                return subject(left, depth + 1);
            }
        }
        return subject(mainVerbRight(verb), depth + 1);
    }

    /** The finite verb of the main clause that follows a fronted phrase or clause, or -1. */
    private int mainVerbRight(int from) {
        boolean comma = false;
        boolean embedded = false;
        for (int i = from + 1; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.COMMA)) {
                comma = true;
                embedded = false;
            } else if (part.is(Part.Kind.RELATIVE) || part.is(Part.Kind.SUBORDINATOR)) {
                embedded = true;
            } else if (part.isFinite() && comma && !embedded) {
                return i;
            } else if (part.is(Part.Kind.STOP)) {
                return -1;
            }
        }
        return -1;
    }

    @Override
    public List<Phrase> objects(int verb) {
        return objectGroup(verb).members();
    }

    private Group objectGroup(int verb) {
        Part part = parts.get(verb);
        if (part.verb().passive()) {
            return new Group(List.of(), verb + 1);
        }
        int at = verb + 1;
        while (at < parts.size() && parts.get(at).is(Part.Kind.ADVERB)) {
            at++;
        }
        if (at < parts.size() && parts.get(at).is(Part.Kind.PHRASE) && !parts.get(at).isTime()) {
            return isMeasure(parts.get(at).phrase()) || isPaired(at)
                    ? new Group(List.of(), at + 1)
                    : group(at, false);
        }
        return new Group(List.of(), verb + 1);
    }

    /** "three times", "two hours": an adverbial, no object. */
    private boolean isMeasure(Phrase phrase) {
        return phrase.kind() == Phrase.Kind.THING
                && MEASURES.contains(document.tokens().get(phrase.head()).lemma());
    }

    /** "face to face", "one on one", "day after day": an adverbial of twice the same word. */
    private boolean isPaired(int at) {
        Part part = parts.get(at);
        return part.end() == part.first() + 1
                && at + 2 < parts.size()
                && parts.get(at + 1).is(Part.Kind.PREPOSITION)
                && parts.get(at + 2).word().equals(part.word());
    }

    @Override
    public List<Adjunct> adjuncts(int head) {
        List<Adjunct> found = new ArrayList<>();
        boolean noun = parts.get(head).is(Part.Kind.PHRASE);
        int at = noun ? head + 1 : Math.max(head + 1, objectGroup(head).end());
        String participle = "";
        while (at < parts.size()) {
            Part part = parts.get(at);
            switch (part.kind()) {
                case ADVERB -> {
                    found.add(new Adjunct("", List.of(), at, participle));
                    at++;
                }
                case QUOTE -> at++;
                case PHRASE -> {
                    if (!part.isTime()) {
                        return found;
                    }
                    found.add(new Adjunct("", List.of(part.phrase()), at, participle));
                    at++;
                }
                case PREPOSITION -> {
                    int next = skipAdverbs(at + 1);
                    if (next >= parts.size() || !parts.get(next).is(Part.Kind.PHRASE)) {
                        return found;
                    }
                    Group group =
                            parts.get(next).isTime()
                                    ? new Group(List.of(parts.get(next).phrase()), next + 1)
                                    : part.isPreposition("between", "among")
                                            ? pair(next)
                                            : group(next, false);
                    found.add(new Adjunct(part.word(), group.members(), at, participle));
                    if (CLAUSE_PREPOSITIONS.contains(part.word()) && !parts.get(next).isTime()) {
                        return found;
                    }
                    at = group.end();
                }
                case COMMA -> {
                    int next = skipAdverbs(at + 1);
                    boolean insertion =
                            noun
                                    && next < parts.size()
                                    && isVerb(next, VerbGroup.Form.PARTICIPLE)
                                    && isLight(parts.get(next).verb().lemma());
                    if (insertion) {
                        participle = parts.get(next).verb().lemma();
                        at = next + 1;
                        continue;
                    }
                    boolean goesOn =
                            next < parts.size()
                                    && (parts.get(next).isTime()
                                            || parts.get(next)
                                                            .isPreposition(
                                                                    "in", "at", "on", "with", "for",
                                                                    "between")
                                                    && !startsClause(next));
                    if (!goesOn) {
                        return found;
                    }
                    at++;
                }
                case CONJUNCTION -> {
                    if (at + 1 >= parts.size() || !parts.get(at + 1).is(Part.Kind.PREPOSITION)) {
                        return found;
                    }
                    at++;
                }
                case VERB -> {
                    if (!noun
                            || part.verb().form() != VerbGroup.Form.PARTICIPLE
                            || at > head + 1 && parts.get(at - 1).is(Part.Kind.COMMA)) {
                        return found;
                    }
                    participle = part.verb().lemma();
                    at++;
                }
                case ADJECTIVE -> {
                    if (!noun) {
                        return found;
                    }
                    at++;
                }
                default -> {
                    return found;
                }
            }
        }
        return found;
    }

    private boolean isLight(String lemma) {
        return grammar.light(lemma).isPresent();
    }

    /** Whether a prepositional phrase after a comma opens a new clause: ", in Rome, she said". */
    private boolean startsClause(int preposition) {
        for (int i = preposition + 1; i < parts.size() && i < preposition + 6; i++) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.COMMA) || part.is(Part.Kind.PHRASE)) {
                continue;
            }
            return part.isFinite();
        }
        return false;
    }

    @Override
    public Governor governor(int head) {
        Part part = parts.get(head);
        return part.is(Part.Kind.VERB) ? verbGovernor(head) : nounGovernor(head);
    }

    private Governor verbGovernor(int verb) {
        VerbGroup group = parts.get(verb).verb();
        if (group.form() == VerbGroup.Form.GERUND) {
            return gerundGovernor(verb);
        }
        if (group.form() != VerbGroup.Form.INFINITIVE) {
            return Governor.NONE;
        }
        for (int i = skipLeft(verb - 1); i >= 0; i--) {
            Part part = parts.get(i);
            switch (part.kind()) {
                case VERB, ADJECTIVE -> {
                    return new Governor(Relation.COMPLEMENT, "", i);
                }
                case PHRASE -> {
                    if (i == skipLeft(verb - 1) && governsByNoun(i)) {
                        return new Governor(Relation.COMPLEMENT, "", i);
                    }
                    if (i > 0
                            && parts.get(i - 1).isPreposition("for")
                            && i > 1
                            && parts.get(i - 2).is(Part.Kind.PHRASE)
                            && governsByNoun(i - 2)) {
                        return new Governor(Relation.COMPLEMENT, "for", i - 2);
                    }
                }
                case SUBORDINATOR, RELATIVE, STOP -> {
                    return Governor.NONE;
                }
                case CONJUNCTION, COMMA -> {
                    int other = previousInfinitive(i);
                    if (i == skipLeft(verb - 1) && other >= 0) {
                        return verbGovernor(other);
                    }
                }
                default -> {}
            }
        }
        return Governor.NONE;
    }

    private Governor gerundGovernor(int verb) {
        int before = skipLeft(verb - 1);
        if (before < 0) {
            return new Governor(Relation.COMPLEMENT, "", mainVerbRight(verb));
        }
        Part part = parts.get(before);
        if (part.is(Part.Kind.VERB)) {
            return new Governor(Relation.COMPLEMENT, "", before);
        }
        if (part.is(Part.Kind.CONJUNCTION) || part.is(Part.Kind.COMMA)) {
            for (int i = before - 1; i >= 0 && !parts.get(i).isFinite(); i--) {
                if (isVerb(i, VerbGroup.Form.GERUND)) {
                    return gerundGovernor(i);
                }
            }
            int outer = outerVerb(verb);
            if (outer >= 0) {
                return new Governor(Relation.COMPLEMENT, "", outer);
            }
        }
        String preposition =
                part.is(Part.Kind.PREPOSITION) || part.is(Part.Kind.SUBORDINATOR)
                        ? part.word()
                        : "";
        if (!preposition.isEmpty()
                && before > 0
                && parts.get(before - 1).is(Part.Kind.PHRASE)
                && governsByNoun(before - 1)) {
            return new Governor(Relation.COMPLEMENT, preposition, before - 1);
        }
        if (!preposition.isEmpty() && before > 0 && parts.get(before - 1).is(Part.Kind.ADJECTIVE)) {
            return new Governor(Relation.COMPLEMENT, preposition, before - 1);
        }
        int left = verbLeftOf(before + 1);
        int main = left >= 0 ? left : mainVerbRight(verb);
        return new Governor(Relation.COMPLEMENT, preposition, main);
    }

    private Governor nounGovernor(int noun) {
        int start = phraseStart(noun);
        String preposition = "";
        if (start > 0 && parts.get(start - 1).is(Part.Kind.PREPOSITION)) {
            preposition = parts.get(start - 1).word();
            int owner = start - 2;
            if (owner >= 0 && parts.get(owner).is(Part.Kind.PHRASE) && governsByNoun(owner)) {
                return new Governor(Relation.ADJUNCT, preposition, owner);
            }
        } else if (start > 0 && parts.get(start - 1).is(Part.Kind.SUBORDINATOR)) {
            preposition = parts.get(start - 1).word();
            if (!CLAUSE_PREPOSITIONS.contains(preposition)) {
                preposition = "";
            }
        }
        int verbRight = subjectOf(noun);
        if (verbRight < 0
                && start > 0
                && parts.get(start - 1).is(Part.Kind.CONJUNCTION)
                && !parts.get(start - 1).word().equals("but")) {
            // "talks with one and meetings with another" stand under the same word.
            for (int i = start - 2; i >= 0 && !parts.get(i).is(Part.Kind.VERB); i--) {
                if (isEventNoun(i)) {
                    return nounGovernor(i);
                }
            }
        }
        for (int i = start - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.COMMA)
                    && !preposition.isEmpty()
                    && i > 0
                    && parts.get(i - 1).isActor()) {
                // "Novak, in Rome for a visit, told": under the verb after the insertion.
                int main = mainVerbRight(noun);
                if (main > 0 && parts.get(main - 1).is(Part.Kind.COMMA)) {
                    return new Governor(Relation.ADJUNCT, preposition, main);
                }
            }
            if (part.is(Part.Kind.VERB)) {
                boolean clause =
                        verbRight >= 0
                                && preposition.isEmpty()
                                && part.isFinite()
                                && grammar.is(
                                        'v', part.verb().lemma(), EventGrammar.Reality.REPORT);
                if (clause) {
                    return new Governor(Relation.SUBJECT, "", verbRight);
                }
                return new Governor(
                        preposition.isEmpty() ? Relation.OBJECT : Relation.ADJUNCT, preposition, i);
            }
            if (part.is(Part.Kind.SUBORDINATOR) && i != start - 1
                    || part.is(Part.Kind.RELATIVE)
                    || part.is(Part.Kind.STOP)) {
                break;
            }
        }
        if (!preposition.isEmpty()) {
            int main = mainVerbRight(noun);
            return main < 0 ? Governor.NONE : new Governor(Relation.ADJUNCT, preposition, main);
        }
        return verbRight >= 0 ? new Governor(Relation.SUBJECT, "", verbRight) : Governor.NONE;
    }

    /** The finite verb that the noun, with all that attaches to it, is the subject of, or -1. */
    private int subjectOf(int noun) {
        for (int i = noun + 1; i < parts.size(); i++) {
            Part part = parts.get(i);
            switch (part.kind()) {
                case VERB -> {
                    if (part.isFinite()) {
                        return i;
                    }
                    if (part.verb().form() != VerbGroup.Form.PARTICIPLE) {
                        return -1;
                    }
                }
                case PHRASE -> {
                    // A second phrase without a preposition is the subject of what follows.
                    Part before = parts.get(i - 1);
                    if (!part.isTime()
                            && !before.is(Part.Kind.PREPOSITION)
                            && !before.is(Part.Kind.CONJUNCTION)
                            && !before.is(Part.Kind.ADVERB)) {
                        return -1;
                    }
                }
                case PREPOSITION, CONJUNCTION, ADVERB, ADJECTIVE, QUOTE -> {}
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    private boolean isEventNoun(int part) {
        return parts.get(part).is(Part.Kind.PHRASE)
                && grammar.noun(document.tokens().get(parts.get(part).phrase().head()).lemma())
                        .isPresent();
    }

    private boolean governsByNoun(int phrase) {
        Phrase above = parts.get(phrase).phrase();
        String lemma = document.tokens().get(above.head()).lemma();
        return grammar.is('n', lemma, EventGrammar.Reality.PLANNED)
                || grammar.is('n', lemma, EventGrammar.Reality.HYPOTHETICAL)
                || grammar.is('n', lemma, EventGrammar.Reality.DENIED);
    }

    @Override
    public List<Adjunct> fronted(int verb) {
        int start = clauseStart(verb);
        List<Adjunct> found = new ArrayList<>();
        // What follows another verb is that verb's own.
        int at = start > 0 && parts.get(start - 1).is(Part.Kind.VERB) ? verb : start;
        while (at < verb) {
            Part part = parts.get(at);
            if (part.is(Part.Kind.ADVERB)
                    || part.is(Part.Kind.COMMA)
                    || part.is(Part.Kind.QUOTE)
                    || part.is(Part.Kind.CONJUNCTION)) {
                if (part.is(Part.Kind.ADVERB)) {
                    found.add(new Adjunct("", List.of(), at, ""));
                }
                at++;
            } else if (part.isTime()) {
                found.add(new Adjunct("", List.of(part.phrase()), at, ""));
                at++;
            } else if (part.is(Part.Kind.PREPOSITION)
                    && at + 1 < verb
                    && parts.get(at + 1).is(Part.Kind.PHRASE)) {
                if (CLAUSE_PREPOSITIONS.contains(part.word()) && !parts.get(at + 1).isTime()) {
                    break;
                }
                Group group = group(at + 1, false);
                found.add(new Adjunct(part.word(), group.members(), at, ""));
                at = Math.max(group.end(), at + 2);
            } else {
                break;
            }
        }
        // Between subject and verb: "Novak on Friday met".
        for (int i = verb - 1; i > start; i--) {
            Part part = parts.get(i);
            if (part.isTime()) {
                if (found.stream().noneMatch(a -> a.objects().contains(part.phrase()))) {
                    found.add(new Adjunct("", List.of(part.phrase()), i, ""));
                }
            } else if (!part.is(Part.Kind.ADVERB) && !part.is(Part.Kind.PREPOSITION)) {
                break;
            }
        }
        return found;
    }

    private int clauseStart(int verb) {
        for (int i = verb - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.VERB)
                    || part.is(Part.Kind.SUBORDINATOR)
                    || part.is(Part.Kind.RELATIVE)
                    || part.is(Part.Kind.STOP)) {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public String clauseHead(int verb) {
        for (int i = verb - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.SUBORDINATOR) || part.is(Part.Kind.RELATIVE)) {
                return part.word();
            }
            if (part.isFinite() || part.is(Part.Kind.STOP)) {
                return "";
            }
        }
        return "";
    }

    @Override
    public int outerVerb(int verb) {
        for (int i = verb - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.isFinite()) {
                return i;
            }
            if (part.is(Part.Kind.STOP)) {
                return -1;
            }
        }
        return -1;
    }

    @Override
    public int coordinated(int verb) {
        int before = skipLeft(verb - 1);
        if (before < 0
                || !parts.get(before).is(Part.Kind.CONJUNCTION)
                        && !parts.get(before).is(Part.Kind.COMMA)) {
            return -1;
        }
        VerbGroup.Form form = parts.get(verb).verb().form();
        for (int i = before - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (!part.is(Part.Kind.VERB)) {
                continue;
            }
            VerbGroup.Form other = part.verb().form();
            boolean same =
                    switch (form) {
                        case BARE ->
                                other == VerbGroup.Form.BARE
                                        || other == VerbGroup.Form.INFINITIVE
                                        || other == VerbGroup.Form.FINITE;
                        default -> other == form;
                    };
            if (same) {
                return i;
            }
        }
        return -1;
    }

    /** The nearest finite verb before a part, or -1. */
    private int previousVerb(int before, boolean finite) {
        for (int i = before - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.VERB) && (!finite || part.isFinite())) {
                return i;
            }
        }
        return -1;
    }

    private int previousInfinitive(int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (isVerb(i, VerbGroup.Form.INFINITIVE)) {
                return i;
            }
            if (parts.get(i).isFinite() || parts.get(i).is(Part.Kind.STOP)) {
                return -1;
            }
        }
        return -1;
    }

    /** The nearest verb of any form before a part that no clause border cuts off, or -1. */
    private int verbLeftOf(int part) {
        for (int i = part - 1; i >= 0; i--) {
            if (parts.get(i).is(Part.Kind.VERB)) {
                return i;
            }
            if (parts.get(i).is(Part.Kind.STOP)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isVerb(int part, VerbGroup.Form form) {
        return parts.get(part).is(Part.Kind.VERB) && parts.get(part).verb().form() == form;
    }

    /** Left of adverbs, quotation marks and bare times. */
    private int skipLeft(int at) {
        int i = at;
        while (i >= 0) {
            Part part = parts.get(i);
            boolean bareTime =
                    part.isTime() && (i == 0 || !parts.get(i - 1).is(Part.Kind.PREPOSITION));
            if (part.is(Part.Kind.ADVERB) || part.is(Part.Kind.QUOTE) || bareTime) {
                i--;
            } else if (part.isTime() && parts.get(i - 1).is(Part.Kind.PREPOSITION)) {
                i -= 2;
            } else {
                return i;
            }
        }
        return -1;
    }

    private int skipAdverbs(int at) {
        int i = at;
        while (i < parts.size() && parts.get(i).is(Part.Kind.ADVERB)) {
            i++;
        }
        return i;
    }

    /** First part of the group of phrases, joined by "of", that the phrase belongs to. */
    private int phraseStart(int phrase) {
        int start = phrase;
        while (start >= 2
                && parts.get(start - 1).isPreposition("of")
                && parts.get(start - 2).isActor()) {
            start -= 2;
        }
        return start;
    }

    /** The subject before a comma that closes an insertion: "Novak, in Rome for talks, met". */
    private List<Phrase> aroundInsertion(int closing) {
        List<Phrase> appositions = groupUpTo(closing);
        if (appositions.size() > 1 && appositions.stream().allMatch(p -> p.kind().mayAct())) {
            // "Novak and Sweden's envoy, Karl Lund, met"
            return appositions;
        }
        for (int c = closing - 2; c >= 1; c--) {
            Part part = parts.get(c);
            if (part.is(Part.Kind.STOP)) {
                return List.of();
            }
            if (!part.is(Part.Kind.COMMA) || !parts.get(c - 1).isActor()) {
                continue;
            }
            Part opened = parts.get(c + 1);
            boolean insertion =
                    opened.is(Part.Kind.RELATIVE)
                            || opened.is(Part.Kind.PREPOSITION)
                            || opened.is(Part.Kind.ADVERB)
                            || opened.is(Part.Kind.ADJECTIVE)
                            || opened.is(Part.Kind.PHRASE)
                            || opened.is(Part.Kind.SUBORDINATOR)
                            || opened.is(Part.Kind.VERB) && !opened.isFinite();
            if (!insertion) {
                continue;
            }
            List<Phrase> found = groupEnding(c - 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** The coordinated phrases whose last part is {@code last}, if they are no adjunct. */
    private List<Phrase> groupEnding(int last) {
        List<Phrase> group = groupUpTo(last);
        if (!group.isEmpty()) {
            return group;
        }
        Part part = parts.get(last);
        boolean adjunct = last > 0 && parts.get(last - 1).is(Part.Kind.PREPOSITION);
        return part.is(Part.Kind.PHRASE) && !part.isTime() && !adjunct
                ? List.of(part.phrase())
                : List.of();
    }

    /** The longest group of phrases, appositions stepped over, that ends with {@code last}. */
    private List<Phrase> groupUpTo(int last) {
        int from = last;
        while (from > 0) {
            Part part = parts.get(from - 1);
            if (part.is(Part.Kind.VERB)
                    || part.is(Part.Kind.SUBORDINATOR)
                    || part.is(Part.Kind.RELATIVE)
                    || part.is(Part.Kind.STOP)) {
                break;
            }
            from--;
        }
        for (int start = from; start <= last; start++) {
            Part part = parts.get(start);
            if (!part.is(Part.Kind.PHRASE)
                    || part.isTime()
                    || start > 0 && parts.get(start - 1).is(Part.Kind.PREPOSITION)) {
                continue;
            }
            Group group = group(start, true);
            if (group.end() == last + 1) {
                return group.members();
            }
        }
        return List.of();
    }

    /** One phrase with what attaches to it by "of" and the like. */
    private Group extent(int start) {
        Phrase phrase = parts.get(start).phrase();
        int at = start + 1;
        while (at + 1 < parts.size()
                && parts.get(at).is(Part.Kind.PREPOSITION)
                && parts.get(at + 1).is(Part.Kind.PHRASE)
                && !parts.get(at + 1).isTime()
                && attaches(phrase, parts.get(at).word(), parts.get(at + 1).phrase())) {
            Phrase inner = parts.get(at + 1).phrase();
            Phrase.Kind kind = phrase.kind();
            if ((kind == Phrase.Kind.THING || kind == Phrase.Kind.COLLECTIVE)
                    && (inner.kind() == Phrase.Kind.PEOPLE
                            || inner.kind() == Phrase.Kind.PRONOUN)) {
                kind = Phrase.Kind.PEOPLE;
            }
            phrase =
                    new Phrase(
                            phrase.first(),
                            inner.end(),
                            phrase.head(),
                            kind,
                            phrase.name(),
                            phrase.nameFirst(),
                            phrase.possessor(),
                            phrase.times());
            at += 2;
            if (!isSingular(phrase) && isBody(inner)) {
                // "the ministers of Norway and Sweden": one group of people.
                while (at + 1 < parts.size()
                        && (parts.get(at).is(Part.Kind.CONJUNCTION)
                                || parts.get(at).is(Part.Kind.COMMA))
                        && parts.get(at + 1).is(Part.Kind.PHRASE)
                        && isBody(parts.get(at + 1).phrase())) {
                    phrase = phrase.upTo(parts.get(at + 1).phrase().end());
                    at += 2;
                }
            }
        }
        return new Group(List.of(phrase), at);
    }

    private static boolean isBody(Phrase phrase) {
        return phrase.kind() == Phrase.Kind.PLACE || phrase.kind() == Phrase.Kind.ORGANIZATION;
    }

    private boolean attaches(Phrase phrase, String preposition, Phrase inner) {
        String lemma = document.tokens().get(phrase.head()).lemma();
        if (grammar.noun(lemma).isPresent()) {
            return false;
        }
        if (phrase.kind() == Phrase.Kind.PEOPLE) {
            boolean office =
                    grammar.person(lemma)
                            .filter(c -> c == EventGrammar.PersonClass.OFFICE)
                            .isPresent();
            return (PEOPLE_PREPOSITIONS.contains(preposition)
                            || office && OFFICE_PREPOSITIONS.contains(preposition))
                    && (preposition.equals("of") || !isOccasionOrSpan(inner));
        }
        return preposition.equals("of");
    }

    /** "met the two ministers for an hour", "for lunch": no office is for that. */
    private boolean isOccasionOrSpan(Phrase phrase) {
        String lemma = document.tokens().get(phrase.head()).lemma();
        return FrameWords.has("span-of-time", lemma) || grammar.noun(lemma).isPresent();
    }

    /**
     * Coordinated phrases from {@code start} on, appositions taken with what they stand beside.
     *
     * @param subject whether a verb is to follow, so that other adjuncts are stepped over
     */
    private Group group(int start, boolean subject) {
        List<Phrase> members = new ArrayList<>();
        Group first = extent(start);
        members.add(first.members().get(0));
        int at = first.end();
        boolean list = false;
        while (at < parts.size()) {
            Part part = parts.get(at);
            if (part.is(Part.Kind.QUOTE)
                    && at + 1 < parts.size()
                    && parts.get(at + 1).is(Part.Kind.COMMA)) {
                return new Group(members, at);
            }
            if (part.is(Part.Kind.COMMA)) {
                int next = at + 1;
                if (next < parts.size() && parts.get(next).is(Part.Kind.CONJUNCTION)) {
                    if (!list || next + 1 >= parts.size() || !isMember(next + 1, subject)) {
                        break;
                    }
                    Group more = extent(next + 1);
                    members.addAll(more.members());
                    at = more.end();
                    continue;
                }
                if (next >= parts.size()
                        || !parts.get(next).is(Part.Kind.PHRASE)
                        || parts.get(next).isTime()) {
                    break;
                }
                Group more = extent(next);
                int after = more.end();
                Phrase last = members.get(members.size() - 1);
                Phrase other = more.members().get(0);
                if (isNumber(other)) {
                    // An age: "Jan Novak, 47, met".
                    at = after;
                    list = true;
                    if (subject
                            && at + 1 < parts.size()
                            && parts.get(at).is(Part.Kind.COMMA)
                            && !parts.get(at + 1).is(Part.Kind.CONJUNCTION)
                            && !parts.get(at + 1).is(Part.Kind.PHRASE)) {
                        at++;
                    }
                    continue;
                }
                if (isApposition(last, other, after)) {
                    int close = skipAdjuncts(after);
                    if (other.kind() == Phrase.Kind.PERSON || other.kind() == Phrase.Kind.PROPER) {
                        members.set(members.size() - 1, other);
                    }
                    list = true;
                    if (close < parts.size() && parts.get(close).is(Part.Kind.COMMA)) {
                        boolean more2 =
                                close + 1 < parts.size()
                                        && (parts.get(close + 1).is(Part.Kind.CONJUNCTION)
                                                || !subject
                                                        && parts.get(close + 1)
                                                                .is(Part.Kind.PHRASE));
                        at = more2 || !subject ? close : close + 1;
                        if (!more2 && !subject) {
                            at = close;
                            return new Group(members, at);
                        }
                        continue;
                    }
                    at = close;
                    continue;
                }
                if (isPlace(last) && isPlace(other) && !listGoesOn(after)) {
                    members.add(other);
                    at = after;
                    if (subject && at < parts.size() && parts.get(at).is(Part.Kind.COMMA)) {
                        at++;
                    }
                    continue;
                }
                if (!listGoesOn(after)) {
                    break;
                }
                members.add(other);
                at = after;
                list = true;
                continue;
            }
            if (part.is(Part.Kind.CONJUNCTION)) {
                if (part.word().equals("but")
                        || at + 1 >= parts.size()
                        || !isMember(at + 1, subject)) {
                    break;
                }
                Group more = extent(at + 1);
                members.addAll(more.members());
                at = more.end();
                list = true;
                continue;
            }
            if (subject
                    && part.is(Part.Kind.PREPOSITION)
                    && at + 1 < parts.size()
                    && parts.get(at + 1).is(Part.Kind.PHRASE)) {
                at = parts.get(at + 1).isTime() ? at + 2 : extent(at + 1).end();
                continue;
            }
            break;
        }
        return new Group(members, at);
    }

    /** What follows "between": its "and" joins even if a verb follows. */
    private Group pair(int start) {
        Group whole = group(start, false);
        int at = whole.end();
        if (whole.members().size() == 1
                && at + 1 < parts.size()
                && parts.get(at).is(Part.Kind.CONJUNCTION)
                && parts.get(at + 1).is(Part.Kind.PHRASE)) {
            List<Phrase> members = new ArrayList<>(whole.members());
            Group more = group(at + 1, false);
            members.addAll(more.members());
            return new Group(members, more.end());
        }
        return whole;
    }

    /**
     * Whether the phrase after a conjunction joins the group, and is no subject of a new clause.
     */
    private boolean isMember(int at, boolean subject) {
        if (!parts.get(at).is(Part.Kind.PHRASE) || parts.get(at).isTime()) {
            return false;
        }
        if (isEventNoun(at)) {
            // "talks on trade and meetings with": a second event, not a second topic.
            return false;
        }
        if (subject) {
            return true;
        }
        int after = extent(at).end();
        while (after < parts.size() && parts.get(after).is(Part.Kind.ADVERB)) {
            after++;
        }
        return after >= parts.size() || !parts.get(after).isFinite();
    }

    /** Whether a list that is at {@code at} ends in "and". */
    private boolean listGoesOn(int at) {
        int i = at;
        while (i < parts.size()) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.CONJUNCTION)) {
                return i + 1 < parts.size() && parts.get(i + 1).is(Part.Kind.PHRASE);
            }
            if (part.is(Part.Kind.COMMA)
                    && i + 1 < parts.size()
                    && (parts.get(i + 1).is(Part.Kind.PHRASE)
                            || parts.get(i + 1).is(Part.Kind.CONJUNCTION))) {
                i++;
            } else if (part.is(Part.Kind.PHRASE) && !part.isTime()
                    || part.isPreposition("of", "for", "from")) {
                i++;
            } else {
                return false;
            }
        }
        return false;
    }

    private boolean isApposition(Phrase last, Phrase other, int after) {
        boolean followedByAnd = after < parts.size() && parts.get(after).is(Part.Kind.CONJUNCTION);
        if (last.kind() == Phrase.Kind.PERSON || last.kind() == Phrase.Kind.ORGANIZATION) {
            return other.kind() == Phrase.Kind.PEOPLE && isSingular(other) && !followedByAnd
                    || last.kind() == Phrase.Kind.PERSON
                            && other.kind() == Phrase.Kind.THING
                            && isSingular(other)
                            && !followedByAnd;
        }
        return last.kind() == Phrase.Kind.PEOPLE
                && isSingular(last)
                && (other.kind() == Phrase.Kind.PERSON
                        || other.kind() == Phrase.Kind.PROPER && last.possessor().isPresent());
    }

    private int skipAdjuncts(int from) {
        int at = from;
        while (at + 1 < parts.size()
                && (parts.get(at).is(Part.Kind.PREPOSITION)
                        || parts.get(at).is(Part.Kind.CONJUNCTION) && at > from)
                && parts.get(at + 1).is(Part.Kind.PHRASE)) {
            at += 2;
        }
        return at;
    }

    private boolean isNumber(Phrase phrase) {
        Token head = document.tokens().get(phrase.head());
        return head.tag().equals("CD") && phrase.end() - phrase.first() == 1;
    }

    private boolean isSingular(Phrase phrase) {
        String tag = document.tokens().get(phrase.head()).tag();
        return tag.equals("NN") || tag.equals("NNP");
    }

    private static boolean isPlace(Phrase phrase) {
        return phrase.kind() == Phrase.Kind.PLACE;
    }
}
