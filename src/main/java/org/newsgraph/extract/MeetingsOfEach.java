package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.newsgraph.claim.Party;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.extract.SentenceSyntax.Adjunct;

/**
 * Several meetings in one word: "met Okafor in Oslo and Novak in Bonn", "held separate talks with
 * Okafor and Novak", "met them one by one". Each is an event of its own, with its own pair, place
 * and time, and nobody meets those whom somebody else met.
 */
final class MeetingsOfEach {
    /**
     * How far before its word, and behind the last party, an event is said to be one of several.
     */
    private static final int REACH = 3;

    private final AnnotatedDocument document;
    private final Sentence sentence;
    private final List<Part> parts;
    private final EventSlots slots;
    private final Predicate<Phrase> mayTakePart;
    private final BooleanSupplier isLargerBefore;

    /**
     * @param mayTakePart whether a phrase may be a party at all
     * @param isLargerBefore whether a meeting of more than two was told before, apart from which
     *     two of them may meet
     */
    MeetingsOfEach(
            AnnotatedDocument document,
            Sentence sentence,
            List<Part> parts,
            EventSlots slots,
            Predicate<Phrase> mayTakePart,
            BooleanSupplier isLargerBefore) {
        this.document = document;
        this.sentence = sentence;
        this.parts = parts;
        this.slots = slots;
        this.mayTakePart = mayTakePart;
        this.isLargerBefore = isLargerBefore;
    }

    /**
     * Some of those who were met, and where and when they were.
     *
     * @param people at least one
     */
    private record Partners(List<Phrase> people, List<Adjunct> circumstances) {}

    /**
     * The event; or one for each of those met who has a place or time of their own, or who was met
     * apart from the others.
     *
     * @param others who is met, the first of them nearest to the event's word
     * @param isBetween whether the event's word itself names all who took part: "between"
     * @return empty where each met somebody who is not named: "Okafor and Novak held separate
     *     talks"
     */
    List<EventDraft> of(EventDraft draft, List<Phrase> others, boolean isBetween) {
        List<Partners> apart = others.isEmpty() ? List.of() : partnersFrom(partOf(others.get(0)));
        if (apart.size() < 2) {
            return eachAlone(draft, isBetween);
        }
        Set<Span> places = new LinkedHashSet<>(draft.places);
        Set<Span> times = new LinkedHashSet<>(draft.times);
        List<EventDraft> each = new ArrayList<>();
        for (Partners partners : apart) {
            EventDraft own = draft.withoutSlots();
            draft.parties.stream()
                    .filter(party -> party.side() != 2)
                    .forEach(party -> own.party(party.span(), party.side()));
            partners.people().stream()
                    .filter(mayTakePart)
                    .forEach(person -> own.party(person.span(document), 2));
            slots.places(own, partners.circumstances());
            slots.addTimes(own, partners.circumstances());
            each.add(own);
        }
        for (EventDraft own : each) {
            places.removeAll(own.places);
            times.removeAll(own.times);
        }
        for (EventDraft own : each) {
            if (own.places.isEmpty()) {
                own.places.addAll(places);
            }
            if (own.times.isEmpty()) {
                own.times.addAll(times);
            }
        }
        return each;
    }

