package org.newsgraph.rdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.EventMode;
import org.newsgraph.claim.EventType;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Polarity;
import org.newsgraph.claim.QuoteType;
import org.newsgraph.claim.Role;
import org.newsgraph.claim.SayingKind;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Article;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;
import org.newsgraph.identity.Appearance;
import org.newsgraph.identity.TextPrint;
import org.newsgraph.identity.Version;
import org.newsgraph.resolve.Aliases;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.resolve.Reading;
import org.newsgraph.resolve.Resolution;
import org.newsgraph.resolve.ResolvedDate;

/** Writes one article; used once. */
final class ArticleWriter {
    private static final int FIRST_SENTENCE = 1;

    /** So that what a mention tells has three digits at most, as queries that order by it want. */
    private static final int MOST_PARTIES_TOLD = 800;

    private static final Aliases ALIASES = Aliases.bundled();

    /** The rule by which the words for a source without a name give its office. */
    private static final String DESCRIBED_SOURCE = "described-source";

    private final AnnotatedDocument document;
    private final Article article;
    private final Resolution resolution;
    private final List<Attribution> attributions;
    private final List<Event> events;
    private final List<Role> roles;
    private final IriMinter iris;
    private final Gazetteer gazetteer;
    private final PressWords press;
    private final List<Appearance> appearances;
    private final Predicate<Event> asserted;
    private final Predicate<Attribution> said;

    private final Node self;
    private final String text;
    private final List<Triple> triples = new ArrayList<>();
    private final SortedMap<String, List<Triple>> background = new TreeMap<>();
    private final Set<Node> taken = new HashSet<>();
    private final Map<Entity.HeldRole, Node> roleNodes = new HashMap<>();
    private final MentionIndex mentions;

    ArticleWriter(
            Reading reading,
            IriMinter iris,
            Gazetteer gazetteer,
            PressWords press,
            List<Appearance> appearances,
            Predicate<Event> asserted,
            Predicate<Attribution> said) {
        this.appearances = appearances;
        this.document = reading.document();
        this.article = reading.article();
        this.resolution = reading.resolution();
        this.attributions = reading.claims().attributions();
        this.events = reading.claims().events();
        this.roles = reading.claims().roles();
        this.iris = iris;
        this.gazetteer = gazetteer;
        this.press = press;
        this.asserted = asserted;
        this.said = said;
        this.self = iris.article(article);
        this.text = mendSurrogates(article.text());
        this.mentions = MentionIndex.of(iris, resolution.referents());
    }

    ArticleGraph write(SortedSet<String> components) {
        writeArticle();
        writeEntities();
        List<Node> statements = statementNodes();
        Map<Integer, Node> happened = writeAssertedEvents();
        writePropositions(statements, happened);
        writeStatements(statements);
        return new ArticleGraph(
                self, article.id(), triples, background, record(components), appearances);
    }

    // ------------------------------------------------------------ the article

    private void writeArticle() {
        type(self, Terms.NEWS_ARTICLE);
        type(self, Terms.NIF_CONTEXT);
        add(self, DCTerms.identifier.asNode(), string(article.id()));
        add(self, Terms.NIF_IS_STRING, string(text));
        article.title().ifPresent(title -> add(self, Terms.HEADLINE, string(title)));
        article.url().ifPresent(url -> add(self, Terms.URL, string(url)));
        article.section().ifPresent(name -> add(self, Terms.ARTICLE_SECTION, string(name)));
        article.author().ifPresent(name -> add(self, News.byline.asNode(), string(name)));
        article.language().ifPresent(code -> add(self, Terms.IN_LANGUAGE, string(code)));
        article.date()
                .ifPresent(
                        day ->
                                add(
                                        self,
                                        Terms.DATE_PUBLISHED,
                                        NodeFactory.createLiteralDT(
                                                day.toString(), XSDDatatype.XSDdate)));
        article.publisher()
                .ifPresent(
                        name -> {
                            Node publisher = iris.publisher(name);
                            add(self, Terms.PUBLISHER, publisher);
                            type(publisher, Terms.NEWS_MEDIA_ORGANIZATION);
                            add(publisher, Terms.NAME, string(name));
                        });
        article.dateline()
                .ifPresent(
                        dateline -> {
                            add(self, News.dateline.asNode(), string(words(dateline.span())));
                            resolution.at(dateline.placeSpan()).stream()
                                    .filter(entity -> entity.type().isPlace())
                                    .forEach(
                                            entity ->
                                                    add(
                                                            self,
                                                            News.datelinePlace.asNode(),
                                                            iris.entity(entity.id())));
                        });
    }

