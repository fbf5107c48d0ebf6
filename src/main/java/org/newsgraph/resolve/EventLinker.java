package org.newsgraph.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Party;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.DateBasis;
import org.newsgraph.document.Span;

/**
 * Finds which words of an article tell the same event, and lets each mention know what others tell.
 */
final class EventLinker {
    /** In January what was in December is no old story. */
    private static final int NEAR_MONTHS = 3;

    private final ArticleClaims claims;
    private final Book book;
    private final Referrer referrer;
    private final Dates dates;
    private final AnnotatedDocument document;
    private final Supplier<Optional<Draft>> here;
    private final Words words;

    /** One event as its own words tell it. */
    private record Told(
            int index,
            Event event,
            Map<String, Resolution.Participant> participants,
            List<Resolution.PlaceSlot> places,
            List<ResolvedDate> dates) {}

    /**
     * @param here the place that "here" means in the article's own words; it may be asked for only
     *     once that word is met, since to ask makes it an entity
     */
    EventLinker(
            AnnotatedDocument document,
            ArticleClaims claims,
            Book book,
            Referrer referrer,
            Dates dates,
            Supplier<Optional<Draft>> here,
            Words words) {
        this.document = document;
        this.here = here;
        this.words = words;
        this.claims = claims;
        this.book = book;
        this.referrer = referrer;
        this.dates = dates;
    }

    List<Resolution.EventSlots> link() {
        List<Told> told = new ArrayList<>();
        for (int e = 0; e < claims.events().size(); e++) {
            told.add(tell(e, told));
        }
        List<List<Told>> clusters = new ArrayList<>();
        List<List<Told>> clusterOf = new ArrayList<>();
        for (Told each : told) {
            int c = clusters.size() - 1;
            while (c >= 0 && !isSame(clusters.get(c), each)) {
                c--;
            }
            if (c >= 0 && deniedBy(each, told).filter(isAfter(clusters.get(c))).isPresent()) {
                // "There was no such meeting": as told last, not as denied long before.
                c = -1;
            }
            if (c < 0) {
                clusters.add(new ArrayList<>());
                c = clusters.size() - 1;
            }
            clusters.get(c).add(each);
            clusterOf.add(clusters.get(c));
        }
        List<Resolution.EventSlots> slots = new ArrayList<>();
        for (Told each : told) {
            List<Told> cluster = new ArrayList<>();
            cluster.add(each);
            List<Told> all = clusterOf.get(each.index());
            for (Told other : all) {
                if (other != each && maySay(other, each)) {
                    cluster.add(other);
                }
            }
            Resolution.EventSlots own = fill(all.get(0).index(), cluster);
            slots.add(own.participants().isEmpty() ? deniedOf(each, own, told) : own);
        }
        return slots;
    }

    /**
     * "No such meeting took place": of the encounter told last that it may deny, whose parties it
     * is about. "There were no talks" denies nothing that the article itself says.
     */
    private Resolution.EventSlots deniedOf(
            Told denial, Resolution.EventSlots own, List<Told> told) {
        return deniedBy(denial, told)
                .map(
                        before ->
                                before.participants().values().stream()
                                        .map(EventLinker::unspoken)
                                        .toList())
                .map(
                        parties ->
                                new Resolution.EventSlots(
                                        own.sameAs(), parties, own.places(), own.dates()))
                .orElse(own);
    }

    /** The same party, which the event's own words do not name. */
    private static Resolution.Participant unspoken(Resolution.Participant party) {
        return new Resolution.Participant(party.entity(), Optional.empty(), party.side());
    }