    /** "met Okafor and, separately, Novak": a meeting of each. */
    private List<EventDraft> eachAlone(EventDraft draft, boolean isBetween) {
        int word = separately(draft);
        if (word < 0) {
            return List.of(draft);
        }
        List<Party> first = draft.parties.stream().filter(p -> p.side() == 1).toList();
        List<Party> second = draft.parties.stream().filter(p -> p.side() == 2).toList();
        boolean areSides = draft.parties.size() == draft.sides() && draft.parties.size() > 2;
        if (isBetween && areSides) {
            // "separate meetings between Okafor, Novak and Weber": Okafor's with each of them.
            return draft.parties.stream()
                    .skip(1)
                    .map(other -> pairOf(draft, draft.parties.get(0), other))
                    .toList();
        }
        boolean isNobodyMet = !isBetween && draft.parties.size() > 1 && isBySubjects(draft);
        if (isNobodyMet) {
            // "held bilateral talks", "the two also met separately": with each other.
            boolean areOthers =
                    FrameWords.has("apart-others", lower(word))
                            && (draft.parties.size() > 2
                                    || word < document.tokenAt(draft.trigger.start())
                                    || !isLargerBefore.getAsBoolean());
            return areOthers ? List.of() : List.of(draft);
        }
        int several = second.size() > 1 ? 2 : 1;
        List<Party> many = several == 2 ? second : first;
        if (first.isEmpty() || second.isEmpty() || many.size() < 2) {
            return List.of(draft);
        }
        Span apart = document.tokens().get(word).span();
        List<EventDraft> each = new ArrayList<>();
        for (Party alone : many) {
            EventDraft own = draft.withoutSlots();
            draft.parties.stream()
                    .filter(party -> party.side() != several || party.equals(alone))
                    .forEach(party -> own.party(party.span(), party.side()));
            // "met Okafor in Oslo and, separately, Novak": nobody says where he was met.
            boolean isLater =
                    alone.span().start() > apart.start()
                            && many.get(0).span().start() < apart.start();
            for (Span place : draft.places) {
                if (!isLater || !isAmong(place, many.get(0).span(), apart)) {
                    own.places.add(place);
                }
            }
            for (Span time : draft.times) {
                if (!isLater || !isAmong(time, many.get(0).span(), apart)) {
                    own.times.add(time);
                }
            }
            each.add(own);
        }
        return each;
    }

    private static EventDraft pairOf(EventDraft draft, Party one, Party other) {
        EventDraft own = draft.withoutSlots();
        own.party(one.span(), 1);
        own.party(other.span(), 2);
        own.places.addAll(draft.places);
        own.times.addAll(draft.times);
        return own;
    }

    /** Whether all parties stand before the event's word, each on a side of its own. */
    private static boolean isBySubjects(EventDraft draft) {
        return draft.parties.size() == draft.sides()
                && draft.parties.stream()
                        .allMatch(party -> party.span().end() <= draft.trigger.start());
    }

    private static boolean isAmong(Span span, Span after, Span before) {
        return span.start() > after.start() && span.start() < before.start();
    }

    /** Index of what says that they were met one by one, near the event's word; -1 if nothing. */
    private int separately(EventDraft draft) {
        int trigger = document.tokenAt(draft.trigger.start());
        boolean isNoun = document.tokens().get(trigger).isNoun();
        int end =
                draft.parties.stream()
                        .mapToInt(party -> document.tokenAt(party.span().end() - 1))
                        .max()
                        .orElse(trigger);
        int last = Math.max(end, trigger) + REACH;
        for (int i = Math.max(sentence.firstToken(), trigger - REACH);
                i <= last && i < sentence.endToken();
                i++) {
            boolean isBehind = i > Math.max(end, trigger) + 1;
            if (isBehind && document.tokens().get(i - 1).is(",")) {
                return -1;
            }
            if (FrameWords.has("apart", lower(i)) && !isOpening(i)) {
                return i;
            }
            boolean isOfSeveral =
                    FrameWords.has("apart-plural", lower(i)) && isOfPlural(i, isNoun, trigger);
            if (isOfSeveral || isInTurn(i)) {
                return i;
            }
        }
        return -1;
    }

    /** "Separately, Okafor met": apart from what was told before. */
    private boolean isOpening(int word) {
        return word == sentence.firstToken() && document.tokens().get(word + 1).is(",");
    }

    /** "bilateral meetings", "in separate calls": several of them. */
    private boolean isOfPlural(int word, boolean isNoun, int trigger) {
        if (isNoun && word < trigger) {
            return document.tokens().get(trigger).tag().equals("NNS");
        }
        return IntStream.range(word + 1, Math.min(word + REACH, sentence.endToken()))
                .anyMatch(i -> document.tokens().get(i).tag().equals("NNS"));
    }

    /** "in turn", "one by one", "one after the other" */
    private boolean isInTurn(int word) {
        StringBuilder words = new StringBuilder(lower(word));
        for (int i = word + 1; i < Math.min(word + REACH + 1, sentence.endToken()); i++) {
            words.append(' ').append(lower(i));
            if (FrameWords.has("apart", words.toString())) {
                return true;
            }
        }
        return false;
    }