    private List<Triple> record(SortedSet<String> components) {
        Node run = iris.run(components);
        List<Triple> record = new ArrayList<>();
        String hash = IriMinter.inputHash(article);
        record.add(Triple.create(self, Terms.PROV_GENERATED_BY, run));
        record.add(Triple.create(self, Terms.PROV_DERIVED_FROM, ContentHash.of(text)));
        record.add(Triple.create(self, News.inputHash.asNode(), string(hash)));
        record.add(Triple.create(self, DCTerms.identifier.asNode(), string(article.id())));
        TextPrint.of(text)
                .ifPresent(
                        print -> {
                            record.add(
                                    Triple.create(
                                            self, News.textPrint.asNode(), string(print.hex())));
                            print.bands()
                                    .forEach(
                                            band ->
                                                    record.add(
                                                            Triple.create(
                                                                    self,
                                                                    News.textBand.asNode(),
                                                                    NodeFactory.createLiteralDT(
                                                                            Long.toString(band),
                                                                            XSDDatatype
                                                                                    .XSDinteger))));
                        });
        Version version = Version.of(article);
        version.keys()
                .forEach(
                        key ->
                                record.add(
                                        Triple.create(
                                                self, News.versionKey.asNode(), string(key))));
        record.add(Triple.create(self, News.newsOrder.asNode(), string(version.order())));
        record.add(Triple.create(self, News.mentionIndex.asNode(), string(mentions.text())));
        record.add(Triple.create(run, RDF.type.asNode(), Terms.PROV_ACTIVITY));
        for (String component : components) {
            record.add(Triple.create(run, News.component.asNode(), string(component)));
        }
        return record;
    }

    // ------------------------------------------------------------ entities

    private void writeEntities() {
        for (Entity entity : resolution.entities().values()) {
            Node node = iris.entity(entity.id());
            add(self, News.mentions.asNode(), node);
            types(entity.type()).forEach(type -> type(node, type));
            if (entity.unnamed()) {
                add(node, News.unnamed.asNode(), bool());
                add(node, News.description.asNode(), string(entity.name()));
            } else {
                add(node, Terms.NAME, string(entity.name()));
                entity.aliases().stream()
                        .filter(alias -> !alias.equals(entity.name()))
                        .forEach(alias -> add(node, SKOS.altLabel.asNode(), string(alias)));
            }
            entity.country()
                    .filter(country -> !country.equals(entity.id()))
                    .ifPresent(
                            country -> {
                                add(node, News.country.asNode(), iris.entity(country));
                                know(country);
                            });
            ALIASES.byId(entity.id())
                    .flatMap(Aliases.Entry::wikidata)
                    .ifPresent(item -> knowItem(node, item));
            if (entity.type().isPlace() && !know(entity.id())) {
                writeUnlistedPlace(node, entity);
            }
            for (Entity.HeldRole role : entity.roles()) {
                Node held = roleNode(role);
                add(node, News.hasRole.asNode(), held);
                tell(entity.id(), holder(role), node, News.hasRole.asNode(), held);
            }
        }
    }

    /** Who stands in data/aliases.tsv with an item of Wikidata is linked to it. */
    private void knowItem(Node node, String item) {
        background.put(
                node.getURI(), List.of(sameAs(node, "http://www.wikidata.org/entity/" + item)));
    }

    /** A place that the gazetteer does not list lies where the article puts it. */
    private void writeUnlistedPlace(Node node, Entity place) {
        add(node, News.within.asNode(), node);
        Set<String> seen = new HashSet<>(Set.of(place.id()));
        Optional<String> parent = place.parent();
        parent.ifPresent(id -> add(node, Terms.CONTAINED_IN_PLACE, iris.entity(id)));
        while (parent.isPresent() && seen.add(parent.get())) {
            String id = parent.get();
            add(node, News.within.asNode(), iris.entity(id));
            know(id);
            Optional<String> next = gazetteer.byId(id).flatMap(Place::parent);
            parent =
                    next.isPresent()
                            ? next
                            : Optional.ofNullable(resolution.entities().get(id))
                                    .flatMap(Entity::parent);
        }
    }

