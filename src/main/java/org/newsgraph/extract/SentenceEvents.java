package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Party;
import org.newsgraph.claim.Rejection;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Block;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.extract.EventGrammar.Frame;
import org.newsgraph.extract.EventGrammar.LightRole;
import org.newsgraph.extract.EventGrammar.PersonClass;
import org.newsgraph.extract.EventGrammar.Trigger;
import org.newsgraph.extract.SentenceSyntax.Adjunct;
import org.newsgraph.extract.SentenceSyntax.Governor;
import org.newsgraph.extract.SentenceSyntax.Relation;

/** The events of one sentence. */
final class SentenceEvents {
    private static final Set<String> TOPIC_PREPOSITIONS =
            Set.of("about", "on", "over", "concerning", "regarding");
    private static final Set<String> PHONE =
            Set.of("phone", "telephone", "cellphone", "mobile", "hotline");
    private static final Set<String> VIDEO =
            Set.of("video", "videolink", "videoconference", "teleconference", "zoom", "skype");
    private static final Set<String> DEFINITE = Set.of("the", "that", "this", "those", "these");
    private static final Set<String> PLURAL_PRONOUNS =
            Set.of("they", "we", "them", "us", "both", "each", "themselves");
    private static final Set<String> LED = Set.of("led", "headed", "chaired");
    private static final int LEADER_REACH = 16;
    private static final Set<String> REFLEXIVE =
            Set.of("himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves");
    private static final Set<String> HYPHEN_PREFIXES =
            Set.of(
                    "inter", "pan", "ex", "non", "anti", "pro", "pre", "post", "mid", "vice",
                    "trans", "multi", "bi", "sub", "co", "re", "all", "one", "two", "three", "four",
                    "face", "asia", "jong", "afro");

    /** How many events back "the meeting" may refer. */
    private static final int MEMORY = 6;

    private final AnnotatedDocument document;
    private final EventGrammar grammar;
    private final Sentence sentence;
    private final List<Part> parts;
    private final TreeSyntax syntax;
    private final FactualityReader factuality;
    private final EventSlots slots;
    private final MeetingsOfEach each;
    private final List<Event> earlier;
    private final Optional<String> sport;
    private final List<EventDraft> drafts = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    SentenceEvents(
            AnnotatedDocument document,
            EventGrammar grammar,
            DependencyTree tree,
            Sentence sentence,
            List<Part> parts,
            List<Event> earlier) {
        this.document = document;
        this.grammar = grammar;
        this.sentence = sentence;
        this.parts = parts;
        this.syntax =
                new TreeSyntax(document, parts, tree, new ChunkSyntax(document, grammar, parts));
        this.factuality = new FactualityReader(document, grammar, syntax, tree);
        this.slots = new EventSlots(document, grammar, sentence, parts);
        this.each =
                new MeetingsOfEach(
                        document, sentence, parts, slots, this::mayTakePart, this::isLargerBefore);
        this.earlier =
                List.copyOf(earlier.subList(Math.max(0, earlier.size() - MEMORY), earlier.size()));
        this.sport = sportWord();
    }