    private int partOf(Phrase phrase) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).is(Part.Kind.PHRASE) && parts.get(i).phrase().equals(phrase)) {
                return i;
            }
        }
        return parts.size();
    }

    /** People with a place or time each, in a row that begins at a part. */
    private List<Partners> partnersFrom(int first) {
        List<Partners> found = new ArrayList<>();
        int at = first;
        while (at < parts.size()) {
            List<Phrase> people = new ArrayList<>();
            while (at < parts.size() && parts.get(at).isActor()) {
                people.add(parts.get(at).phrase());
                boolean goesOn =
                        at + 2 < parts.size()
                                && parts.get(at + 1).is(Part.Kind.CONJUNCTION)
                                && parts.get(at + 2).isActor();
                at += goesOn ? 2 : 1;
                if (!goesOn) {
                    break;
                }
            }
            List<Adjunct> circumstances = new ArrayList<>();
            at = circumstances(at, circumstances);
            boolean isSubject = at < parts.size() && parts.get(at).is(Part.Kind.VERB);
            if (people.isEmpty() || circumstances.isEmpty() || isSubject) {
                break;
            }
            found.add(new Partners(people, circumstances));
            int next = at;
            while (next < parts.size()
                    && (parts.get(next).is(Part.Kind.COMMA)
                            || parts.get(next).is(Part.Kind.CONJUNCTION)
                            || parts.get(next).is(Part.Kind.ADVERB)
                            || next > at && parts.get(next).isPreposition("with"))) {
                next++;
            }
            if (next == at || next >= parts.size()) {
                break;
            }
            if (!parts.get(next).isActor()) {
                // "met Okafor in Oslo on Monday, and in Bonn on Friday": them again.
                List<Adjunct> again = new ArrayList<>();
                circumstances(next, again);
                boolean isOther =
                        again.size() > 1
                                && again.stream().anyMatch(MeetingsOfEach::isTime)
                                && circumstances.stream().anyMatch(MeetingsOfEach::isTime);
                if (isOther) {
                    found.add(new Partners(people, again));
                }
                break;
            }
            at = next;
        }
        return found;
    }

    private static boolean isTime(Adjunct adjunct) {
        return adjunct.objects().stream().anyMatch(phrase -> phrase.kind() == Phrase.Kind.TIME);
    }

    /** "after lunch", "before dinner", "in the morning" */
    private boolean isPartOfDay(Part preposition, Phrase phrase) {
        String head = lemma(phrase.head());
        return switch (preposition.word()) {
            case "after", "before", "over", "at" ->
                    phrase.first() == phrase.head() && FrameWords.has("mealtime", head);
            case "in", "during" ->
                    phrase.first() == phrase.head() - 1
                            && document.tokens().get(phrase.first()).is("the")
                            && FrameWords.has("day-part", head);
            default -> false;
        };
    }

    /** Reads places and times from a part on; the part after them. */
    private int circumstances(int from, List<Adjunct> found) {
        int at = from;
        while (at < parts.size()) {
            Part part = parts.get(at);
            if (part.isTime()) {
                found.add(new Adjunct("", List.of(part.phrase()), at, ""));
                at++;
            } else if (part.is(Part.Kind.PREPOSITION)
                    && at + 1 < parts.size()
                    && parts.get(at + 1).is(Part.Kind.PHRASE)
                    && (parts.get(at + 1).isTime()
                            || isPartOfDay(part, parts.get(at + 1).phrase())
                            || EventSlots.PLACE_PREPOSITIONS.contains(part.word())
                                    && slots.isDestination(parts.get(at + 1).phrase()))) {
                found.add(new Adjunct(part.word(), List.of(parts.get(at + 1).phrase()), at, ""));
                at += 2;
            } else if (!found.isEmpty()
                    && part.is(Part.Kind.COMMA)
                    && at + 2 < parts.size()
                    && parts.get(at + 1).is(Part.Kind.PHRASE)
                    && parts.get(at + 1).phrase().kind() == Phrase.Kind.PLACE
                    && parts.get(at + 2).is(Part.Kind.COMMA)) {
                // "in Bonn, Germany,"
                found.add(new Adjunct("in", List.of(parts.get(at + 1).phrase()), at + 1, ""));
                at += 2;
            } else {
                break;
            }
        }
        return at;
    }

    private String lower(int token) {
        return document.tokens().get(token).text().toLowerCase(Locale.ROOT);
    }

    private String lemma(int token) {
        return document.tokens().get(token).lemma();
    }
}