    /** Adds what the gazetteer knows of a place and of those that hold it; false if nothing. */
    private boolean know(String id) {
        Optional<Place> listed = gazetteer.byId(id);
        if (listed.isEmpty()) {
            return false;
        }
        List<Place> chain = gazetteer.chain(listed.get());
        for (int i = 0; i < chain.size(); i++) {
            Place place = chain.get(i);
            Node node = iris.entity(place.id());
            if (!resolution.entities().containsKey(place.id())) {
                add(self, News.background.asNode(), node);
            }
            if (!background.containsKey(node.getURI())) {
                background.put(node.getURI(), known(node, place, chain.subList(i, chain.size())));
            }
        }
        return true;
    }

    private List<Triple> known(Node node, Place place, List<Place> chain) {
        List<Triple> known = new ArrayList<>();
        List<Node> types =
                switch (place.kind()) {
                    case COUNTRY -> List.of(Terms.COUNTRY, Terms.PLACE);
                    case REGION -> List.of(Terms.ADMINISTRATIVE_AREA, Terms.PLACE);
                    case CAPITAL, CITY -> List.of(Terms.CITY, Terms.PLACE);
                    case SITE -> List.of(Terms.PLACE);
                };
        types.forEach(type -> known.add(Triple.create(node, RDF.type.asNode(), type)));
        known.add(Triple.create(node, Terms.NAME, string(place.name())));
        chain.forEach(
                holder ->
                        known.add(
                                Triple.create(
                                        node, News.within.asNode(), iris.entity(holder.id()))));
        place.parent()
                .ifPresent(
                        parent ->
                                known.add(
                                        Triple.create(
                                                node,
                                                Terms.CONTAINED_IN_PLACE,
                                                iris.entity(parent))));
        place.country()
                .filter(country -> !country.equals(place.id()))
                .ifPresent(
                        country ->
                                known.add(
                                        Triple.create(
                                                node,
                                                News.country.asNode(),
                                                iris.entity(country))));
        known.add(Triple.create(node, Terms.GEO_LAT, decimal(place.latitude())));
        known.add(Triple.create(node, Terms.GEO_LONG, decimal(place.longitude())));
        place.geonames()
                .ifPresent(
                        number ->
                                known.add(
                                        sameAs(node, "https://sws.geonames.org/" + number + "/")));
        place.code()
                .ifPresent(
                        code -> {
                            known.add(Triple.create(node, Terms.IDENTIFIER, string(code)));
                            knownAbroad(code).map(iri -> sameAs(node, iri)).ifPresent(known::add);
                        });
        return known;
    }