    /** The encounter told last that a denial without parties may deny. */
    private Optional<Told> deniedBy(Told denial, List<Told> told) {
        boolean isDenial =
                denial.event().factuality() == Factuality.DENIED
                        && denial.event().type().isEncounter()
                        && denial.event().parties().isEmpty();
        for (int i = denial.index() - 1; isDenial && i >= 0; i--) {
            Told before = told.get(i);
            boolean isAsserted =
                    before.event().factuality() == Factuality.HAPPENED
                            && before.event().attributedTo().isEmpty();
            if (before.participants().size() > 1
                    && before.event().type().isEncounter()
                    && sameKind(before.event(), denial.event())
                    && (denial.event().definite() || !isAsserted)
                    && datesAgree(before.dates(), denial.dates())
                    && placesAgree(before.places(), denial.places())) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }

    private static Predicate<Told> isAfter(List<Told> cluster) {
        int last = cluster.get(cluster.size() - 1).index();
        return told -> told.index() > last;
    }

    /** What is only claimed to be so fills no slot of what the article says itself. */
    private static boolean maySay(Told other, Told own) {
        return own.event().attributedTo().isPresent() || other.event().attributedTo().isEmpty();
    }

    private Told tell(int index, List<Told> earlier) {
        Event event = claims.events().get(index);
        Map<String, Resolution.Participant> participants = new LinkedHashMap<>();
        for (Party party : event.parties()) {
            List<String> ids = referrer.at(party.span(), Referrer.Use.PARTY);
            int side = party.side();
            boolean areAll = ids.size() > 1 && event.parties().size() == 1;
            Map<String, Integer> sides = areAll ? sidesOf(ids, earlier) : Map.of();
            for (int i = 0; i < ids.size(); i++) {
                // "the two leaders" as the only party are two sides
                int own = areAll ? sides.getOrDefault(ids.get(i), side + i) : side;
                participants.putIfAbsent(
                        ids.get(i),
                        new Resolution.Participant(ids.get(i), Optional.of(party.span()), own));
            }
        }
        List<Resolution.PlaceSlot> places = placesOf(event);
        List<ResolvedDate> when = dates.ofEvent(event);
        if (event.type().isEncounter() && places.isEmpty() && when.isEmpty()) {
            return onArrival(new Told(index, event, participants, places, when));
        }
        return new Told(index, event, participants, places, when);
    }

    /** The sides of the same parties where they were told apart; empty if they never were. */
    private static Map<String, Integer> sidesOf(List<String> ids, List<Told> earlier) {
        Set<String> all = Set.copyOf(ids);
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Told told = earlier.get(i);
            if (told.event().type().isEncounter() && told.participants().keySet().equals(all)) {
                Map<String, Integer> sides = new HashMap<>();
                told.participants().forEach((id, participant) -> sides.put(id, participant.side()));
                return sides;
            }
        }
        return Map.of();
    }

    /** "X meets Y after arriving in Z on Tuesday": where and when one arrives, one meets. */
    private Told onArrival(Told told) {
        for (Event visit : claims.events()) {
            boolean joined =
                    visit.type() == EventType.VISIT
                            && visit.factuality() == told.event().factuality()
                            && visit.parties().stream()
                                    .flatMap(
                                            p -> referrer.at(p.span(), Referrer.Use.PARTY).stream())
                                    .anyMatch(told.participants()::containsKey)
                            && dates.followsOn(told.event(), visit);
            if (joined) {
                List<ResolvedDate> when = new ArrayList<>();
                for (ResolvedDate date : dates.ofEvent(visit)) {
                    when.add(
                            new ResolvedDate(
                                    date.norm(), DateBasis.SAME_TIME_AS, Optional.empty()));
                }
                return new Told(
                        told.index(), told.event(), told.participants(), placesOf(visit), when);
            }
        }
        return told;
    }

    private List<Resolution.PlaceSlot> placesOf(Event event) {
        List<Resolution.PlaceSlot> places = new ArrayList<>();
        for (Span span : event.places()) {
            Optional<String> place =
                    isHere(span)
                            ? here.get().map(draft -> draft.id)
                            : referrer.at(span, Referrer.Use.PLACE).stream()
                                    .filter(id -> book.get(id).type.isPlace())
                                    .findFirst();
            Resolution.PlaceSlot slot = new Resolution.PlaceSlot(place, span);
            if (places.isEmpty() || !isRegionOf(places.get(places.size() - 1), slot)) {
                places.add(slot);
            }
        }
        return places;
    }