    void read(List<Event> events, List<Rejection> left) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.VERB)) {
                readVerb(i);
            } else if (part.is(Part.Kind.PHRASE)) {
                readNoun(i);
            }
        }
        mergeAlternatives();
        sharePlaces();
        for (EventDraft draft : drafts) {
            events.add(event(draft));
        }
        left.addAll(rejections);
    }

    private Event event(EventDraft draft) {
        return new Event(
                draft.type,
                factualityOf(draft),
                draft.trigger,
                draft.alternatives,
                draft.parties.stream().sorted(Comparator.comparing(Party::span)).toList(),
                draft.places.stream().sorted().toList(),
                draft.times.stream().sorted().toList(),
                draft.topic,
                draft.mode,
                draft.definite,
                OptionalInt.empty(),
                new Evidence(sentence.span(), draft.rule, grammar.confidence(draft.rule)));
    }

    /** "his meeting next week" has no tense: its time says that it is still to come. */
    private Factuality factualityOf(EventDraft draft) {
        boolean noun = document.tokens().get(document.tokenAt(draft.trigger.start())).isNoun();
        boolean toCome =
                document.times().stream()
                        .anyMatch(t -> draft.times.contains(t.span()) && factuality.isToCome(t));
        if (draft.factuality != Factuality.HAPPENED) {
            return draft.factuality;
        }
        if (draft.parties.stream().anyMatch(this::isMadeUp)) {
            return Factuality.HYPOTHETICAL;
        }
        if (noun && toCome) {
            return Factuality.PLANNED;
        }
        return isQuestion() ? Factuality.HYPOTHETICAL : Factuality.HAPPENED;
    }

    /** "the fictional president Okafor" */
    private boolean isMadeUp(Party party) {
        Phrase phrase =
                parts.stream()
                        .filter(part -> part.is(Part.Kind.PHRASE))
                        .map(Part::phrase)
                        .filter(p -> p.span(document).overlaps(party.span()))
                        .findFirst()
                        .orElse(null);
        return phrase != null
                && IntStream.range(phrase.first(), phrase.end())
                        .mapToObj(i -> document.tokens().get(i).text().toLowerCase(Locale.ROOT))
                        .anyMatch(Tales::isMadeUp);
    }

    /** What a question takes for granted it does not tell either. */
    private boolean isQuestion() {
        List<Token> words = document.tokens(sentence);
        return !words.isEmpty() && words.get(words.size() - 1).is("?");
    }

    private void reject(int part, String rule, String reason) {
        rejections.add(new Rejection(triggerSpan(parts.get(part)), rule, reason));
    }

    private Span triggerSpan(Part part) {
        int token = part.is(Part.Kind.VERB) ? part.verb().head() : part.phrase().head();
        return document.tokens().get(token).span();
    }

    // ---------------------------------------------------------------- verbs

    private void readVerb(int verb) {
        VerbGroup group = parts.get(verb).verb();
        Optional<EventGrammar.Idiom> idiom = grammar.idiom(document.tokens(), group.head());
        if (idiom.isPresent()) {
            comeTogether(verb, idiom.get());
            return;
        }
        Optional<Trigger> trigger = grammar.verb(group.lemma());
        if (trigger.isEmpty()) {
            return;
        }
        if (trigger.get().type().isEncounter()
                && Stream.concat(
                                syntax.objects(verb).stream(),
                                objectsOf(syntax.adjuncts(verb), "with").stream())
                        .anyMatch(this::isNobody)) {
            reject(verb, trigger.get().type().key() + "-verb", "nobody is met");
            return;
        }
        if (trigger.get().type().isEncounter() && factuality.isOfOtherTimes(verb)) {
            reject(verb, trigger.get().type().key() + "-verb", "none at other times");
            return;
        }
        Frame frame = trigger.get().frame();
        switch (frame) {
            case RECIPROCAL -> meet(verb, trigger.get());
            case WITH, SPEAKS, DISCUSSES -> confer(verb, trigger.get());
            case OBJECT, WELCOMES -> receive(verb, trigger.get());
            case JOINS -> join(verb, trigger.get());
            case CALLS -> call(verb, trigger.get());
            case SEES -> see(verb, trigger.get());
            case VISITS, TOURS -> visit(verb, trigger.get());
            case ARRIVES, TRAVELS, GOES, LEAVES -> travel(verb, trigger.get());
            default -> {}
        }
    }

    private EventDraft verbDraft(int verb, EventType type, String rule) {
        EventDraft draft = new EventDraft(verb, triggerSpan(parts.get(verb)), type, rule);
        draft.factuality = factuality.ofVerb(verb);
        return draft;
    }

    private void meet(int verb, Trigger trigger) {
        String rule = "meeting-verb";
        VerbGroup group = parts.get(verb).verb();
        List<Phrase> subjects = syntax.subject(verb);
        List<Phrase> objects = syntax.objects(verb);
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        if (group.passive()) {
            List<Phrase> agents = objectsOf(adjuncts, "by");
            if (!isActor(agents) || !isActor(subjects) || !isPersonal(agents.get(0))) {
                reject(verb, rule, "\"met\" in the passive, not a meeting of people");
                return;
            }
            objects = agents;
        }
        if (!objects.isEmpty() && !objects.get(0).kind().mayAct()) {
            reject(verb, rule, idiom(objects.get(0)));
            return;
        }
        List<Phrase> others = objects;
        if (objects.isEmpty()) {
            others = objectsOf(adjuncts, "with");
            if (!others.isEmpty() && !others.get(0).kind().mayAct()) {
                reject(verb, rule, idiom(others.get(0)));
                return;
            }
        }
        if (others.isEmpty()) {
            others = relativeObject(verb, "");
        }
        if (others.isEmpty()) {
            others = relativeObject(verb, "with");
        }
        if (others.isEmpty()) {
            others = relativeObject(verb, subjects);
        }
        if (rejectPartner(verb, rule, others) || isSport(verb, rule)) {
            return;
        }
        if (others.isEmpty() && mergesWithEarlier(verb, subjects)) {
            return;
        }
        if (others.isEmpty() && isPresent(verb) && isOfAnyone(verb, subjects)) {
            reject(verb, rule, "what people do whenever they do it");
            return;
        }
        boolean caption = parts.get(verb).verb().lemma().equals("meet") && isPresent(verb);
        EventDraft draft = verbDraft(verb, trigger.type(), caption ? "meeting-verb-present" : rule);
        if (!encounterParties(draft, verb, rule, subjects, others)) {
            return;
        }
        clauseSlots(draft, verb, adjuncts);
        addEach(draft, verb, others, false, adjuncts);
    }

    /**
     * "Leaders meet when they have nothing else to do": anybody, at any time. A headline leaves its
     * articles out, and "when" in it is once.
     */
    private boolean isOfAnyone(int verb, List<Phrase> subjects) {
        boolean isBarePlural =
                subjects.size() == 1
                        && subjects.get(0).kind() == Phrase.Kind.PEOPLE
                        && isCollective(subjects.get(0))
                        && IntStream.range(subjects.get(0).first(), subjects.get(0).end())
                                .mapToObj(document.tokens()::get)
                                .noneMatch(
                                        token ->
                                                token.tag().equals("DT")
                                                        || token.tag().equals("CD")
                                                        || token.tag().equals("PRP$")
                                                        || token.tag().startsWith("NNP"));
        return isBarePlural
                && sentence.kind() != Block.Kind.HEADLINE
                && factuality.isWhenever(parts.get(verb).verb().head());
    }

    /** "Talks between Okafor and Novak are off: they refuse to meet" is one encounter. */
    private boolean mergesWithEarlier(int verb, List<Phrase> subjects) {
        boolean refersBack =
                subjects.size() == 1
                        && subjects.get(0).kind() == Phrase.Kind.PRONOUN
                        && isCollective(subjects.get(0));
        if (!refersBack) {
            return false;
        }
        for (EventDraft draft : drafts) {
            if (draft.type.isEncounter() && draft.sides() >= 2) {
                draft.alternatives.add(triggerSpan(parts.get(verb)));
                return true;
            }
        }
        return false;
    }

    private boolean isPresent(int verb) {
        String tag = document.tokens().get(parts.get(verb).verb().head()).tag();
        return tag.equals("VBZ") || tag.equals("VBP");
    }

    /** Fills the parties of a verb; false, with a rejection, if they do not make an encounter. */
    private boolean encounterParties(
            EventDraft draft, int verb, String rule, List<Phrase> subjects, List<Phrase> others) {
        List<Phrase> acting =
                subjects.stream().filter(p -> p.kind().mayAct() && !isExpletive(verb, p)).toList();
        if (!subjects.isEmpty() && acting.isEmpty() && !isExpletive(verb, subjects.get(0))) {
            reject(verb, rule, "the subject is no person or group");
            return false;
        }
        if (others.isEmpty()) {
            if (acting.size() < 2 && !(acting.size() == 1 && isCollective(acting.get(0)))) {
                reject(verb, rule, "only one party is named");
                return false;
            }
            for (int i = 0; i < acting.size(); i++) {
                addParty(draft, acting.get(i), i + 1);
            }
            return true;
        }
        for (Phrase phrase : acting) {
            addParty(draft, phrase, 1);
        }
        for (Phrase phrase : others) {
            if (phrase.equals(others.get(0)) || !isExcepted(phrase)) {
                addParty(draft, phrase, 2);
            }
        }
        if (draft.parties.isEmpty()) {
            reject(verb, rule, "no party is named");
            return false;
        }
        return true;
    }

    /** "all the ministers but Okafor" */
    private boolean isExcepted(Phrase phrase) {
        int before = phrase.first() - 1;
        return before >= 0 && document.tokens().get(before).is("but");
    }

    /** "It is time to meet": "it" stands for nobody. */
    private boolean isExpletive(int verb, Phrase subject) {
        return !parts.get(verb).isFinite() && textOf(subject).equalsIgnoreCase("it");
    }

    /** "Novak, whom she met", where it may act. */
    private List<Phrase> relativeObject(int verb, String preposition) {
        return parts.get(verb).verb().passive()
                ? List.of()
                : syntax.relativeObject(verb, preposition).stream()
                        .filter(phrase -> phrase.kind().mayAct() && isPersonOrBody(phrase))
                        .toList();
    }

    private boolean isPersonOrBody(Phrase phrase) {
        return isPersonal(phrase) || phrase.kind() == Phrase.Kind.ORGANIZATION;
    }

    /** "the farmers I met": what stands before the subject is the object. */
    private List<Phrase> relativeObject(int verb, List<Phrase> subjects) {
        if (subjects.size() != 1) {
            return List.of();
        }
        for (int i = verb - 1; i > 0; i--) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.PHRASE) && part.phrase().equals(subjects.get(0))) {
                Part before = parts.get(i - 1);
                if (before.is(Part.Kind.RELATIVE) && i > 1) {
                    before = parts.get(i - 2);
                    if (!parts.get(i - 1).word().startsWith("who")) {
                        return List.of();
                    }
                }
                boolean people =
                        before.is(Part.Kind.PHRASE) && before.phrase().kind() == Phrase.Kind.PEOPLE;
                boolean addressee =
                        people
                                && i > 1
                                && parts.get(i - 2).is(Part.Kind.VERB)
                                && grammar.is(
                                        'v',
                                        parts.get(i - 2).verb().lemma(),
                                        EventGrammar.Reality.REPORT);
                return people && !addressee ? List.of(before.phrase()) : List.of();
            }
            if (part.is(Part.Kind.PHRASE) && !part.isTime()) {
                return List.of();
            }
        }
        return List.of();
    }

    private void confer(int verb, Trigger trigger) {
        boolean speaks = trigger.frame() == Frame.SPEAKS;
        String rule = speaks ? "speaking-verb" : "talks-verb";
        List<Phrase> subjects = syntax.subject(verb);
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        List<Adjunct> near = speaks ? beforeTopic(adjuncts) : adjuncts;
        List<Phrase> others = objectsOf(near, "with");
        boolean to = false;
        if (others.isEmpty()) {
            others = relativeObject(verb, "with");
        }
        if (others.isEmpty() && speaks) {
            others = relativeObject(verb, "to");
            to = !others.isEmpty();
        }
        if (others.isEmpty() && speaks) {
            others = objectsOf(near, "to");
            to = true;
        }
        Optional<EventMode> remote = remote(adjuncts);
        if (parts.get(verb).verb().passive()) {
            reject(verb, rule, "passive: nobody is said to take part");
            return;
        }
        if (rejectPartner(verb, rule, others)) {
            return;
        }
        if (!others.isEmpty() && !others.get(0).kind().mayAct()) {
            reject(verb, rule, "the other party is no person or group");
            return;
        }
        if (!speaks && !syntax.objects(verb).isEmpty() && others.isEmpty()) {
            reject(verb, rule, "only one party is named");
            return;
        }
        if (speaks && remote.isEmpty()) {
            boolean known =
                    !others.isEmpty()
                            && (to
                                    ? isSinglePerson(others.get(0)) || isBoth(others.get(0))
                                    : isPersonal(others.get(0)) || others.get(0).kind().isName());
            if (!known) {
                reject(verb, rule, "speaking, with no known person in person or by telephone");
                return;
            }
        }
        if (trigger.frame() == Frame.DISCUSSES
                && (remote.isEmpty() || others.isEmpty() || !isPersonal(others.get(0)))) {
            // "discussed ties with Norway" tells of no talks with Norway.
            reject(verb, rule, "a topic is discussed, with no known person by telephone");
            return;
        }
        EventDraft draft = verbDraft(verb, trigger.type(), rule);
        remote.ifPresent(
                mode -> {
                    draft.type = EventType.PHONE_CALL;
                    draft.mode = mode;
                });
        if (!encounterParties(draft, verb, rule, subjects, others)) {
            return;
        }
        clauseSlots(draft, verb, adjuncts);
        addEach(draft, verb, others, false, adjuncts);
    }

    /** "spoke at length about a dispute with": what follows the topic is the topic's. */
    private List<Adjunct> beforeTopic(List<Adjunct> adjuncts) {
        List<Adjunct> near = new ArrayList<>();
        for (Adjunct adjunct : adjuncts) {
            boolean topic =
                    Set.of("about", "of", "on", "against").contains(adjunct.preposition())
                            && !adjunct.objects().isEmpty()
                            && adjunct.objects().get(0).kind() == Phrase.Kind.THING;
            if (topic && remote(List.of(adjunct)).isEmpty()) {
                break;
            }
            near.add(adjunct);
        }
        return near;
    }

    private void receive(int verb, Trigger trigger) {
        boolean phone = trigger.type() == EventType.PHONE_CALL;
        String rule = phone ? "phone-verb" : "host-verb";
        VerbGroup group = parts.get(verb).verb();
        List<Phrase> subjects = syntax.subject(verb);
        List<Phrase> objects = syntax.objects(verb);
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        if (group.passive()) {
            objects = subjects;
            subjects = objectsOf(adjuncts, "by");
        }
        if (objects.isEmpty()) {
            objects = relativeObject(verb, "");
        }
        boolean guest =
                !objects.isEmpty()
                        && isPersonal(objects.get(0))
                        && objects.get(0).kind() != Phrase.Kind.COLLECTIVE
                        && grammar.exclusion("guest", lemma(objects.get(0).head())).isEmpty();
        if (!guest && !(phone && isActor(objects))) {
            // A light verb's object is its own trigger; other things are received every day.
            if (objects.isEmpty() || grammar.noun(lemma(objects.get(0).head())).isEmpty()) {
                reject(verb, rule, "the object is no person");
            }
            return;
        }
        if (trigger.frame() == Frame.WELCOMES && !isReception(adjuncts)) {
            reject(verb, rule, "\"welcome\" without a place or an encounter");
            return;
        }
        if (subjects.isEmpty() || !subjects.get(0).kind().mayAct()) {
            reject(verb, rule, "the subject is no person or group");
            return;
        }
        if (rejectPartner(verb, rule, objects) || isSport(verb, rule)) {
            return;
        }
        EventDraft draft = verbDraft(verb, trigger.type(), rule);
        if (phone) {
            draft.mode = EventMode.PHONE;
        }
        if (!encounterParties(draft, verb, rule, subjects, objects)) {
            return;
        }
        clauseSlots(draft, verb, adjuncts);
        addEach(draft, verb, objects, false, adjuncts);
    }

    /** "shook hands with Novak", "came face to face": people only, and no hunger. */
    private void comeTogether(int verb, EventGrammar.Idiom idiom) {
        String rule = "idiom-verb";
        int before =
                parts.get(verb).verb().head()
                        + idiom.words().size()
                        + (idiom.preposition().isEmpty() ? 0 : 1);
        boolean isJoined =
                idiom.preposition().isEmpty()
                        || before < sentence.endToken()
                                && document.tokens().get(before).is(idiom.preposition());
        List<Phrase> others = isJoined ? phrasesFrom(before + 1) : List.of();
        List<Phrase> subjects = syntax.subject(verb);
        boolean arePeople =
                !subjects.isEmpty()
                        && subjects.stream().allMatch(this::isPersonal)
                        && others.stream().allMatch(this::isPersonal)
                        && (!others.isEmpty() || !isJoined);
        if (!arePeople || factuality.isOfOtherTimes(verb)) {
            reject(verb, rule, "no person on both sides");
            return;
        }
        if (rejectPartner(verb, rule, others) || isSport(verb, rule)) {
            return;
        }
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        EventDraft draft = verbDraft(verb, idiom.type(), rule);
        if (encounterParties(draft, verb, rule, subjects, others)) {
            clauseSlots(draft, verb, adjuncts);
            addEach(draft, verb, others, false, adjuncts);
        }
    }

    /** The phrase that begins at a token, and those that are joined to it by "and". */
    private List<Phrase> phrasesFrom(int token) {
        List<Phrase> found = new ArrayList<>();
        int next = token;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean isJoint = part.is(Part.Kind.CONJUNCTION) && part.word().equals("and");
            if (part.first() == next && part.is(Part.Kind.PHRASE)) {
                found.add(part.phrase());
                next = part.end();
            } else if (part.first() == next && isJoint && !found.isEmpty()) {
                next = part.end();
            }
        }
        return found;
    }

    /** "was joined at dinner by Novak", "joined him for talks": an encounter of both. */
    private void join(int verb, Trigger trigger) {
        String rule = "joining-verb";
        List<Phrase> subjects = syntax.subject(verb);
        List<Phrase> objects = syntax.objects(verb);
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        if (parts.get(verb).verb().passive()) {
            objects = subjects;
            subjects = objectsOf(adjuncts, "by");
        }
        boolean isAtEncounter =
                adjuncts.stream()
                        .filter(a -> Set.of("for", "at", "over").contains(a.preposition()))
                        .filter(a -> !a.objects().isEmpty())
                        .map(a -> a.objects().get(0))
                        .anyMatch(p -> isOpenEncounter(p));
        boolean arePeople =
                !objects.isEmpty()
                        && objects.stream().allMatch(this::isPersonal)
                        && !subjects.isEmpty()
                        && subjects.stream().allMatch(this::isPersonal);
        if (!isAtEncounter || !arePeople) {
            if (arePeople) {
                reject(verb, rule, "\"join\" without an encounter");
            }
            return;
        }
        if (rejectPartner(verb, rule, objects) || isSport(verb, rule)) {
            return;
        }
        EventDraft draft = verbDraft(verb, trigger.type(), rule);
        if (encounterParties(draft, verb, rule, subjects, objects)) {
            clauseSlots(draft, verb, adjuncts);
            addEach(draft, verb, objects, false, adjuncts);
        }
    }

    /** A word for an encounter that names nobody else who was there. */
    private boolean isOpenEncounter(Phrase phrase) {
        int part = partAfter(phrase);
        boolean isWithOthers =
                part < parts.size() && parts.get(part).isPreposition("with", "between");
        return grammar.noun(lemma(phrase.head()).toLowerCase(Locale.ROOT))
                        .filter(
                                t ->
                                        t.type() == EventType.MEETING
                                                || t.type() == EventType.NEGOTIATION)
                        .isPresent()
                && phrase.possessor().isEmpty()
                && !isWithOthers;
    }

    /** "to Nairobi", "at the palace", "for talks". */
    private boolean isReception(List<Adjunct> adjuncts) {
        for (Adjunct adjunct : adjuncts) {
            if (adjunct.objects().isEmpty()) {
                continue;
            }
            Phrase object = adjunct.objects().get(0);
            boolean encounter =
                    adjunct.preposition().equals("for")
                            && grammar.noun(lemma(object.head()))
                                    .filter(t -> t.type().isEncounter())
                                    .isPresent();
            boolean place =
                    Set.of("to", "at", "in").contains(adjunct.preposition())
                            && (object.kind() == Phrase.Kind.PLACE || slots.isPlaceNoun(object));
            if (encounter || place) {
                return true;
            }
        }
        return false;
    }

    private void call(int verb, Trigger trigger) {
        String rule = "phone-verb";
        VerbGroup group = parts.get(verb).verb();
        List<Phrase> subjects = syntax.subject(verb);
        List<Phrase> objects = syntax.objects(verb);
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        boolean phone = remote(adjuncts).isPresent();
        if (callOn(verb, subjects, objects, adjuncts)) {
            return;
        }
        boolean named = group.form() == VerbGroup.Form.PARTICIPLE;
        if (group.passive() || named || objects.isEmpty() || !group.lemma().equals("call")) {
            reject(verb, rule, "\"call\" without a person called");
            return;
        }
        Phrase called = objects.get(objects.size() - 1);
        int after = partAfter(called);
        boolean predicate =
                syntax.isPredicating(verb)
                        || after < parts.size() && parts.get(after).is(Part.Kind.COMMA)
                        || after < parts.size()
                                && (parts.get(after).is(Part.Kind.PHRASE)
                                                && !parts.get(after).isTime()
                                        || parts.get(after).is(Part.Kind.ADJECTIVE)
                                        || parts.get(after).is(Part.Kind.QUOTE)
                                        || parts.get(after).is(Part.Kind.ADVERB)
                                        || parts.get(after).is(Part.Kind.RELATIVE)
                                        || parts.get(after).is(Part.Kind.VERB)
                                                && parts.get(after).verb().form()
                                                        != VerbGroup.Form.INFINITIVE
                                        || parts.get(after).is(Part.Kind.STOP) && !isLast(after)
                                        || parts.get(after).is(Part.Kind.OTHER));
        boolean surname =
                called.kind() == Phrase.Kind.PROPER
                        && called.name().isEmpty()
                        && called.end() - called.first() == 1;
        boolean person = isPersonal(called) || surname || phone && called.kind().mayAct();
        if (predicate && !phone || !person || isReflexive(called)) {
            reject(verb, rule, "\"call\" in the sense of naming or urging");
            return;
        }
        if (subjects.isEmpty() || !subjects.get(0).kind().mayAct()) {
            reject(verb, rule, "the subject is no person or group");
            return;
        }
        if (rejectPartner(verb, rule, objects)) {
            return;
        }
        EventDraft draft = verbDraft(verb, trigger.type(), rule);
        draft.mode = EventMode.PHONE;
        if (!encounterParties(draft, verb, rule, subjects, objects)) {
            return;
        }
        clauseSlots(draft, verb, adjuncts);
        addEach(draft, verb, objects, false, adjuncts);
    }

    private boolean isLast(int part) {
        return part == parts.size() - 1;
    }

    /** "called on the vice president": a visit, where nothing follows that the other is to do. */
    private boolean callOn(
            int verb, List<Phrase> subjects, List<Phrase> objects, List<Adjunct> adjuncts) {
        String lemma = parts.get(verb).verb().lemma();
        List<Phrase> host = lemma.equals("call on") ? objects : objectsOf(adjuncts, "on");
        boolean isVisit =
                !parts.get(verb).verb().passive()
                        && (lemma.equals("call on") || objects.isEmpty())
                        && !host.isEmpty()
                        && host.stream().allMatch(this::isSinglePerson)
                        && isActor(subjects)
                        && objectsOf(adjuncts, "for").isEmpty()
                        && objectsOf(adjuncts, "over").isEmpty()
                        && !infinitiveFollows(partAfter(host.get(host.size() - 1)));
        if (!isVisit) {
            return false;
        }
        String rule = "visit-person";
        if (rejectPartner(verb, rule, host)) {
            return true;
        }
        EventDraft draft = verbDraft(verb, EventType.MEETING, rule);
        if (encounterParties(draft, verb, rule, subjects, host)) {
            clauseSlots(draft, verb, adjuncts);
            addEach(draft, verb, host, false, adjuncts);
        }
        return true;
    }

    /** Whether an infinitive follows before the clause ends. */
    private boolean infinitiveFollows(int from) {
        for (int i = from; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.VERB)) {
                return part.verb().form() == VerbGroup.Form.INFINITIVE;
            }
            if (part.is(Part.Kind.STOP) || part.is(Part.Kind.CONJUNCTION)) {
                return false;
            }
        }
        return false;
    }

    /**
     * "will see both leaders", "is due to see the governor": an appointment, where somebody in
     * office is to be seen, and not seen to do or to be something.
     */
    private void see(int verb, Trigger trigger) {
        VerbGroup group = parts.get(verb).verb();
        List<Phrase> subjects = syntax.subject(verb);
        List<Phrase> objects = syntax.objects(verb);
        if (group.passive() || objects.isEmpty() || !isActor(subjects)) {
            return;
        }
        EventDraft draft = verbDraft(verb, trigger.type(), "visit-person");
        int after = partAfter(objects.get(objects.size() - 1));
        boolean isSeenTo =
                after < parts.size()
                        && (parts.get(after).is(Part.Kind.VERB)
                                || parts.get(after).is(Part.Kind.ADJECTIVE)
                                || parts.get(after).isPreposition("as"));
        boolean areInOffice =
                objects.stream().allMatch(this::isInOffice)
                        && subjects.stream().allMatch(p -> isSinglePerson(p) || isInOffice(p));
        if (draft.factuality != Factuality.PLANNED || !areInOffice || isSeenTo) {
            return;
        }
        if (rejectPartner(verb, draft.rule, objects) || isSport(verb, draft.rule)) {
            return;
        }
        if (encounterParties(draft, verb, draft.rule, subjects, objects)) {
            List<Adjunct> adjuncts = syntax.adjuncts(verb);
            clauseSlots(draft, verb, adjuncts);
            addEach(draft, verb, objects, false, adjuncts);
        }
    }

    /** "the governor", "both leaders", "President Okafor", "the governor, Ana Okafor," */
    private boolean isInOffice(Phrase phrase) {
        int part = partAfter(phrase) - 1;
        boolean isApposition =
                part >= 2
                        && parts.get(part).is(Part.Kind.PHRASE)
                        && parts.get(part - 1).is(Part.Kind.COMMA)
                        && parts.get(part - 2).is(Part.Kind.PHRASE)
                        && parts.get(part - 2).phrase().kind() == Phrase.Kind.PEOPLE;
        return isOfOffice(phrase) || isApposition && isOfOffice(parts.get(part - 2).phrase());
    }

    private boolean isOfOffice(Phrase phrase) {
        return (phrase.kind() == Phrase.Kind.PEOPLE || phrase.kind() == Phrase.Kind.PERSON)
                && IntStream.range(phrase.first(), phrase.end())
                        .mapToObj(i -> lemma(i).toLowerCase(Locale.ROOT))
                        .anyMatch(
                                word ->
                                        grammar.person(word)
                                                .filter(c -> c == PersonClass.OFFICE)
                                                .isPresent());
    }

    private void visit(int verb, Trigger trigger) {
        String rule = "visit-verb";
        VerbGroup group = parts.get(verb).verb();
        List<Phrase> subjects = syntax.subject(verb);
        List<Phrase> objects = syntax.objects(verb);
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        if (group.passive()) {
            objects = subjects;
            subjects = objectsOf(adjuncts, "by");
        }
        if (objects.isEmpty()) {
            List<Phrase> with = objectsOf(adjuncts, "with");
            if (!with.isEmpty() && isPersonal(with.get(0)) && trigger.frame() == Frame.VISITS) {
                objects = with;
            }
        }
        List<Phrase> acting =
                subjects.stream().filter(p -> p.kind().mayAct() && !isExpletive(verb, p)).toList();
        if (acting.isEmpty()) {
            reject(verb, rule, "the visitor is no person or group");
            return;
        }
        boolean here = hasAdverb(adjuncts, "here");
        if (objects.isEmpty() && !here) {
            reject(verb, rule, "no place or person is visited");
            return;
        }
        boolean person =
                !objects.isEmpty() && isPersonal(objects.get(0)) && trigger.frame() == Frame.VISITS;
        if (person) {
            if (rejectPartner(verb, rule, objects)) {
                return;
            }
            EventDraft draft = verbDraft(verb, EventType.MEETING, "visit-person");
            if (encounterParties(draft, verb, rule, acting, objects)) {
                clauseSlots(draft, verb, adjuncts);
                drafts.add(draft);
            }
            return;
        }
        List<Phrase> places = objects.stream().filter(slots::isDestination).toList();
        if (places.isEmpty() && !here || isSport(verb, rule)) {
            if (places.isEmpty()) {
                reject(verb, rule, "what is visited is no place");
            }
            return;
        }
        EventDraft draft = verbDraft(verb, EventType.VISIT, rule);
        acting.forEach(phrase -> addParty(draft, phrase, 1));
        clauseSlots(draft, verb, adjuncts);
        places.forEach(place -> draft.places.addAll(slots.placeSpans(place)));
        drafts.add(draft);
    }

    private void travel(int verb, Trigger trigger) {
        String rule =
                switch (trigger.frame()) {
                    case ARRIVES -> "arrival-verb";
                    case TRAVELS -> "travel-verb";
                    default -> "motion-verb";
                };
        Frame frame = trigger.frame();
        List<Phrase> subjects = syntax.subject(verb);
        boolean loose = frame == Frame.GOES || frame == Frame.LEAVES;
        List<Phrase> acting =
                subjects.stream()
                        .filter(this::mayTravel)
                        .filter(p -> !textOf(p).equalsIgnoreCase("it"))
                        .filter(p -> !loose || isPersonal(p))
                        .toList();
        List<Adjunct> adjuncts = syntax.adjuncts(verb);
        Set<String> prepositions =
                switch (frame) {
                    case ARRIVES -> Set.of("in", "at", "to", "on");
                    case LEAVES -> Set.of("for");
                    case GOES -> Set.of("to");
                    default -> Set.of("to", "into");
                };
        List<Span> places = new ArrayList<>();
        boolean first = true;
        for (Adjunct adjunct : adjuncts) {
            if (adjunct.objects().isEmpty()) {
                String word = parts.get(adjunct.part()).word();
                if (word.equals("here") && frame != Frame.LEAVES) {
                    places.add(spanOf(adjunct.part()));
                }
                continue;
            }
            Phrase goal = adjunct.objects().get(0);
            if (goal.kind() == Phrase.Kind.TIME) {
                continue;
            }
            boolean named = goal.kind() == Phrase.Kind.PLACE;
            boolean strict = frame == Frame.GOES || frame == Frame.LEAVES;
            if (prepositions.contains(adjunct.preposition())
                    && (first || named && !strict)
                    && (named || !strict && slots.isDestination(goal))) {
                adjunct.objects().stream()
                        .filter(slots::isDestination)
                        .forEach(phrase -> places.addAll(slots.placeSpans(phrase)));
            }
            first = false;
        }
        if (loose && parts.get(verb).verb().form() == VerbGroup.Form.GERUND && verb > 0) {
            Part before = parts.get(verb - 1);
            if (before.is(Part.Kind.PHRASE) && !before.isTime()) {
                // "the road going to Oslo" leads there, nobody travels.
                places.clear();
            }
        }
        boolean homeward =
                hasAdverb(adjuncts, "back")
                        || hasAdverb(adjuncts, "home")
                        || parts.get(verb).verb().lemma().endsWith(" back")
                        || syntax.objects(verb).stream()
                                .anyMatch(p -> textOf(p).equalsIgnoreCase("home"));
        if (homeward || frame == Frame.GOES && !syntax.objects(verb).isEmpty()) {
            reject(verb, rule, "going back is no visit");
            return;
        }
        for (Phrase traveller : acting) {
            for (int i = traveller.first(); i < traveller.end(); i++) {
                Optional<String> reason =
                        grammar.exclusion("traveller", lemma(i).toLowerCase(Locale.ROOT));
                if (reason.isPresent()) {
                    reject(verb, rule, reason.get());
                    return;
                }
            }
        }
        if (places.isEmpty()) {
            if (frame == Frame.ARRIVES || frame == Frame.TRAVELS) {
                reject(verb, rule, "no destination is named");
            }
            return;
        }
        if (acting.isEmpty()) {
            reject(verb, rule, "the traveller is no person or group");
            return;
        }
        if (isSport(verb, rule)) {
            return;
        }
        EventDraft draft = verbDraft(verb, EventType.VISIT, rule);
        acting.forEach(phrase -> addParty(draft, phrase, 1));
        Stream.concat(companions(adjuncts).stream(), syntax.companions(verb).stream())
                .filter(this::isPersonal)
                .forEach(phrase -> addParty(draft, phrase, 1));
        times(draft, verb, adjuncts);
        if (draft.times.isEmpty() && parts.get(verb).verb().form() == VerbGroup.Form.GERUND) {
            // "will leave on Sunday, traveling to Oslo": at the same time.
            int outer = syntax.outerVerb(verb);
            if (outer >= 0 && verb > 0 && parts.get(verb - 1).is(Part.Kind.COMMA)) {
                slots.addTimes(draft, syntax.adjuncts(outer));
            }
        }
        draft.places.addAll(places);
        drafts.add(draft);
    }

    /** Those who travel along: "with" before any word for an event. */
    private List<Phrase> companions(List<Adjunct> adjuncts) {
        for (Adjunct adjunct : adjuncts) {
            if (adjunct.objects().stream()
                    .anyMatch(p -> grammar.noun(lemma(p.head())).isPresent())) {
                return List.of();
            }
            if (adjunct.preposition().equals("with")) {
                return adjunct.objects();
            }
        }
        return List.of();
    }

    private boolean mayTravel(Phrase phrase) {
        return switch (phrase.kind()) {
            case PERSON, PEOPLE, COLLECTIVE -> true;
            case PRONOUN, ORGANIZATION, PROPER -> true;
            default -> false;
        };
    }

    // ---------------------------------------------------------------- nouns

    private void readNoun(int noun) {
        Phrase phrase = parts.get(noun).phrase();
        Token head = document.tokens().get(phrase.head());
        String lemma = head.lemma().toLowerCase(Locale.ROOT);
        Optional<Trigger> trigger = grammar.noun(lemma);
        if (trigger.isEmpty() || !head.isNoun()) {
            return;
        }
        Frame frame = trigger.get().frame();
        if (frame == Frame.PLURAL && !head.tag().equals("NNS") && !head.tag().equals("NNPS")) {
            return;
        }
        String rule =
                switch (trigger.get().type()) {
                    case MEETING -> "meeting-noun";
                    case NEGOTIATION -> "talks-noun";
                    case PHONE_CALL -> "call-noun";
                    case VISIT -> "visit-noun";
                };
        for (int i = phrase.coreFirst(document); i < phrase.head(); i++) {
            String word = document.tokens().get(i).text().toLowerCase(Locale.ROOT);
            Optional<String> reason = grammar.exclusion("modifier", word);
            if (reason.isPresent()) {
                reject(noun, rule, reason.get());
                return;
            }
        }
        if (isSport(noun, rule)) {
            return;
        }
        if (trigger.get().type() == EventType.VISIT) {
            trip(noun, rule);
        } else {
            encounter(noun, trigger.get(), rule);
        }
    }

    private void encounter(int noun, Trigger trigger, String rule) {
        Phrase phrase = parts.get(noun).phrase();
        List<Adjunct> adjuncts = syntax.adjuncts(noun);
        EventDraft draft = new EventDraft(noun, triggerSpan(parts.get(noun)), trigger.type(), rule);
        // "the meetings" are not the one told before; talks are many words.
        boolean isSeveral =
                trigger.type() != EventType.NEGOTIATION
                        && document.tokens().get(phrase.head()).tag().equals("NNS");
        draft.definite = isDefinite(phrase) && !isSeveral;
        boolean remoteWord = false;
        for (int i = phrase.coreFirst(document); i < phrase.head(); i++) {
            String word = document.tokens().get(i).text().toLowerCase(Locale.ROOT);
            if (PHONE.contains(word)
                    || word.equals("conference") && trigger.frame() == Frame.CALL) {
                draft.mode = EventMode.PHONE;
                remoteWord = true;
            } else if (VIDEO.contains(word) || word.equals("virtual")) {
                draft.mode = EventMode.VIDEO;
                remoteWord = true;
            }
        }
        Optional<EventMode> remote = remote(adjuncts);
        if (remote.isPresent()) {
            draft.mode = remote.get();
            remoteWord = true;
        }
        List<Phrase> visited =
                trigger.frame() == Frame.CALL && !remoteWord ? calledOn(noun, adjuncts) : List.of();
        if (!visited.isEmpty()) {
            draft.type = EventType.MEETING;
        } else if (remoteWord) {
            draft.type = EventType.PHONE_CALL;
        } else if (trigger.frame() == Frame.CALL) {
            draft.mode = EventMode.PHONE;
        }

        // Those that the noun itself names.
        List<Phrase> with = objectsOf(adjuncts, "with");
        List<Phrase> between = objectsOf(adjuncts, "between");
        if (between.isEmpty()) {
            between = objectsOf(adjuncts, "among");
        }
        List<Phrase> of = objectsOf(adjuncts, "of").stream().filter(this::mayTakePart).toList();
        if (rejectPartner(noun, rule, with) || rejectPartner(noun, rule, between)) {
            return;
        }
        if (!with.isEmpty() && !mayTakePart(with.get(0))) {
            with = List.of();
        }
        if (with.isEmpty() && !visited.isEmpty()) {
            if (rejectPartner(noun, rule, visited)) {
                return;
            }
            with = visited;
        }
        Governor light = syntax.governor(noun);
        if (with.isEmpty() && isLightObject(light)) {
            // "Novak, with whom she held talks"
            with = relativeObject(light.part(), "with");
        }
        Optional<Phrase> owner =
                phrase.possessor().filter(p -> p.kind().mayAct() && mayTakePart(p));
        List<Span> compound = compound(phrase);
        // "No such meeting took place": who denies it need not say whose.
        Optional<Event> last = lastEncounter();
        boolean isNone = last.isPresent() && isNoneOfIt(phrase) && !hasTopic(adjuncts);
        if (isNone && (isSuch(phrase) || trigger.frame() == Frame.CALL)) {
            draft.type = last.get().type();
            draft.mode = last.get().mode();
        }
        boolean isNoCall = isNone && last.get().type() == EventType.PHONE_CALL;
        if (trigger.frame() == Frame.CALL && !isNoCall) {
            List<Phrase> caller = objectsOf(adjuncts, "from");
            List<Phrase> called = objectsOf(adjuncts, "to");
            List<Phrase> other = caller.isEmpty() ? called : caller;
            if (rejectPartner(noun, rule, other)) {
                return;
            }
            boolean named = !other.isEmpty() && mayTakePart(other.get(0));
            if (with.isEmpty() && named) {
                with = other;
            }
            if (!remoteWord && with.isEmpty() && between.isEmpty()) {
                reject(noun, rule, "a call in another sense");
                return;
            }
            if (!objectsOf(adjuncts, "for").isEmpty() && with.isEmpty() && !remoteWord) {
                reject(noun, rule, "a call in the sense of a demand");
                return;
            }
        }
        boolean self = false;
        if (!between.isEmpty()) {
            int side = 1;
            // Whoever stands beside a person in "between" is a party too.
            boolean acting = between.stream().anyMatch(this::mayTakePart);
            for (Phrase member : between) {
                if (acting && member.kind() != Phrase.Kind.TIME) {
                    addParty(draft, member, side++);
                    self = true;
                }
            }
            owner.ifPresent(p -> addParty(draft, p, 3));
        } else {
            owner.ifPresent(p -> addParty(draft, p, 1));
            int side = 2;
            if (compound.size() >= 2) {
                side = 1;
                for (Span span : compound) {
                    draft.party(span, side++);
                }
                self = true;
            } else if (compound.size() == 1 && !with.isEmpty() && owner.isEmpty()) {
                draft.party(compound.get(0), 1);
            }
            if (with.isEmpty() && !of.isEmpty()) {
                boolean several = of.size() > 1 || isCollective(of.get(0));
                if (several) {
                    int next = of.size() > 1 ? 1 : 2;
                    for (Phrase member : of) {
                        addParty(draft, member, next++);
                    }
                    self = true;
                }
            }
            // "a trilateral with Okafor and Novak": they met each other as well.
            boolean isMultilateral = with.size() > 1 && isMultilateral(phrase);
            int other = Math.max(side, 2);
            for (Phrase member : with) {
                if (mayTakePart(member)) {
                    addParty(draft, member, other);
                    other += isMultilateral ? 1 : 0;
                }
            }
        }
        for (Adjunct adjunct : adjuncts) {
            if (adjunct.preposition().equals("by")
                    && grammar.light(firstWord(adjunct.participle())).isPresent()) {
                boolean host =
                        grammar.light(firstWord(adjunct.participle()))
                                .filter(role -> role == LightRole.HOST)
                                .isPresent();
                adjunct.objects().stream()
                        .filter(this::mayTakePart)
                        .forEach(p -> addParty(draft, p, host ? 3 : 1));
            }
        }

        // Those that the clause names: the subject of a light verb, or of what governs "with".
        Governor governor = syntax.governor(noun);
        governingParty(draft, noun, governor, with, between, owner, self);

        if (draft.parties.isEmpty() && objectsOf(adjuncts, "of").isEmpty()) {
            speakersAt(draft, noun);
        }

        isNone &= draft.parties.isEmpty();
        boolean isDenial =
                isNone
                        && (isSuch(phrase) || !isOfPlan(governor))
                        && factuality.ofNoun(noun, false) == Factuality.DENIED;
        draft.definite |= isDenial && isSuch(phrase);
        if (trigger.frame() == Frame.WEAK && with.isEmpty() && between.isEmpty()) {
            boolean isShared =
                    FrameWords.has("meal", lemma(phrase.head()).toLowerCase(Locale.ROOT))
                            && isHad(governor)
                            && (draft.parties.size() > 1
                                    || draft.parties.size() == 1
                                            && isCollectiveSpan(draft.parties.get(0)));
            boolean isAttended = governor.relation() == Relation.SUBJECT && draft.sides() > 1;
            if (!remoteWord && !isShared && !isAttended && !(isNone && isSuch(phrase))) {
                reject(noun, rule, "no party is named with it");
                return;
            }
        }
        if (isOnlyMediated(draft) && joinsVerb(draft, roundOf(noun))) {
            // "met for a round of talks mediated by Okafor"
            return;
        }
        boolean collective =
                draft.parties.size() == 1
                        && (self
                                || isGathering(governor)
                                || isCollectiveSpan(draft.parties.get(0)));
        boolean lightSubject = isLightObject(governor);
        boolean enough =
                draft.sides() >= 2
                        || collective
                        || !with.isEmpty()
                        || remoteWord && !draft.parties.isEmpty() && owner.isEmpty()
                        || draft.parties.stream().anyMatch(p -> p.side() == 3)
                        || draft.parties.size() == 1
                                && lightSubject
                                && !isBody(draft)
                                && (draft.definite || isSummit(phrase));
        if (!enough) {
            boolean single =
                    phrase.possessor().filter(p -> p.kind() == Phrase.Kind.ORGANIZATION).isPresent()
                            || compound.size() == 1;
            single |= !objectsOf(adjuncts, "of").isEmpty();
            single |= phrase.possessor().filter(p -> textOf(p).equalsIgnoreCase("its")).isPresent();
            boolean known =
                    draft.definite
                            && !single
                            && refersBack(phrase)
                            && (isBeside(noun)
                                    ? hasAntecedent(earlier, trigger.type())
                                    : hasAntecedent(trigger.type()));
            if (joinsVerb(draft, governor)) {
                return;
            }
            boolean owned = owner.isPresent() && !single && hasAntecedent(trigger.type());
            boolean denied = isDenial && hasAntecedent(draft.type);
            if (!known && !owned && !denied) {
                reject(
                        noun,
                        rule,
                        draft.parties.isEmpty() ? "no party is named" : "only one party is named");
                return;
            }
        }
        draft.factuality = factuality.ofNoun(noun, self);
        if (draft.parties.isEmpty() && draft.definite && isConfirmed(governor) && isPlanBefore()) {
            draft.factuality = Factuality.PLANNED;
        }
        nounSlots(draft, noun, phrase, adjuncts, governor);
        addEach(draft, noun, between.isEmpty() ? with : List.of(), self, adjuncts);
    }

    /** "a trilateral", "three-way talks": of more than two sides. */
    private boolean isMultilateral(Phrase phrase) {
        return IntStream.rangeClosed(phrase.coreFirst(document), phrase.head())
                .anyMatch(i -> FrameWords.has("multilateral", lemma(i).toLowerCase(Locale.ROOT)));
    }

    /** Who is visited: "paid a call on the speaker", "a courtesy call to President Okafor". */
    private List<Phrase> calledOn(int noun, List<Adjunct> adjuncts) {
        Phrase phrase = parts.get(noun).phrase();
        Governor governor = syntax.governor(noun);
        boolean isCourtesy =
                IntStream.range(phrase.coreFirst(document), phrase.head())
                        .anyMatch(i -> document.tokens().get(i).is("courtesy"));
        boolean isPaid =
                isLightObject(governor) && parts.get(governor.part()).verb().lemma().equals("pay");
        if (!isCourtesy && !isPaid) {
            return List.of();
        }
        List<Adjunct> near = new ArrayList<>(adjuncts);
        if (isLightObject(governor)) {
            near.addAll(syntax.adjuncts(governor.part()));
        }
        return Stream.of("on", "to")
                .map(preposition -> objectsOf(near, preposition))
                .filter(found -> !found.isEmpty() && isPersonal(found.get(0)))
                .findFirst()
                .orElse(List.of());
    }

    /** "no meeting had been requested": nobody says that there was none. */
    private boolean isOfPlan(Governor governor) {
        boolean isVerb = governor.part() >= 0 && parts.get(governor.part()).is(Part.Kind.VERB);
        if (!isVerb || governor.relation() != Relation.SUBJECT) {
            return false;
        }
        String lemma = parts.get(governor.part()).verb().lemma();
        return !lemma.equals("be") && !grammar.is('v', lemma, EventGrammar.Reality.OCCUR);
    }

    /** "had lunch", "had been having dinner" */
    private boolean isHad(Governor governor) {
        return isLightObject(governor) && parts.get(governor.part()).verb().lemma().equals("have");
    }

    /** "no meeting", "any talks", "no such call": any that was told of before. */
    private boolean isNoneOfIt(Phrase phrase) {
        boolean bare = true;
        for (int i = phrase.coreFirst(document); i < phrase.head(); i++) {
            bare &=
                    FrameWords.has(
                            "none-of", document.tokens().get(i).text().toLowerCase(Locale.ROOT));
        }
        return bare && phrase.coreFirst(document) < phrase.head();
    }

    private static boolean hasTopic(List<Adjunct> adjuncts) {
        return adjuncts.stream()
                .anyMatch(
                        adjunct ->
                                TOPIC_PREPOSITIONS.contains(adjunct.preposition())
                                        && adjunct.objects().stream()
                                                .anyMatch(p -> p.kind() != Phrase.Kind.TIME));
    }

    private Optional<Event> lastEncounter() {
        return earlier.stream()
                .filter(event -> event.type().isEncounter() && event.parties().size() > 0)
                .reduce((first, second) -> second);
    }

    private boolean isSuch(Phrase phrase) {
        return IntStream.range(phrase.coreFirst(document), phrase.head())
                .anyMatch(i -> document.tokens().get(i).is("such"));
    }

    /** "confirmed the meeting": what is confirmed is as real as it was told before. */
    private boolean isConfirmed(Governor governor) {
        return governor.relation() == Relation.OBJECT
                && governor.part() >= 0
                && parts.get(governor.part()).is(Part.Kind.VERB)
                && FrameWords.has("confirm", parts.get(governor.part()).verb().lemma());
    }

    /** Whether an encounter of more than two was told before. */
    private boolean isLargerBefore() {
        return Stream.concat(
                        earlier.stream().filter(e -> e.type().isEncounter()).map(Event::parties),
                        drafts.stream().filter(d -> d.type.isEncounter()).map(d -> d.parties))
                .anyMatch(
                        some ->
                                some.stream().map(Party::side).distinct().count() > 2
                                        || some.size() == 1 && isCollectiveSpan(some.get(0)));
    }

    /** Whether the encounter told last was planned. */
    private boolean isPlanBefore() {
        Factuality last = Factuality.HAPPENED;
        for (Event event : earlier) {
            last = event.type().isEncounter() ? event.factuality() : last;
        }
        for (EventDraft draft : drafts) {
            last = draft.type.isEncounter() ? draft.factuality : last;
        }
        return last == Factuality.PLANNED;
    }

    /** "Okafor assured Novak at a meeting that": they met. */
    private void speakersAt(EventDraft draft, int noun) {
        List<List<Phrase>> sides = syntax.speakingAt(noun);
        boolean isBetweenPeople =
                !sides.isEmpty()
                        && sides.stream().allMatch(side -> !side.isEmpty())
                        && sides.stream().flatMap(List::stream).allMatch(this::isSinglePerson);
        if (isBetweenPeople) {
            for (int i = 0; i < sides.size(); i++) {
                for (Phrase party : sides.get(i)) {
                    addParty(draft, party, i + 1);
                }
            }
        }
    }

    private void governingParty(
            EventDraft draft,
            int noun,
            Governor governor,
            List<Phrase> with,
            List<Phrase> between,
            Optional<Phrase> owner,
            boolean self) {
        if (isBeside(noun)) {
            return;
        }
        int occasion = factuality.occasionOf(governor);
        int verb = occasion == governor.part() ? governingVerb(governor) : occasion;
        if (verb < 0) {
            return;
        }
        VerbGroup group = parts.get(verb).verb();
        Optional<LightRole> light = grammar.light(firstWord(group.lemma()));
        boolean object = governor.relation() == Relation.OBJECT;
        boolean lightUse =
                light.isPresent()
                        && (object
                                || governor.relation() == Relation.ADJUNCT
                                        && governor.preposition().equals("in"));
        if (governor.relation() == Relation.SUBJECT) {
            if (group.passive() && light.isPresent()) {
                List<Phrase> agents =
                        objectsOf(syntax.adjuncts(verb), "by").stream()
                                .filter(this::mayTakePart)
                                .toList();
                // "were attended by Okafor, Novak and Weber": each on a side of their own.
                boolean areAll = draft.parties.isEmpty() && with.isEmpty() && agents.size() > 1;
                int side = between.isEmpty() && !self ? 1 : 3;
                for (Phrase agent : agents) {
                    addParty(draft, agent, side);
                    side += areAll ? 1 : 0;
                }
                if (draft.sides() < 2) {
                    objectsOf(syntax.adjuncts(verb), "between").stream()
                            .filter(this::mayTakePart)
                            .forEach(p -> addParty(draft, p, draft.parties.size() + 1));
                }
            }
            boolean isAssembled =
                    !group.passive()
                            && with.isEmpty()
                            && between.isEmpty()
                            && FrameWords.has("brings", withAdverb(verb, group.lemma()));
            if (isAssembled) {
                // "The meeting brought together Okafor, Novak and Weber".
                List<Phrase> members =
                        syntax.objects(verb).stream().filter(this::mayTakePart).toList();
                for (int i = 0; i < members.size(); i++) {
                    addParty(draft, members.get(i), i + 1);
                }
            }
            return;
        }
        boolean isOwn = owner.isEmpty() || textOf(owner.get()).equalsIgnoreCase("their");
        if (isOwn && with.isEmpty() && between.isEmpty() && !self && isGathering(governor)) {
            // "The leaders gathered in Oslo for their first summit": they, and all of them.
            List<Phrase> members = takingPart(syntax.subject(verb));
            if (members.size() > 1 || members.size() == 1 && isCollective(members.get(0))) {
                draft.parties.clear();
                int side = 1;
                for (Phrase member : members) {
                    addParty(draft, member, side++);
                }
            }
            return;
        }
        if (owner.isPresent()) {
            return;
        }
        List<Phrase> subjects =
                takingPart(syntax.subject(verb)).stream()
                        .filter(
                                p ->
                                        !group.lemma().equals("be")
                                                || !textOf(p).equalsIgnoreCase("it"))
                        .toList();
        if (lightUse) {
            boolean host = light.get() == LightRole.HOST && !between.isEmpty();
            boolean many = with.isEmpty() && between.isEmpty() && !self && subjects.size() > 1;
            int side = host || !between.isEmpty() ? 3 : 1;
            for (Phrase subject : subjects) {
                addParty(draft, subject, many ? side++ : side);
            }
            return;
        }
        boolean loose =
                governor.relation() == Relation.ADJUNCT
                        && verb > noun
                        && Set.of("of", "for", "on", "over", "to", "about", "as")
                                .contains(governor.preposition());
        if (loose) {
            // "as a result of talks with Norway ..., Okafor said": she need not have been there.
            return;
        }
        boolean asked = grammar.is('v', group.lemma(), EventGrammar.Reality.OBJECT);
        boolean outside = group.lemma().equals("support") || group.lemma().equals("oppose");
        if (!with.isEmpty()
                && between.isEmpty()
                && !outside
                && draft.parties.stream().noneMatch(p -> p.side() == 1)) {
            List<Phrase> chosen = subjects;
            boolean kept =
                    !group.passive()
                            && EventFrames.keepsAway(group.lemma(), governor.preposition());
            if (asked && Set.of("for", "to", "on").contains(governor.preposition()) || kept) {
                List<Phrase> objects =
                        syntax.objects(verb).stream().filter(this::mayTakePart).toList();
                chosen = objects.isEmpty() ? subjects : objects;
            }
            for (Phrase subject : chosen) {
                addParty(draft, subject, 1);
            }
        } else if (with.isEmpty()
                && between.isEmpty()
                && !self
                && draft.parties.isEmpty()
                && (governor.preposition().equals("during")
                        || Set.of("at", "in").contains(governor.preposition())
                                && FrameWords.has("together", group.lemma()))
                && (subjects.size() > 1 || subjects.size() == 1 && isCollective(subjects.get(0)))) {
            // "Okafor and Novak agreed on it during talks", "at a meeting": both took part.
            int side = 1;
            for (Phrase subject : subjects) {
                addParty(draft, subject, side++);
            }
        } else if (with.isEmpty()
                && between.isEmpty()
                && !self
                && governor.relation() == Relation.ADJUNCT
                && Set.of("for", "to", "in", "at").contains(governor.preposition())
                && (grammar.verb(group.lemma()).isPresent()
                        || grammar.is('v', group.lemma(), EventGrammar.Reality.PLANNED))) {
            for (Phrase subject : subjects) {
                addParty(draft, subject, 1);
            }
        } else if (with.isEmpty()
                && between.isEmpty()
                && !self
                && draft.type == EventType.PHONE_CALL
                && object
                && !group.lemma().equals("be")) {
            for (Phrase subject : subjects) {
                addParty(draft, subject, 1);
            }
        }
    }

    /** "on the margins of the summit": what was done there was not the summit. */
    private boolean isBeside(int noun) {
        return noun >= 2
                && parts.get(noun - 1).isPreposition("of")
                && parts.get(noun - 2).is(Part.Kind.PHRASE)
                && FrameWords.has("beside", lemma(parts.get(noun - 2).phrase().head()));
    }

    /** A verb with "together" where it has it: "bring together". */
    private String withAdverb(int verb, String lemma) {
        boolean isTogether =
                verb + 1 < parts.size()
                        && parts.get(verb + 1).is(Part.Kind.ADVERB)
                        && parts.get(verb + 1).word().equals("together");
        return isTogether ? lemma + " together" : lemma;
    }

    /** "gathered for a summit", "assembled in Oslo for talks" */
    private boolean isGathering(Governor governor) {
        return governor.relation() == Relation.ADJUNCT
                && Set.of("for", "at", "in").contains(governor.preposition())
                && governor.part() >= 0
                && parts.get(governor.part()).is(Part.Kind.VERB)
                && !parts.get(governor.part()).verb().passive()
                && FrameWords.has("gathers", parts.get(governor.part()).verb().lemma());
    }

    /** Those of the subjects who may take part; of "her day was full of talks", she. */
    private List<Phrase> takingPart(List<Phrase> subjects) {
        List<Phrase> acting = subjects.stream().filter(this::mayTakePart).toList();
        if (acting.isEmpty() && subjects.size() == 1) {
            return subjects.get(0).possessor().filter(this::mayTakePart).stream().toList();
        }
        return acting;
    }

    /** The verb above a noun, through a noun such as "invitation" or "round" in between; or -1. */
    private int governingVerb(Governor governor) {
        Governor current = governor;
        for (int depth = 0; depth < 3 && current.part() >= 0; depth++) {
            Part above = parts.get(current.part());
            if (above.is(Part.Kind.VERB)) {
                return current.part();
            }
            current = syntax.governor(current.part());
        }
        return -1;
    }

    private boolean isLightObject(Governor governor) {
        return governor.part() >= 0
                && governor.relation() == Relation.OBJECT
                && parts.get(governor.part()).is(Part.Kind.VERB)
                && grammar.light(firstWord(parts.get(governor.part()).verb().lemma())).isPresent();
    }

    /** Whether the only party is one body or one person's office, whose own session it is. */
    private boolean isBody(EventDraft draft) {
        return draft.parties.stream()
                .map(Party::span)
                .allMatch(span -> isName(span, MentionType.ORG));
    }

    private boolean isName(Span span, MentionType type) {
        return document.mentionOfToken(document.tokenAt(span.start()))
                .filter(m -> m.span().equals(span) && m.type() == type)
                .isPresent();
    }

    /** Whether only those are named who brought the parties together. */
    private static boolean isOnlyMediated(EventDraft draft) {
        return !draft.parties.isEmpty() && draft.parties.stream().allMatch(p -> p.side() == 3);
    }

    /** What a noun stands under, "a round of" it being nothing of its own: "met for a round of". */
    private Governor roundOf(int noun) {
        Governor governor = syntax.governor(noun);
        boolean isRound =
                noun >= 3
                        && governor.preposition().equals("of")
                        && parts.get(noun - 2).is(Part.Kind.PHRASE)
                        && parts.get(noun - 3).is(Part.Kind.PREPOSITION)
                        && EventFrames.isRound(lemma(parts.get(noun - 2).phrase().head()));
        return isRound
                ? new Governor(governor.relation(), parts.get(noun - 3).word(), governor.part())
                : governor;
    }

    /** "met for talks": a second word for the verb's own encounter. */
    private boolean joinsVerb(EventDraft noun, Governor governor) {
        for (EventDraft draft : drafts) {
            if (draft.part == governor.part()
                    && draft.type.isEncounter()
                    && Set.of("for", "in", "at", "during").contains(governor.preposition())) {
                draft.alternatives.add(noun.trigger);
                noun.parties.stream()
                        .filter(party -> party.side() == 3)
                        .forEach(party -> draft.party(party.span(), 3));
                List<Adjunct> adjuncts = syntax.adjuncts(noun.part);
                topic(draft, adjuncts);
                if (draft.places.isEmpty()) {
                    slots.places(draft, adjuncts);
                }
                return true;
            }
        }
        return false;
    }

    private boolean isSummit(Phrase phrase) {
        return lemma(phrase.head()).equals("summit");
    }

    /** "the meeting", "that first meeting": nothing tells it from one told before. */
    private boolean refersBack(Phrase phrase) {
        for (int i = phrase.coreFirst(document); i < phrase.head(); i++) {
            String tag = document.tokens().get(i).tag();
            if (!tag.equals("DT") && !tag.startsWith("JJ") && !tag.equals("PRP$")) {
                return false;
            }
        }
        return true;
    }

    private boolean hasAntecedent(EventType type) {
        return hasAntecedent(earlier, type)
                || drafts.stream().anyMatch(d -> d.type.isEncounter() && d.sides() >= 2);
    }

    private static boolean hasAntecedent(List<Event> before, EventType type) {
        return before.stream()
                .anyMatch(
                        event ->
                                event.type().isEncounter()
                                        && (event.type() == type
                                                || event.type() != EventType.PHONE_CALL
                                                        && type != EventType.PHONE_CALL)
                                        && event.parties().stream()
                                                        .map(Party::side)
                                                        .distinct()
                                                        .count()
                                                >= 2);
    }

    private void trip(int noun, String rule) {
        Phrase phrase = parts.get(noun).phrase();
        List<Adjunct> adjuncts = syntax.adjuncts(noun);
        Governor governor = syntax.governor(noun);
        EventDraft draft =
                new EventDraft(noun, triggerSpan(parts.get(noun)), EventType.VISIT, rule);
        draft.definite = isDefinite(phrase);
        List<Phrase> persons = new ArrayList<>();
        for (Adjunct adjunct : adjuncts) {
            boolean ofPlace =
                    adjunct.preposition().equals("of") && lemma(phrase.head()).equals("tour");
            if (ofPlace || Set.of("to", "in", "at", "through").contains(adjunct.preposition())) {
                for (Phrase goal : adjunct.objects()) {
                    if (slots.isDestination(goal)) {
                        draft.places.addAll(slots.placeSpans(goal));
                    } else if (adjunct.preposition().equals("to") && isPersonal(goal)) {
                        persons.add(goal);
                    }
                }
            }
        }
        phrase.possessor().filter(this::mayTravel).ifPresent(p -> addParty(draft, p, 1));
        for (Adjunct adjunct : adjuncts) {
            if (adjunct.preposition().equals("by") || adjunct.preposition().equals("of")) {
                adjunct.objects().stream()
                        .filter(this::mayTravel)
                        .forEach(p -> addParty(draft, p, 1));
            }
        }
        for (Span span : compound(phrase)) {
            if (isName(span, MentionType.LOC)) {
                draft.places.add(span);
            } else if (isName(span, MentionType.PER)) {
                draft.party(span, 1);
            }
        }
        phrase.possessor()
                .filter(p -> p.kind() == Phrase.Kind.PLACE && draft.places.isEmpty())
                .ifPresent(p -> draft.places.addAll(slots.placeSpans(p)));
        int verb = governingVerb(governor);
        if (draft.parties.isEmpty() && verb >= 0 && governor.relation() != Relation.SUBJECT) {
            syntax.subject(verb).stream()
                    .filter(this::mayTravel)
                    .forEach(p -> addParty(draft, p, 1));
        }
        if (draft.parties.isEmpty()) {
            reject(noun, rule, "no traveller is named");
            return;
        }
        boolean light =
                isLightObject(governor)
                        && !Set.of("tour", "journey").contains(lemma(phrase.head()));
        boolean denied =
                governor.relation() == Relation.OBJECT
                        && verb >= 0
                        && grammar.is(
                                'v', parts.get(verb).verb().lemma(), EventGrammar.Reality.DENIED);
        boolean own = phrase.possessor().isPresent();
        if (draft.places.isEmpty() && !persons.isEmpty()) {
            draft.type = EventType.MEETING;
            persons.forEach(p -> addParty(draft, p, 2));
        } else if (draft.places.isEmpty() && !hasAdverb(adjuncts, "here")) {
            placeBefore(draft, noun);
            boolean goal = !draft.places.isEmpty() || purposeOfTravel(governor);
            if (!own && !denied && !light && !goal) {
                reject(noun, rule, "no destination is named");
                return;
            }
        }
        draft.factuality = factuality.ofNoun(noun, false);
        nounSlots(draft, noun, phrase, adjuncts, governor);
        drafts.add(draft);
    }

    /** "arrived for a visit": the verb is one of travel. */
    private boolean purposeOfTravel(Governor governor) {
        return governor.preposition().equals("for")
                && governor.part() >= 0
                && parts.get(governor.part()).is(Part.Kind.VERB)
                && grammar.verb(parts.get(governor.part()).verb().lemma())
                        .filter(t -> t.type() == EventType.VISIT)
                        .isPresent();
    }

    /** Names that stand before the head noun: "the Okafor-Novak meeting", "US-China talks". */
    private List<Span> compound(Phrase phrase) {
        List<Span> spans = new ArrayList<>();
        int from = phrase.coreFirst(document);
        for (int i = from; i < phrase.head(); i++) {
            Token token = document.tokens().get(i);
            int hyphen = hyphenBetweenNames(token);
            Optional<Mention> mention = document.mentionOfToken(i);
            if (hyphen > 0) {
                spans.add(new Span(token.start(), token.start() + hyphen));
                int end = token.end();
                // "U.S.-North Korea talks": the second name goes on in the next token.
                int next = i + 1;
                while (next < phrase.head()
                        && document.tokens().get(next).tag().startsWith("NNP")
                        && document.mentionOfToken(next).isPresent()
                        && document.mentionOfToken(next).equals(mention)) {
                    end = document.tokens().get(next).end();
                    next++;
                }
                spans.add(new Span(token.start() + hyphen + 1, end));
                i = next - 1;
            } else if (mention.isPresent()
                    && mention.get().firstToken() >= from
                    && mention.get().endToken() <= phrase.head()
                    && mention.get().type() != MentionType.MISC) {
                spans.add(mention.get().span());
                i = mention.get().endToken() - 1;
            } else if (token.tag().equals("NN")
                    && grammar.person(token.lemma())
                            .filter(c -> c == PersonClass.GROUP)
                            .isPresent()) {
                spans.add(token.span());
            } else if (i == phrase.head() - 1
                    && token.tag().equals("NN")
                    && document.tokens().get(phrase.head()).text().endsWith("ing")
                    && grammar.person(token.lemma())
                            .filter(c -> c == PersonClass.OFFICE)
                            .isPresent()) {
                // "pictures of the president meeting with": whoever it is does it.
                spans.add(document.span(from, i + 1));
            }
        }
        return spans;
    }

    /** Position of a hyphen or dash between two capitalised names in a token, or -1. */
    private static int hyphenBetweenNames(Token token) {
        String text = token.text();
        for (int i = 2; i < text.length() - 2; i++) {
            char c = text.charAt(i);
            if ((c == '-' || c == '\u2013' || c == '\u2014' || c == '/')
                    && Character.isUpperCase(text.charAt(0))
                    && Character.isUpperCase(text.charAt(i + 1))
                    && !HYPHEN_PREFIXES.contains(text.substring(0, i).toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    /** Adds the event, or the events that its word tells; see {@link MeetingsOfEach}. */
    private void addEach(
            EventDraft draft,
            int part,
            List<Phrase> others,
            boolean isBetween,
            List<Adjunct> adjuncts) {
        if (isIndirect(draft, part, adjuncts)) {
            addMediated(draft, part, adjuncts);
            return;
        }
        List<EventDraft> found = each.of(draft, others, isBetween);
        if (found.isEmpty()) {
            reject(part, draft.rule, "each of them met somebody else");
        }
        drafts.addAll(found);
    }

    /** "indirect talks", "negotiated indirectly", "spoke through mediators". */
    private boolean isIndirect(EventDraft draft, int part, List<Adjunct> adjuncts) {
        int head = document.tokenAt(draft.trigger.start());
        boolean isNoun = parts.get(part).is(Part.Kind.PHRASE);
        int first = isNoun ? parts.get(part).phrase().coreFirst(document) : head - 1;
        int end = isNoun ? head : head + 2;
        return IntStream.range(
                                Math.max(first, sentence.firstToken()),
                                Math.min(end, sentence.endToken()))
                        .mapToObj(i -> document.tokens().get(i).text().toLowerCase(Locale.ROOT))
                        .anyMatch(word -> FrameWords.has("indirect", word))
                || !mediators(adjuncts).isEmpty()
                || !mediatorsOfLightVerb(part).isEmpty();
    }

    /** "talks were conducted through a mediator", "held talks in Oslo through Novak" */
    private List<Phrase> mediatorsOfLightVerb(int part) {
        Governor governor = syntax.governor(part);
        boolean isLight =
                parts.get(part).is(Part.Kind.PHRASE)
                        && governor.part() >= 0
                        && governor.relation() != Relation.ADJUNCT
                        && parts.get(governor.part()).is(Part.Kind.VERB)
                        && grammar.light(firstWord(parts.get(governor.part()).verb().lemma()))
                                .isPresent();
        return isLight ? mediators(syntax.adjuncts(governor.part())) : List.of();
    }

    /** Those through whom the parties spoke; an interpreter is none. */
    private List<Phrase> mediators(List<Adjunct> adjuncts) {
        return adjuncts.stream()
                .filter(adjunct -> Set.of("through", "via").contains(adjunct.preposition()))
                .flatMap(adjunct -> adjunct.objects().stream())
                .filter(
                        person ->
                                mayTakePart(person)
                                        || FrameWords.has("mediator", lemma(person.head())))
                .filter(person -> !FrameWords.has("voice", lemma(person.head())))
                .toList();
    }

    /** Who talks through others has not met the other side, but each side met those. */
    private void addMediated(EventDraft draft, int part, List<Adjunct> adjuncts) {
        List<Span> between = new ArrayList<>();
        draft.parties.stream().filter(p -> p.side() == 3).map(Party::span).forEach(between::add);
        mediators(adjuncts).stream().map(p -> p.span(document)).forEach(between::add);
        mediatorsOfLightVerb(part).stream()
                .map(p -> p.span(document))
                .filter(span -> !between.contains(span))
                .forEach(between::add);
        List<Span> sides =
                draft.parties.stream()
                        .map(Party::span)
                        .filter(span -> !between.contains(span))
                        .toList();
        if (between.isEmpty()) {
            reject(part, draft.rule, "talks through others: they did not meet");
        }
        for (Span mediator : between) {
            for (Span side : sides) {
                EventDraft own = draft.withoutSlots();
                own.party(mediator, 1);
                own.party(side, 2);
                own.places.addAll(draft.places);
                own.times.addAll(draft.times);
                drafts.add(own);
            }
        }
    }

    // ---------------------------------------------------------------- slots

    private void clauseSlots(EventDraft draft, int verb, List<Adjunct> adjuncts) {
        slots.places(draft, adjuncts);
        slots.places(draft, syntax.fronted(verb));
        int other = syntax.coordinated(verb);
        if (other >= 0 && draft.places.isEmpty()) {
            slots.places(draft, syntax.fronted(other));
        }
        times(draft, verb, adjuncts);
        byRoles(draft, verb);
        topic(draft, adjuncts);
    }

    /** Where and when, as the roles tell it, where phrases told nothing. */
    private void byRoles(EventDraft draft, int part) {
        List<Adjunct> circumstances = syntax.circumstances(part);
        if (draft.places.isEmpty() && draft.type.isEncounter()) {
            slots.places(draft, circumstances);
        }
        if (draft.times.isEmpty()) {
            slots.addTimes(draft, circumstances);
        }
    }

    private void times(EventDraft draft, int verb, List<Adjunct> adjuncts) {
        slots.addTimes(draft, adjuncts);
        slots.addTimes(draft, syntax.fronted(verb));
    }

    private void nounSlots(
            EventDraft draft, int noun, Phrase phrase, List<Adjunct> adjuncts, Governor governor) {
        if (draft.type == EventType.VISIT) {
            adjuncts.stream()
                    .filter(a -> a.objects().isEmpty())
                    .filter(a -> parts.get(a.part()).word().equals("here"))
                    .forEach(a -> draft.places.add(spanOf(a.part())));
        } else {
            slots.places(draft, adjuncts);
        }
        if (draft.places.isEmpty()) {
            placeBefore(draft, noun);
        }
        slots.addTimes(draft, adjuncts);
        phrase.times().forEach(t -> draft.times.add(document.times().get(t).span()));
        if (draft.times.isEmpty()) {
            slots.addTimes(draft, syntax.setFor(noun));
        }
        if (draft.places.isEmpty() && draft.type.isEncounter()) {
            slots.places(draft, syntax.setFor(noun));
        }
        byRoles(draft, noun);
        topic(draft, adjuncts);
        if (governor.part() < 0 || !parts.get(governor.part()).is(Part.Kind.VERB)) {
            return;
        }
        int verb = governor.part();
        boolean light = isLightObject(governor);
        String lemma = parts.get(verb).verb().lemma();
        boolean occurs =
                governor.relation() == Relation.SUBJECT
                        && (lemma.equals("be")
                                || grammar.is('v', lemma, EventGrammar.Reality.OCCUR));
        if (occurs || isGathering(governor)) {
            List<Adjunct> more = syntax.adjuncts(verb);
            slots.places(draft, more);
            slots.addTimes(draft, more);
        }
        if (light || occurs) {
            byRoles(draft, verb);
            slots.addTimes(draft, syntax.fronted(verb));
            if (draft.type != EventType.VISIT) {
                slots.places(draft, syntax.fronted(verb));
            }
        }
        boolean during =
                governor.relation() == Relation.ADJUNCT
                        && Set.of("during", "in", "at").contains(governor.preposition());
        if (during && draft.type.isEncounter()) {
            for (Adjunct adjunct : syntax.adjuncts(verb)) {
                if (adjunct.part() < noun) {
                    slots.addTimes(draft, List.of(adjunct));
                }
            }
            if (draft.places.isEmpty()) {
                slots.places(draft, syntax.fronted(verb));
            }
        }
    }

    /** "in Rome for talks", "on his way to Oslo for a summit": the place stands before. */
    private void placeBefore(EventDraft draft, int noun) {
        if (noun >= 3
                && parts.get(noun - 1).isPreposition("for")
                && parts.get(noun - 2).is(Part.Kind.PHRASE)
                && slots.isDestination(parts.get(noun - 2).phrase())
                && parts.get(noun - 3).isPreposition("in", "to", "at")) {
            draft.places.addAll(slots.placeSpans(parts.get(noun - 2).phrase()));
        }
    }

    private void topic(EventDraft draft, List<Adjunct> adjuncts) {
        for (Adjunct adjunct : adjuncts) {
            if (draft.topic.isEmpty()
                    && TOPIC_PREPOSITIONS.contains(adjunct.preposition())
                    && !adjunct.objects().isEmpty()
                    && adjunct.objects().get(0).kind() != Phrase.Kind.TIME
                    && adjunct.objects().stream().noneMatch(slots::isPlaceNoun)) {
                Phrase first = adjunct.objects().get(0);
                Phrase last = adjunct.objects().get(adjunct.objects().size() - 1);
                draft.topic = Optional.of(document.span(first.first(), last.end()));
            }
        }
    }

    /** "met for talks", "arrived for a visit": one event with two words. */
    private void mergeAlternatives() {
        Map<Integer, EventDraft> byPart = new HashMap<>();
        drafts.forEach(d -> byPart.put(d.part, d));
        Set<EventDraft> merged = new HashSet<>();
        for (EventDraft draft : drafts) {
            Part part = parts.get(draft.part);
            if (!part.is(Part.Kind.PHRASE)) {
                continue;
            }
            Governor governor = syntax.governor(draft.part);
            if (governor.part() < 0 || governor.relation() != Relation.ADJUNCT) {
                continue;
            }
            EventDraft above = byPart.get(governor.part());
            if (above == null
                    || above == draft
                    || merged.contains(above)
                    || above.type.isEncounter() != draft.type.isEncounter()
                    || !Set.of("for", "in", "at", "during", "on").contains(governor.preposition())
                    || above.part > draft.part) {
                continue;
            }
            boolean names =
                    draft.parties.stream()
                            .anyMatch(
                                    p ->
                                            above.parties.stream()
                                                    .noneMatch(q -> q.span().overlaps(p.span())));
            boolean otherPlace =
                    draft.type == EventType.VISIT
                            && !draft.places.isEmpty()
                            && !above.places.containsAll(draft.places);
            if (!names && !otherPlace) {
                above.alternatives.add(draft.trigger);
                above.places.addAll(draft.places);
                above.times.addAll(draft.times);
                if (above.topic.isEmpty()) {
                    above.topic = draft.topic;
                }
                merged.add(draft);
            }
        }
        drafts.removeAll(merged);
    }

    /** The goal of a trip made for an encounter is where the encounter is. */
    private void sharePlaces() {
        for (EventDraft draft : drafts) {
            if (!draft.type.isEncounter() || !draft.places.isEmpty()) {
                continue;
            }
            Governor governor = syntax.governor(draft.part);
            int verb = governor.part();
            for (EventDraft other : drafts) {
                if (other.type != EventType.VISIT || other.places.isEmpty()) {
                    continue;
                }
                boolean purpose =
                        other.part == verb
                                && other.part < draft.part
                                && (governor.relation() == Relation.COMPLEMENT
                                        || governor.preposition().equals("for"));
                boolean where = other.part < draft.part && isWhere(draft, other);
                boolean next =
                        parts.get(draft.part).is(Part.Kind.VERB)
                                && parts.get(other.part).is(Part.Kind.VERB)
                                && other.part < draft.part
                                && follows(other, draft);
                boolean arrived =
                        other.rule.equals("arrival-verb")
                                && other.part > draft.part
                                && isUnderAfter(other.part, draft.part);
                if (arrived && draft.times.isEmpty()) {
                    draft.times.addAll(other.times);
                }
                if (purpose || where || next || arrived) {
                    draft.places.addAll(other.places);
                    if (draft.times.isEmpty()
                            && purpose
                            && draft.factuality == Factuality.PLANNED
                            && other.factuality == Factuality.PLANNED) {
                        draft.times.addAll(other.times);
                    }
                    break;
                }
            }
        }
    }

    /** "will travel to Oslo, where he is to hold talks": what follows "where" is there. */
    private boolean isWhere(EventDraft draft, EventDraft trip) {
        Governor governor = syntax.governor(draft.part);
        int verb = isLightObject(governor) ? governor.part() : draft.part;
        if (!parts.get(verb).is(Part.Kind.VERB)) {
            return false;
        }
        int at = verb - 1;
        while (at >= 0 && !parts.get(at).word().equals("where")) {
            // "to Oslo, where he lives, and met Kral" met him anywhere.
            boolean isOtherClause =
                    parts.get(at).is(Part.Kind.RELATIVE)
                            || parts.get(at).is(Part.Kind.SUBORDINATOR)
                            || parts.get(at).is(Part.Kind.COMMA)
                            || parts.get(at).is(Part.Kind.CONJUNCTION)
                            || parts.get(at).is(Part.Kind.STOP);
            at = isOtherClause ? -1 : at - 1;
        }
        if (at >= 0
                && syntax.clauseHead(verb).equals("where")
                && syntax.outerVerb(verb) == trip.part) {
            return true;
        }
        for (int i = at - 1; i >= 0 && at >= 0; i--) {
            Part part = parts.get(i);
            if (part.is(Part.Kind.PHRASE) && !part.isTime()) {
                Span own = part.phrase().span(document);
                return trip.places.stream().anyMatch(place -> place.overlaps(own));
            }
            if (!part.isTime()
                    && !part.is(Part.Kind.COMMA)
                    && !part.is(Part.Kind.PREPOSITION)
                    && !part.is(Part.Kind.ADVERB)) {
                return false;
            }
        }
        return false;
    }

    /** "met the mayor after arriving in Oslo": the meeting was there too. */
    private boolean isUnderAfter(int arrival, int verb) {
        Governor governor = syntax.governor(arrival);
        return parts.get(arrival).verb().form() == VerbGroup.Form.GERUND
                && governor.part() == verb
                && Set.of("after", "upon", "on").contains(governor.preposition());
    }

    /** "went to Oslo and met", "I went to Oslo, and I met": the same subject goes on. */
    private boolean follows(EventDraft trip, EventDraft draft) {
        if (syntax.coordinated(draft.part) == trip.part) {
            return true;
        }
        List<Phrase> before = syntax.subject(trip.part);
        List<Phrase> after = syntax.subject(draft.part);
        return syntax.outerVerb(draft.part) == trip.part
                && syntax.clauseHead(draft.part).isEmpty()
                && before.size() == 1
                && after.size() == 1
                && textOf(before.get(0)).equalsIgnoreCase(textOf(after.get(0)));
    }

    // ---------------------------------------------------------------- parties

    private void addParty(EventDraft draft, Phrase phrase, int side) {
        if (isReflexive(phrase) || isNobody(phrase)) {
            return;
        }
        draft.party(phrase.span(document), side);
        if (phrase.kind() == Phrase.Kind.PEOPLE && isMobile(phrase)) {
            leaderOf(phrase).ifPresent(leader -> draft.party(leader.span(), side));
        }
    }

    /** "A delegation from Chad, led by Foreign Minister Omar Diallo,": who leads it takes part. */
    private Optional<Mention> leaderOf(Phrase group) {
        List<Token> tokens = document.tokens();
        int stop = Math.min(sentence.endToken(), group.head() + LEADER_REACH);
        boolean led = false;
        for (int i = group.head() + 1; i < stop; i++) {
            Token token = tokens.get(i);
            if (i + 1 < stop && tokens.get(i + 1).is("by") && LED.contains(token.text())) {
                led = true;
                i++;
                continue;
            }
            Optional<Mention> name = document.mentionOfToken(i);
            boolean person = name.filter(m -> m.type() == MentionType.PER).isPresent();
            if (led && person) {
                return name;
            }
            boolean goesOn =
                    name.isPresent()
                            || token.isNoun()
                            || token.tag().startsWith("JJ")
                            || token.tag().matches("DT|POS|PRP\\$|CC")
                            || token.is("of")
                            || !led && (token.is("from") || token.is(","));
            if (!goesOn || person) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean mayTakePart(Phrase phrase) {
        return phrase.kind().mayAct() && !isReflexive(phrase) && !isNobody(phrase);
    }

    /** "met nobody": nobody is no party. */
    private boolean isNobody(Phrase phrase) {
        return FrameWords.has("nobody", textOf(phrase).toLowerCase(Locale.ROOT));
    }

    private boolean isReflexive(Phrase phrase) {
        return REFLEXIVE.contains(textOf(phrase).toLowerCase(Locale.ROOT));
    }

    private boolean isActor(List<Phrase> phrases) {
        return !phrases.isEmpty() && phrases.get(0).kind().mayAct();
    }

    /** Whether it stands for a person or people, and not for a body or a place. */
    private boolean isPersonal(Phrase phrase) {
        return switch (phrase.kind()) {
            case PERSON, COLLECTIVE -> true;
            case PRONOUN -> !textOf(phrase).equalsIgnoreCase("it");
            case PEOPLE ->
                    personClass(phrase)
                            .filter(c -> c != PersonClass.GROUP || isMobile(phrase))
                            .isPresent();
            default -> false;
        };
    }

    private boolean isMobile(Phrase phrase) {
        return Set.of("delegation", "team", "family", "troop", "troops", "crew", "couple", "group")
                .contains(lemma(phrase.head()));
    }

    /** "both", "each of them" */
    private boolean isBoth(Phrase phrase) {
        String first = document.tokens().get(phrase.first()).text().toLowerCase(Locale.ROOT);
        return phrase.kind() == Phrase.Kind.COLLECTIVE
                && (first.equals("both") || first.equals("each"));
    }

    private Optional<PersonClass> personClass(Phrase phrase) {
        return grammar.person(lemma(phrase.head()));
    }

    private boolean isSinglePerson(Phrase phrase) {
        return switch (phrase.kind()) {
            case PERSON -> true;
            case PRONOUN ->
                    Set.of("he", "she", "him", "her", "i", "me")
                            .contains(textOf(phrase).toLowerCase(Locale.ROOT));
            case PEOPLE ->
                    personClass(phrase).filter(c -> c == PersonClass.OFFICE).isPresent()
                            && !document.tokens().get(phrase.head()).tag().endsWith("S");
            default -> false;
        };
    }

    private boolean isCollective(Phrase phrase) {
        if (phrase.kind() == Phrase.Kind.COLLECTIVE) {
            return true;
        }
        if (phrase.kind() == Phrase.Kind.PRONOUN) {
            return PLURAL_PRONOUNS.contains(textOf(phrase).toLowerCase(Locale.ROOT));
        }
        Token head = document.tokens().get(phrase.head());
        return (phrase.kind() == Phrase.Kind.PEOPLE || phrase.kind() == Phrase.Kind.PROPER)
                && (head.tag().equals("NNS") || head.tag().equals("NNPS") || isPair(head.lemma()));
    }

    private static boolean isPair(String lemma) {
        return Set.of("pair", "duo", "trio", "quartet", "couple", "people").contains(lemma);
    }

    private boolean isCollectiveSpan(Party party) {
        int last = document.tokenAt(Math.max(party.span().start(), party.span().end() - 1));
        Token token = document.tokens().get(last);
        return token.tag().equals("NNS")
                || token.tag().equals("NNPS")
                || token.is("their")
                || token.is("our")
                || PLURAL_PRONOUNS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private boolean rejectPartner(int part, String rule, List<Phrase> partners) {
        for (Phrase partner : partners) {
            String lemma = lemma(partner.head()).toLowerCase(Locale.ROOT);
            Optional<String> reason = grammar.exclusion("partner", lemma);
            if (reason.isEmpty() && partner.name().isPresent()) {
                reason = grammar.exclusion("name", document.text(partner.name().get().span()));
            }
            if (reason.isEmpty() && partner.kind() == Phrase.Kind.ORGANIZATION) {
                reason =
                        grammar.exclusion("name-end", document.tokens().get(partner.head()).text());
            }
            for (int i = partner.first(); i < partner.nameFirst() && reason.isEmpty(); i++) {
                // "news agency reporter Jan Novak"
                if (partner.kind() == Phrase.Kind.PERSON) {
                    reason = grammar.exclusion("partner", lemma(i).toLowerCase(Locale.ROOT));
                }
            }
            if (reason.isEmpty()
                    && partner.kind() == Phrase.Kind.PEOPLE
                    && grammar.person(lemma).filter(c -> c == PersonClass.PRESS).isPresent()) {
                reason = Optional.of("contact with the press");
            }
            if (reason.isPresent()) {
                reject(part, rule, reason.get());
                return true;
            }
        }
        return false;
    }

    private boolean isSport(int part, String rule) {
        sport.ifPresent(reason -> reject(part, rule, reason));
        return sport.isPresent();
    }

    /** Why the sentence tells sport, if a word of it says so. */
    private Optional<String> sportWord() {
        for (Token token : document.tokens(sentence)) {
            String word = token.text().toLowerCase(Locale.ROOT);
            String last = word.substring(word.lastIndexOf('-') + 1);
            for (String key : List.of(word, token.lemma(), last)) {
                Optional<String> reason = grammar.exclusion("sport", key);
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }

    private String idiom(Phrase object) {
        return "\"meet\" with a thing: " + lemma(object.head());
    }

    // ---------------------------------------------------------------- words

    private List<Phrase> objectsOf(List<Adjunct> adjuncts, String preposition) {
        for (Adjunct adjunct : adjuncts) {
            if (adjunct.preposition().equals(preposition)
                    && !adjunct.objects().isEmpty()
                    && adjunct.objects().get(0).kind() != Phrase.Kind.TIME) {
                return adjunct.objects();
            }
        }
        return List.of();
    }

    private boolean hasAdverb(List<Adjunct> adjuncts, String word) {
        return adjuncts.stream()
                .anyMatch(a -> a.objects().isEmpty() && parts.get(a.part()).word().equals(word));
    }

    /** Whether the adjuncts say by telephone or video. */
    private Optional<EventMode> remote(List<Adjunct> adjuncts) {
        for (Adjunct adjunct : adjuncts) {
            if (!Set.of("by", "on", "over", "via", "through").contains(adjunct.preposition())
                    || adjunct.objects().isEmpty()) {
                continue;
            }
            Phrase phrase = adjunct.objects().get(0);
            for (int i = phrase.first(); i < phrase.end(); i++) {
                String word = document.tokens().get(i).text().toLowerCase(Locale.ROOT);
                if (PHONE.contains(word)) {
                    return Optional.of(EventMode.PHONE);
                }
                if (VIDEO.contains(word) || word.startsWith("video")) {
                    return Optional.of(EventMode.VIDEO);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isDefinite(Phrase phrase) {
        int core = phrase.coreFirst(document);
        String word = document.tokens().get(core).text().toLowerCase(Locale.ROOT);
        return DEFINITE.contains(word) || phrase.possessor().isPresent();
    }

    private int partAfter(Phrase phrase) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).first() >= phrase.end()) {
                return i;
            }
        }
        return parts.size();
    }

    private Span spanOf(int part) {
        return document.span(parts.get(part).first(), parts.get(part).end());
    }

    private String textOf(Phrase phrase) {
        return document.text(document.span(phrase.first(), phrase.end()));
    }

    private String lemma(int token) {
        return document.tokens().get(token).lemma();
    }

    private static String firstWord(String lemma) {
        int blank = lemma.indexOf(' ');
        return blank < 0 ? lemma : lemma.substring(0, blank);
    }
}