    /**
     * The country in the authority table of the European Union's Publications Office, which goes by
     * the three letters of ISO 3166-1; none for a code that ISO has not given, such as Kosovo's.
     */
    private static Optional<String> knownAbroad(String code) {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)
                ? Optional.of(
                        "http://publications.europa.eu/resource/authority/country/"
                                + new Locale("", code).getISO3Country())
                : Optional.empty();
    }

    private static Triple sameAs(Node node, String iri) {
        return Triple.create(node, OWL.sameAs.asNode(), NodeFactory.createURI(iri));
    }

    private static List<Node> types(EntityType type) {
        return switch (type) {
            case PERSON -> List.of(Terms.PERSON);
            case ORGANIZATION -> List.of(Terms.ORGANIZATION);
            case GOVERNMENT -> List.of(Terms.GOVERNMENT_ORGANIZATION, Terms.ORGANIZATION);
            case COUNTRY -> List.of(Terms.COUNTRY, Terms.PLACE);
            case CITY -> List.of(Terms.CITY, Terms.PLACE);
            case PLACE -> List.of(Terms.PLACE);
            case GROUP -> List.of(News.Group.asNode());
            case DOCUMENT -> List.of(Terms.CREATIVE_WORK);
        };
    }

    /** The words for whoever holds the office. */
    private Span holder(Entity.HeldRole held) {
        return held.role() == Entity.HeldRole.NO_CLAIM
                ? held.span()
                : roles.get(held.role()).holder();
    }

    private Node roleNode(Entity.HeldRole held) {
        Node known = roleNodes.get(held);
        if (known != null) {
            return known;
        }
        boolean claimed = held.role() != Entity.HeldRole.NO_CLAIM;
        Span title = claimed ? roles.get(held.role()).title() : held.span();
        Node node = local("role", title);
        roleNodes.put(held, node);
        type(node, News.Role.asNode());
        add(node, News.title.asNode(), string(held.title()));
        add(node, News.tenure.asNode(), string(held.tenure().key()));
        held.organization().ifPresent(id -> add(node, News.organization.asNode(), iris.entity(id)));
        held.organizationName()
                .ifPresent(name -> add(node, News.organizationText.asNode(), string(name)));
        if (claimed) {
            writeEvidence(node, "role", roles.get(held.role()).evidence());
        } else {
            writeMention(node, "role", held.span(), DESCRIBED_SOURCE);
        }
        return node;
    }

    // ------------------------------------------------------------ events

    /** Events that the article asserts, one node for all mentions of one event; by index. */
    private Map<Integer, Node> writeAssertedEvents() {
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (asserted.test(events.get(i))) {
                groups.computeIfAbsent(slots(i).sameAs(), k -> new ArrayList<>()).add(i);
            }
        }
        // Mentions that are not asserted point at the node of their group.
        Map<Integer, Node> nodes = new HashMap<>();
        groups.forEach((root, indices) -> nodes.put(root, writeAssertedEvent(indices)));
        return nodes;
    }

    private Node writeAssertedEvent(List<Integer> indices) {
        Event first = events.get(indices.get(0));
        SortedSet<String> parties = new TreeSet<>();
        List<Resolution.PlaceSlot> places = new ArrayList<>();
        List<ResolvedDate> dates = new ArrayList<>();
        for (int i : indices) {
            slots(i).participants().forEach(party -> parties.add(party.entity()));
            places.addAll(slots(i).places());
            dates.addAll(slots(i).dates());
        }
        Optional<ResolvedDate> date = mostPrecise(dates);
        SortedSet<String> named =
                parties.stream()
                        .filter(this::isNamed)
                        .collect(Collectors.toCollection(TreeSet::new));
        Node node = eventNode(first, named, places, date);

        type(node, News.Event.asNode());
        for (int i : indices) {
            Event event = events.get(i);
            Node kind = kind(event.type());
            add(node, News.eventType.asNode(), kind);
            if (isComplete(event, parties)) {
                type(node, kind);
                if (event.type().isEncounter()) {
                    type(node, News.Encounter.asNode());
                    writeMet(i);
                }
            }
            if (event.type().isEncounter()) {
                add(node, News.mode.asNode(), string(event.mode().key()));
            }
            event.topic().ifPresent(words -> add(node, News.topic.asNode(), string(words(words))));
            writeEventEvidence(node, "event", i);
        }
        parties.forEach(id -> add(node, News.participant.asNode(), iris.entity(id)));
        for (int i : indices) {
            tellParties(node, i);
        }
        if (named.size() >= 2 && events.get(indices.get(0)).type().isEncounter()) {
            add(node, News.partiesKey.asNode(), string(IriMinter.partiesKey(named)));
        }
        writePlaces(node, places);
        date.ifPresent(when -> writeDate(node, when));
        return node;
    }

    /**
     * Two reports are of one event if they agree on parties, day and country, or on parties and day
     * where neither tells a place; what an article tells less precisely stays its own. The store
     * finds the place of the latter in other articles.
     */
    private Node eventNode(
            Event event,
            SortedSet<String> named,
            List<Resolution.PlaceSlot> places,
            Optional<ResolvedDate> date) {
        Set<String> countries = new TreeSet<>();
        places.stream()
                .flatMap(place -> place.entity().stream())
                .forEach(id -> countryOf(id).ifPresent(countries::add));
        boolean visit = event.type() == EventType.VISIT;
        boolean untold = !visit && places.stream().noneMatch(place -> place.entity().isPresent());
        if (countries.size() != 1 && !untold
                || date.filter(when -> DateNodes.isDay(when.norm())).isEmpty()) {
            return local(event.type().key().toLowerCase(java.util.Locale.ROOT), event.trigger());
        }
        boolean call = event.type() == EventType.PHONE_CALL || event.mode() != EventMode.IN_PERSON;
        EventKey key =
                new EventKey(
                        visit ? "visit" : call ? "call" : "encounter",
                        date.get().norm(),
                        untold ? EventKey.UNTOLD : countries.iterator().next());
        Node node =
                key.isShared(named)
                        ? iris.event(key, named)
                        : local(
                                event.type().key().toLowerCase(java.util.Locale.ROOT),
                                event.trigger());
        add(node, News.eventKey.asNode(), string(key.line()));
        return node;
    }

    private Optional<String> countryOf(String placeId) {
        Optional<Place> listed = gazetteer.byId(placeId);
        if (listed.isPresent()) {
            return listed.get().country();
        }
        Entity place = resolution.entities().get(placeId);
        if (place == null) {
            return Optional.empty();
        }
        if (place.type() == EntityType.COUNTRY) {
            return Optional.of(placeId);
        }
        return place.country()
                .or(
                        () ->
                                place.parent()
                                        .filter(id -> !id.equals(placeId))
                                        .flatMap(this::countryOf));
    }

    private boolean isNamed(String id) {
        Entity entity = resolution.entities().get(id);
        return entity != null && !entity.unnamed() && entity.type() != EntityType.GROUP;
    }

    /** Whether the article tells enough parties: two, or several told in one word. */
    private boolean isComplete(Event event, Set<String> parties) {
        if (!event.type().isEncounter()) {
            return !parties.isEmpty();
        }
        return parties.size() >= 2
                || parties.stream()
                        .map(resolution.entities()::get)
                        .anyMatch(party -> party != null && party.type() == EntityType.GROUP);
    }

    private void writeMet(int event) {
        List<Resolution.Participant> parties = slots(event).participants();
        for (Resolution.Participant one : parties) {
            for (Resolution.Participant other : parties) {
                if (one.side() != other.side() && !one.entity().equals(other.entity())) {
                    Node a = iris.entity(one.entity());
                    Node b = iris.entity(other.entity());
                    add(a, News.met.asNode(), b);
                    for (Resolution.Participant party : List.of(one, other)) {
                        words(event, party)
                                .forEach(
                                        span ->
                                                tell(
                                                        party.entity(),
                                                        span,
                                                        a,
                                                        News.met.asNode(),
                                                        b));
                    }
                }
            }
        }
    }

    /** Notes by which words the parties of an event are told. */
    private void tellParties(Node node, int event) {
        for (Resolution.Participant party : slots(event).participants()) {
            Node entity = iris.entity(party.entity());
            words(event, party)
                    .forEach(
                            span ->
                                    tell(
                                            party.entity(),
                                            span,
                                            node,
                                            News.participant.asNode(),
                                            entity));
        }
    }

    /** The words for a party, in this mention of the event or else in others. */
    private List<Span> words(int event, Resolution.Participant party) {
        if (party.span().isPresent()) {
            return List.of(party.span().get());
        }
        List<Span> elsewhere = new ArrayList<>();
        for (Resolution.EventSlots other : resolution.events()) {
            if (other.sameAs() == slots(event).sameAs()) {
                other.participants().stream()
                        .filter(one -> one.entity().equals(party.entity()))
                        .flatMap(one -> one.span().stream())
                        .forEach(elsewhere::add);
            }
        }
        return elsewhere;
    }

    private void tell(String id, Span span, Node subject, Node predicate, Node object) {
        mentions.tell(id, span, Triple.create(subject, predicate, object));
    }

    private void writePropositions(List<Node> statements, Map<Integer, Node> happened) {
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (asserted.test(event)) {
                continue;
            }
            Node node = local("proposition", event.trigger());
            type(node, News.Proposition.asNode());
            add(node, News.eventType.asNode(), kind(event.type()));
            boolean denied = event.factuality() == Factuality.DENIED;
            Factuality told = denied ? Factuality.HAPPENED : event.factuality();
            if (isUnsaid(event.attributedTo())) {
                told = Factuality.HYPOTHETICAL;
            }
            writeStance(node, denied ? Polarity.NEGATIVE : Polarity.POSITIVE, told);
            if (event.attributedTo().isPresent()) {
                add(statements.get(event.attributedTo().getAsInt()), News.content.asNode(), node);
            } else {
                add(node, News.reportedBy.asNode(), self);
            }
            Node event0 = happened.get(slots(i).sameAs());
            if (event0 != null && event.factuality() == Factuality.HAPPENED) {
                add(node, News.refersTo.asNode(), event0);
            }
            slots(i).participants()
                    .forEach(
                            party ->
                                    add(
                                            node,
                                            News.participant.asNode(),
                                            iris.entity(party.entity())));
            tellParties(node, i);
            if (event.type().isEncounter()) {
                add(node, News.mode.asNode(), string(event.mode().key()));
                List<String> named =
                        slots(i).participants().stream()
                                .map(Resolution.Participant::entity)
                                .filter(this::isNamed)
                                .distinct()
                                .toList();
                if (named.size() >= 2) {
                    add(node, News.claimKey.asNode(), string(IriMinter.partiesKey(named)));
                }
            }
            event.topic().ifPresent(words -> add(node, News.topic.asNode(), string(words(words))));
            writePlaces(node, slots(i).places());
            mostPrecise(slots(i).dates()).ifPresent(when -> writeDate(node, when));
            writeEventEvidence(node, "proposition", i);
        }
    }

    /** Whether nobody is reported to say what stands there: "did not say that they had met". */
    private boolean isUnsaid(OptionalInt attributedTo) {
        OptionalInt at = attributedTo;
        while (at.isPresent()) {
            Attribution saying = attributions.get(at.getAsInt());
            boolean denies =
                    saying.kind() == SayingKind.DENY
                            || saying.kind() == SayingKind.DECLINE_TO_COMMENT;
            if (saying.polarity() == Polarity.NEGATIVE && !denies) {
                return true;
            }
            at = saying.nestedIn();
        }
        return false;
    }

    private void writeStance(Node node, Polarity polarity, Factuality modality) {
        add(node, News.polarity.asNode(), string(polarity.key()));
        add(node, News.modality.asNode(), string(modality.key()));
    }

    private void writePlaces(Node node, List<Resolution.PlaceSlot> places) {
        for (Resolution.PlaceSlot place : places) {
            if (place.entity().isPresent()) {
                add(node, News.place.asNode(), iris.entity(place.entity().get()));
            } else {
                add(node, News.placeText.asNode(), string(words(place.span())));
            }
        }
    }

    private void writeDate(Node node, ResolvedDate when) {
        DateNodes dates = DateNodes.of(when.norm());
        dates.date().ifPresent(date -> add(node, News.date.asNode(), date));
        dates.month().ifPresent(month -> add(node, News.month.asNode(), month));
        dates.earliest().ifPresent(day -> add(node, News.earliest.asNode(), day));
        dates.latest().ifPresent(day -> add(node, News.latest.asNode(), day));
        add(node, News.dateBasis.asNode(), string(when.basis().key()));
        when.span().ifPresent(span -> add(node, News.dateText.asNode(), string(words(span))));
    }

    /** The first date that is a day, else the first. */
    private static Optional<ResolvedDate> mostPrecise(List<ResolvedDate> dates) {
        return dates.stream()
                .filter(date -> DateNodes.isDay(date.norm()))
                .findFirst()
                .or(() -> dates.stream().findFirst());
    }

    private Resolution.EventSlots slots(int event) {
        return resolution.events().get(event);
    }

    private static Node kind(EventType type) {
        return switch (type) {
            case MEETING -> News.Meeting.asNode();
            case NEGOTIATION -> News.Negotiation.asNode();
            case PHONE_CALL -> News.PhoneCall.asNode();
            case VISIT -> News.Visit.asNode();
        };
    }

    // ------------------------------------------------------------ statements

    private List<Node> statementNodes() {
        List<Node> nodes = new ArrayList<>();
        for (Attribution attribution : attributions) {
            Span content = attribution.content().stream().reduce(Span::union).orElseThrow();
            nodes.add(local(said.test(attribution) ? "statement" : "said", content));
        }
        return nodes;
    }

    private void writeStatements(List<Node> nodes) {
        for (int i = 0; i < attributions.size(); i++) {
            writeStatement(nodes, i);
        }
    }

    private void writeStatement(List<Node> nodes, int index) {
        Attribution attribution = attributions.get(index);
        Resolution.StatementSlots slots = resolution.statements().get(index);
        Node node = nodes.get(index);
        if (said.test(attribution)) {
            type(node, News.Statement.asNode());
            if (attribution.quoteType() == QuoteType.DIRECT) {
                type(node, Terms.QUOTATION);
            }
        } else {
            type(node, News.Proposition.asNode());
            add(node, News.eventType.asNode(), News.Statement.asNode());
            writeStance(
                    node,
                    attribution.polarity(),
                    isUnsaid(attribution.nestedIn())
                            ? Factuality.HYPOTHETICAL
                            : Factuality.HAPPENED);
            if (attribution.nestedIn().isPresent()) {
                add(nodes.get(attribution.nestedIn().getAsInt()), News.content.asNode(), node);
            } else {
                add(node, News.reportedBy.asNode(), self);
            }
        }
        if (slots.speakers().isEmpty()) {
            add(node, News.speakerUnknown.asNode(), bool());
        }
        for (String speaker : slots.speakers()) {
            Node entity = iris.entity(speaker);
            add(node, News.speaker.asNode(), entity);
            for (Span span : words(speaker, attribution.source())) {
                tell(speaker, span, node, News.speaker.asNode(), entity);
            }
            writeSpeakerRoles(node, attribution, speaker);
        }
        for (String id : slots.audience()) {
            add(node, News.audience.asNode(), iris.entity(id));
            for (Span span : words(id, attribution.audience().stream().toList())) {
                tell(id, span, node, News.audience.asNode(), iris.entity(id));
            }
        }
        attribution
                .audience()
                .ifPresent(span -> add(node, News.audienceText.asNode(), string(words(span))));
        if (press.toldPress(document, attribution.audience(), slots.venues())) {
            add(node, News.toldPress.asNode(), bool());
        }
        slots.venues().forEach(venue -> writeVenue(node, venue));
        slots.place().ifPresent(id -> add(node, News.place.asNode(), iris.entity(id)));
        slots.date().ifPresent(when -> writeDate(node, when));
        add(node, News.quoteType.asNode(), string(attribution.quoteType().key()));
        add(node, News.sayingKind.asNode(), string(attribution.kind().key()));
        add(node, News.cameoCode.asNode(), string(attribution.kind().cameo()));
        if (!attribution.cue().isEmpty()) {
            add(node, News.cue.asNode(), string(words(attribution.cue())));
        }
        add(node, News.text.asNode(), string(words(attribution.content())));
        for (String id : slots.about()) {
            add(node, News.about.asNode(), iris.entity(id));
            for (Span span : mentions.within(id, attribution.content())) {
                tell(id, span, node, News.about.asNode(), iris.entity(id));
            }
        }
        writeEvidence(node, "statement", attribution.evidence());
    }

    /** Which of some words, each for one or several, are for an entity. */
    private List<Span> words(String id, List<Span> words) {
        List<Span> exact =
                words.stream()
                        .filter(
                                span ->
                                        resolution
                                                .referents()
                                                .getOrDefault(span, List.of())
                                                .contains(id))
                        .toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<Span> within = mentions.within(id, words);
        return within.isEmpty() && words.size() == 1 ? words : within;
    }

    private void writeSpeakerRoles(Node node, Attribution attribution, String speaker) {
        Entity entity = resolution.entities().get(speaker);
        if (entity == null) {
            return;
        }
        List<Entity.HeldRole> introduced =
                entity.roles().stream()
                        .filter(
                                role ->
                                        attribution.source().stream()
                                                .anyMatch(span -> span.overlaps(role.span())))
                        .toList();
        List<Entity.HeldRole> spoken =
                !introduced.isEmpty()
                        ? introduced
                        : entity.roles().stream()
                                .filter(role -> role.tenure() != Role.Tenure.FORMER)
                                .toList();
        for (Entity.HeldRole role : spoken) {
            Node held = roleNode(role);
            add(node, News.speakerRole.asNode(), held);
            if (introduced.isEmpty()) {
                // Told elsewhere of whoever is meant here.
                for (Span span : words(speaker, attribution.source())) {
                    mentions.tellWhile(
                            speaker, span, Triple.create(node, News.speakerRole.asNode(), held));
                }
            }
        }
    }

    private void writeVenue(Node statement, Resolution.VenueSlot slot) {
        Node node =
                NodeFactory.createURI(
                        self.getURI()
                                + "#venue-"
                                + slot.venue().span().start()
                                + "-"
                                + slot.venue().span().end());
        add(statement, News.venue.asNode(), node);
        type(node, News.Venue.asNode());
        add(node, News.venueKind.asNode(), string(slot.venue().kind().key()));
        add(node, RDFS.label.asNode(), string(words(slot.venue().span())));
        slot.entity()
                .ifPresent(
                        id -> {
                            add(node, News.venueEntity.asNode(), iris.entity(id));
                            tell(
                                    id,
                                    slot.venue().span(),
                                    node,
                                    News.venueEntity.asNode(),
                                    iris.entity(id));
                        });
    }

    // ------------------------------------------------------------ evidence

    private Node writeEvidence(Node claim, String kind, Evidence evidence) {
        Node mention = writeMention(claim, kind, evidence.span(), evidence.rule());
        add(mention, News.confidence.asNode(), decimal(evidence.confidence()));
        return mention;
    }

    private void writeEventEvidence(Node claim, String kind, int event) {
        Node mention = writeEvidence(claim, kind, events.get(event).evidence());
        add(mention, News.tells.asNode(), number(told(slots(event))));
    }

    /** Slots that the words of this mention fill themselves; who is known from others is not. */
    private static int told(Resolution.EventSlots slots) {
        long parties =
                slots.participants().stream()
                        .filter(party -> party.span().isPresent())
                        .map(Resolution.Participant::entity)
                        .distinct()
                        .count();
        boolean when = slots.dates().stream().anyMatch(date -> date.span().isPresent());
        return (int) Math.min(parties, MOST_PARTIES_TOLD)
                + (slots.places().isEmpty() ? 0 : 1)
                + (when ? 1 : 0);
    }

    private Node writeMention(Node claim, String kind, Span span, String rule) {
        Node node = local("mention-" + kind, span);
        add(claim, News.evidence.asNode(), node);
        type(node, News.Mention.asNode());
        add(node, News.article.asNode(), self);
        add(node, Terms.NIF_BEGIN, number(span.start()));
        add(node, Terms.NIF_END, number(span.end()));
        add(node, Terms.NIF_ANCHOR, string(words(span)));
        add(node, News.rule.asNode(), string(rule));
        Span whole = null;
        List<Sentence> sentences = document.sentences();
        for (int i = 0; i < sentences.size(); i++) {
            if (sentences.get(i).span().overlaps(span)) {
                if (whole == null) {
                    add(node, News.sentence.asNode(), number(i + FIRST_SENTENCE));
                }
                whole =
                        whole == null
                                ? sentences.get(i).span()
                                : whole.union(sentences.get(i).span());
            }
        }
        add(
                node,
                News.sentenceText.asNode(),
                string(words(whole == null ? span : whole.union(span))));
        return node;
    }

    // ------------------------------------------------------------ nodes

    /** A node of this article; a second thing of the same kind and span gets a number. */
    private Node local(String kind, Span span) {
        Node node = iris.local(self, kind, span);
        for (int n = 2; !taken.add(node); n++) {
            node = NodeFactory.createURI(iris.local(self, kind, span).getURI() + "-" + n);
        }
        return node;
    }

    private void add(Node subject, Node predicate, Node object) {
        triples.add(Triple.create(subject, predicate, object));
    }

    private void type(Node subject, Node type) {
        add(subject, RDF.type.asNode(), type);
    }

    private String words(Span span) {
        return span.of(text);
    }

    private String words(List<Span> spans) {
        return spans.stream().map(this::words).collect(Collectors.joining(" "));
    }

    private static Node string(String value) {
        return NodeFactory.createLiteralString(mendSurrogates(value));
    }

    private static Node number(int value) {
        return NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDinteger);
    }

    private static Node decimal(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        String plain = exact.toPlainString();
        return NodeFactory.createLiteralDT(
                plain.indexOf('.') < 0 ? plain + ".0" : plain, XSDDatatype.XSDdecimal);
    }

    private static Node bool() {
        return NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);
    }

    /** A lone surrogate is no char that RDF can hold; U+FFFD in its place keeps every offset. */
    private static String mendSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return mendSurrogates(text, i);
            }
        }
        return text;
    }

    private static String mendSurrogates(String text, int from) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended.toString();
    }
}