    /** "Paris, Texas" is one place: the town. */
    private boolean isRegionOf(Resolution.PlaceSlot town, Resolution.PlaceSlot region) {
        int gap = region.span().start() - town.span().end();
        boolean behind =
                gap > 0
                        && document.article()
                                .text()
                                .substring(town.span().end(), region.span().start())
                                .strip()
                                .equals(",");
        return behind
                && town.entity()
                        .map(book::get)
                        .flatMap(draft -> draft.parent)
                        .equals(region.entity())
                && region.entity().filter(id -> book.get(id).type == EntityType.PLACE).isPresent();
    }

    /** Whether the article says "here"; one who is quoted may say it of another place. */
    private boolean isHere(Span span) {
        return document.text(span).equalsIgnoreCase("here")
                && claims.attributions().stream()
                        .filter(said -> said.quoteType() == QuoteType.DIRECT)
                        .flatMap(said -> said.content().stream())
                        .noneMatch(quoted -> quoted.contains(span));
    }

    private boolean isSame(List<Told> cluster, Told later) {
        // Every mention so far of that event has to agree: one clash is enough to keep them apart.
        boolean any = false;
        for (Told earlier : cluster) {
            if (!agrees(earlier, later)) {
                return false;
            }
            any |= links(earlier, later);
        }
        return any;
    }

    private boolean agrees(Told a, Told b) {
        return a.event().factuality() == b.event().factuality()
                && sameKind(a.event(), b.event())
                && datesAgree(a.dates(), b.dates())
                && !isOneLongAgo(a, b)
                && placesAgree(a.places(), b.places());
    }

    /**
     * Whether one was in a year before and the other, which does not refer back, has no date: "met
     * him in Oslo. The two met in 1999".
     */
    private boolean isOneLongAgo(Told a, Told b) {
        boolean isOpen = a.dates().isEmpty() != b.dates().isEmpty();
        boolean refersBack = b.event().definite() || a.event().definite();
        return isOpen
                && !refersBack
                && (a.dates().isEmpty() ? b : a).dates().stream().allMatch(this::isLongAgo);
    }

    /** A bare year but the article's own, or a date at least some months before the article. */
    private boolean isLongAgo(ResolvedDate date) {
        if (!date.norm().matches("\\d{4}(-.*)?")) {
            return false;
        }
        int year = Integer.parseInt(date.norm().substring(0, 4));
        Optional<LocalDate> today = document.article().date();
        boolean isBare = date.norm().length() == 4;
        return isBare && today.isEmpty()
                || today.filter(day -> year < day.minusMonths(NEAR_MONTHS).getYear()).isPresent()
                || isBare && today.filter(day -> year < day.getYear()).isPresent();
    }

    private static boolean sameKind(Event a, Event b) {
        if (a.mode() != b.mode()
                && a.type() != EventType.VISIT
                && b.type() != EventType.VISIT
                && (a.mode() != EventMode.IN_PERSON && b.mode() != EventMode.IN_PERSON)) {
            return false;
        }
        boolean aTalks = a.type() == EventType.MEETING || a.type() == EventType.NEGOTIATION;
        boolean bTalks = b.type() == EventType.MEETING || b.type() == EventType.NEGOTIATION;
        return a.type() == b.type() || aTalks && bTalks;
    }

    private boolean links(Told a, Told b) {
        Set<String> named = new HashSet<>(a.participants().keySet());
        Set<String> others = b.participants().keySet();
        Set<String> shared = new HashSet<>(named);
        shared.retainAll(others);
        boolean visit = a.event().type() == EventType.VISIT;
        if (visit) {
            boolean samePlace =
                    a.places().stream()
                            .flatMap(p -> p.entity().stream())
                            .anyMatch(
                                    id ->
                                            b.places().stream()
                                                    .flatMap(p -> p.entity().stream())
                                                    .anyMatch(id::equals));
            return !shared.isEmpty() && (samePlace || b.event().definite() && b.places().isEmpty());
        }
        boolean allShared = named.containsAll(others) || others.containsAll(named);
        if (isAside(a, b)) {
            return false;
        }
        if (shared.size() >= 2 && allShared) {
            return true;
        }
        return b.event().definite()
                && (others.isEmpty() || named.containsAll(others))
                && !named.isEmpty();
    }

    /**
     * "Novak and Weber met on the sidelines", "later met at a hotel": some of those who had met met
     * by themselves.
     */
    private boolean isAside(Told a, Told b) {
        Set<String> all = a.participants().keySet();
        Set<String> some = b.participants().keySet();
        boolean isFewer = some.size() >= 2 && some.size() < all.size() && all.containsAll(some);
        if (!isFewer || b.event().definite()) {
            return false;
        }
        int sentence = document.sentenceAt(b.event().trigger().start());
        boolean isSaid =
                sentence >= 0
                        && document.tokens(document.sentences().get(sentence)).stream()
                                .anyMatch(
                                        word ->
                                                words.is(
                                                        "aside",
                                                        word.text().toLowerCase(Locale.ROOT)));
        return isSaid || hasOwnPlace(a, b);
    }

    /** Whether the second was in a building or a place that is not that of the first. */
    private boolean hasOwnPlace(Told a, Told b) {
        List<String> one = a.places().stream().flatMap(p -> p.entity().stream()).toList();
        List<String> other = b.places().stream().flatMap(p -> p.entity().stream()).toList();
        return !one.isEmpty()
                && !other.isEmpty()
                && other.stream().noneMatch(one::contains)
                && other.stream().noneMatch(y -> one.stream().anyMatch(x -> within(x, y)));
    }

    private static boolean datesAgree(List<ResolvedDate> a, List<ResolvedDate> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return true;
        }
        for (ResolvedDate x : a) {
            for (ResolvedDate y : b) {
                if (x.norm().startsWith(y.norm()) || y.norm().startsWith(x.norm())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean placesAgree(List<Resolution.PlaceSlot> a, List<Resolution.PlaceSlot> b) {
        List<String> left = a.stream().flatMap(p -> p.entity().stream()).toList();
        List<String> right = b.stream().flatMap(p -> p.entity().stream()).toList();
        if (left.isEmpty() || right.isEmpty()) {
            return true;
        }
        return left.stream()
                .anyMatch(x -> right.stream().anyMatch(y -> within(x, y) || within(y, x)));
    }

    private boolean within(String inner, String outer) {
        for (Optional<String> at = Optional.of(inner);
                at.isPresent();
                at = Optional.ofNullable(book.get(at.get())).flatMap(d -> d.parent)) {
            if (at.get().equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** The slots of the cluster's first element, completed by the others. */
    private static Resolution.EventSlots fill(int sameAs, List<Told> cluster) {
        Told own = cluster.get(0);
        Told full = own;
        for (Told told : cluster) {
            boolean earlier = full == own || told.index() < full.index();
            if (told != own && earlier && told.participants().size() > 1) {
                full = told;
            }
        }
        List<Resolution.Participant> participants = new ArrayList<>(own.participants().values());
        boolean refersBack = own.event().definite() && full.index() < own.index();
        if (full != own && (participants.size() < 2 || refersBack)) {
            participants = merged(own, full, refersBack);
        }
        List<Resolution.PlaceSlot> places = own.places();
        List<ResolvedDate> dates = own.dates();
        for (Told told : cluster) {
            places = places.isEmpty() ? told.places() : places;
            dates = dates.isEmpty() ? told.dates() : dates;
        }
        return new Resolution.EventSlots(sameAs, participants, places, dates);
    }

    /**
     * The participants that {@code full} tells, with the words of {@code own} where it has them.
     *
     * @param refersBack whether the words point back at a told event, so that they add nobody to it
     */
    private static List<Resolution.Participant> merged(Told own, Told full, boolean refersBack) {
        List<Resolution.Participant> participants = new ArrayList<>();
        int highest = 0;
        for (Resolution.Participant other : full.participants().values()) {
            Resolution.Participant mine = own.participants().get(other.entity());
            Optional<Span> span = mine == null ? Optional.empty() : mine.span();
            participants.add(new Resolution.Participant(other.entity(), span, other.side()));
            highest = Math.max(highest, other.side());
        }
        for (Resolution.Participant mine : own.participants().values()) {
            if (!refersBack && !full.participants().containsKey(mine.entity())) {
                highest++;
                participants.add(new Resolution.Participant(mine.entity(), mine.span(), highest));
            }
        }
        return participants;
    }
}
