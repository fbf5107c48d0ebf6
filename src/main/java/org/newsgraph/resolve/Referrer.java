package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Factuality;
import org.newsgraph.claim.Party;
import org.newsgraph.claim.Role;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.TokenRange;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;

/**
 * Finds what each span of the claims refers to, in text order: what comes before helps to read what
 * comes after.
 */
final class Referrer {
    private static final int WINDOW = 8;
    private static final int REACH = 200;

    /** What a person gains whose gender is known to fit: more than a subject does. */
    private static final int KNOWN_GENDER = 14;

    /**
     * What is gained by whom the annotator takes for the same: as much as four sentences' distance.
     */
    private static final int SAME = 40;

    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "this", "that");
    private static final Set<String> INDEFINITE =
            Set.of("a", "an", "another", "one", "some", "any", "every", "each", "no");
    private static final Set<String> PAIR_NOUNS =
            Set.of("pair", "two", "duo", "both", "each", "couple", "three", "four", "trio");
    private static final Set<String> STATE_NOUNS =
            Set.of(
                    "side",
                    "country",
                    "nation",
                    "government",
                    "neighbor",
                    "neighbour",
                    "capital",
                    "ally",
                    "power",
                    "state",
                    "party",
                    "rival",
                    "foe",
                    "enemy",
                    "delegation");

    /** Nouns for those who face each other, however many. */
    private static final Set<String> SIDE_NOUNS = Set.of("side", "party", "delegation");

    /** Fields of work of which nobody is who is not told to be. */
    private static final Set<String> TOLD_FIELDS = Set.of("arts", "media");

    private static final Set<String> QUANTIFIERS = Set.of("both", "each", "all", "most");
    private static final Set<String> LEADERS =
            Set.of(
                    "president",
                    "chancellor",
                    "premier",
                    "minister",
                    "prime minister",
                    "king",
                    "queen",
                    "emir",
                    "sultan",
                    "ruler",
                    "chief");

    private static final Set<String> NUMBERS = Set.of("two", "both", "three");
    private static final Set<String> GOVERNMENT_NOUNS =
            Set.of("government", "administration", "regime", "side");

    private final Layout layout;
    private final Words words;
    private final Gazetteer gazetteer;
    private final Book book;
    private final NameReader names;
    private final ArticleClaims claims;
    private final List<Span> asked;
    private final DependencyTree tree;
    private final Meaning meaning;

    private final List<Occurrence> occurrences = new ArrayList<>();
    private final Map<Integer, Chunk> phraseEndingAt = new HashMap<>();
    private final Map<Draft, Integer> counts = new IdentityHashMap<>();
    private final List<List<Integer>> told = new ArrayList<>();
    private final List<Several> several = new ArrayList<>();
    private final List<Several> encounters = new ArrayList<>();
    private final List<Description> descriptions = new ArrayList<>();
    private final Map<Span, List<String>> referents = new TreeMap<>();
    private final Map<Use, Map<Span, List<String>>> byUse = new TreeMap<>();

    /** What the words at a span do. */
    enum Use {
        /** They name something. */
        NAME,
        /** They keep someone in mind, and no claim needs them. */
        CONTEXT,
        /** They are asked about, whatever they do. */
        MENTION,
        SPEAKER,
        PARTY,
        AUDIENCE,
        PLACE;

        /** Whether a place there stands for those who govern it. */
        boolean acts() {
            return this == SPEAKER || this == PARTY || this == AUDIENCE;
        }
    }

    /** Words that refer to one entity. */
    private record Occurrence(Draft draft, int first, int end, boolean subject, boolean speaker) {}

    /** Words that refer to several entities at once. */
    private record Several(List<Draft> drafts, int first, boolean subject) {}

    /** An entity without a name and what it is called. */
    private record Description(
            Draft draft, String head, Set<String> words, Set<String> belongsTo, boolean plural) {}

    /** A span to be read. */
    private record Item(Span span, Use use, int claim) {}

    Referrer(
            Layout layout,
            Words words,
            Gazetteer gazetteer,
            Book book,
            NameReader names,
            ArticleClaims claims,
            DependencyTree tree,
            List<Span> asked) {
        this.layout = layout;
        this.words = words;
        this.gazetteer = gazetteer;
        this.book = book;
        this.names = names;
        this.claims = claims;
        this.asked = List.copyOf(asked);
        this.tree = tree;
        meaning = new Meaning(layout, words, names, tree);
        for (int t = 0; t < layout.size(); t++) {
            told.add(new ArrayList<>());
        }
        for (int a = 0; a < claims.attributions().size(); a++) {
            for (Span content : claims.attributions().get(a).content()) {
                for (int t = layout.first(content); t < layout.end(content); t++) {
                    told.get(t).add(a);
                }
            }
        }
        for (Chunk chunk : layout.document.chunks()) {
            if (chunk.is("NP")) {
                phraseEndingAt.put(chunk.endToken(), chunk);
            }
        }
        describePeople();
        read();
    }

    /** Ids at each span, spans in text order. */
    Map<Span, List<String>> referents() {
        return referents;
    }

    /** The country or body that the words of a role name: "Russian", "NSC". */
    Optional<String> body(Span span) {
        Optional<Draft> described = describedBody(layout.first(span), layout.end(span));
        if (described.isPresent()) {
            return described.map(draft -> draft.id);
        }
        for (int m = 0; m < layout.mentions().size(); m++) {
            Span name = layout.mentions().get(m).span();
            Optional<Draft> entity = names.entity(m);
            if (entity.isPresent() && (name.equals(span) || span.contains(name))) {
                return Optional.of(entity.get().id);
            }
        }
        int first = layout.first(span);
        int end = Math.max(first + 1, layout.end(span));
        String text = layout.document.text(span);
        if (first >= layout.size() || text.equals(text.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return names.lookUp(text, first, end, span.start(), false).map(draft -> draft.id);
    }

    /** The body without a name of "Austria's biggest bank": no name for the country. */
    private Optional<Draft> describedBody(int first, int end) {
        if (first >= end || end > layout.size()) {
            return Optional.empty();
        }
        boolean isCountry = false;
        int after = first;
        for (int n = Math.min(4, end - first); n > 0 && !isCountry; n--) {
            String text = layout.document.text(layout.document.span(first, first + n));
            isCountry = gazetteer.country(Names.strip(text)).isPresent();
            after = first + n;
        }
        int noun = end - 1;
        if (!isCountry
                || after >= end
                || Phrase.isPossessive(layout, noun)
                || layout.mentionAt(noun) >= 0
                || !layout.token(noun).isNoun()
                || Character.isUpperCase(layout.text(noun).charAt(0))) {
            return Optional.empty();
        }
        return Phrase.parse(layout, words, first, end).stream()
                .filter(phrase -> phrase.kind() == Phrase.Kind.NOMINAL)
                .filter(phrase -> phrase.headEnd() == end)
                .findFirst()
                .map(
                        phrase -> {
                            boolean plural = phrase.isPlural(layout);
                            EntityType type = plural ? EntityType.GROUP : EntityType.ORGANIZATION;
                            return unnamed(phrase, type, plural);
                        });
    }

    /** Ids at a span that was read with that use. */
    List<String> at(Span span, Use use) {
        return byUse.getOrDefault(use, Map.of()).getOrDefault(span, List.of());
    }

    // What people are called besides their names

    private void describePeople() {
        List<Mention> mentions = layout.mentions();
        for (int m = 0; m < mentions.size(); m++) {
            Optional<Draft> entity = names.entity(m);
            if (entity.isEmpty() || entity.get().type != EntityType.PERSON) {
                continue;
            }
            Draft draft = entity.get();
            Mention mention = mentions.get(m);
            List<Integer> before = new ArrayList<>();
            for (int t = mention.firstToken();
                    t < mention.endToken() - 1 && words.is("person", layout.lower(t));
                    t++) {
                before.add(t);
            }
            int at = mention.firstToken() - 1;
            while (at >= 0 && layout.together(at, mention.firstToken()) && modifies(at)) {
                before.add(0, at);
                at--;
            }
            describe(draft, before);
            describeLongTitle(draft, before, at, mention.firstToken());
            if (at >= 0 && layout.text(at).equals(",")) {
                chunkEnding(at).ifPresent(chunk -> describeIfPerson(draft, chunk));
            }
            describeAfter(draft, mention);
        }
        for (Role role : claims.roles()) {
            List<String> holder = holder(role);
            if (holder.size() == 1) {
                Draft draft = book.get(holder.get(0));
                List<Integer> tokens = tokens(role.title());
                role.organization().ifPresent(span -> tokens.addAll(tokens(span)));
                describe(draft, tokens(role.title()));
                describeWords(draft, tokens);
            }
        }
    }

    /** "Minister for Foreign Trade Anna Weber": the office is before the preposition. */
    private void describeLongTitle(Draft draft, List<Integer> near, int at, int name) {
        boolean preposition =
                at > 0
                        && !near.isEmpty()
                        && (layout.lower(at).equals("for") || layout.lower(at).equals("of"));
        if (!preposition
                || near.stream().anyMatch(t -> words.is("person", Phrase.singular(layout, t)))) {
            return;
        }
        int from = at - 1;
        List<Integer> title = new ArrayList<>();
        while (from >= 0 && layout.together(from, name) && modifies(from)) {
            title.add(0, from);
            from--;
        }
        boolean office =
                !title.isEmpty()
                        && words.is("person", Phrase.singular(layout, at - 1))
                        && !layout.tag(at - 1).endsWith("S");
        if (office) {
            describe(draft, title);
            describeWords(draft, near);
        }
    }

    /** The person whom a role is given to. */
    List<String> holder(Role role) {
        for (int m = 0; m < layout.mentions().size(); m++) {
            Span span = layout.mentions().get(m).span();
            Optional<Draft> entity = names.entity(m);
            if (role.holder().overlaps(span)
                    && entity.isPresent()
                    && entity.get().type == EntityType.PERSON) {
                return List.of(entity.get().id);
            }
        }
        return names.lookUp(
                        layout.document.text(role.holder()),
                        layout.first(role.holder()),
                        layout.end(role.holder()),
                        role.holder().start(),
                        true)
                .filter(draft -> draft.type == EntityType.PERSON)
                .map(draft -> List.of(draft.id))
                .orElse(List.of());
    }

    private boolean modifies(int token) {
        String tag = layout.tag(token);
        return layout.token(token).isNoun()
                || tag.startsWith("JJ")
                || tag.equals("POS")
                || layout.mentionAt(token) >= 0
                || layout.text(token).equals("-");
    }

    private Optional<Chunk> chunkEnding(int end) {
        return Optional.ofNullable(phraseEndingAt.get(end));
    }

    private void describeIfPerson(Draft draft, Chunk chunk) {
        boolean determined =
                layout.tag(chunk.firstToken()).equals("DT")
                        || layout.tag(chunk.firstToken()).equals("PRP$")
                        || range(chunk.firstToken(), chunk.endToken()).stream()
                                .anyMatch(t -> layout.tag(t).equals("POS"));
        boolean capital =
                determined && words.is("person", Phrase.singular(layout, chunk.endToken() - 1));
        if (capital && !layout.tag(chunk.endToken() - 1).endsWith("S")) {
            describe(draft, range(chunk.firstToken(), chunk.endToken()));
        }
    }

    /** ", NSC coordinator for communications," and "is the president of France". */
    private void describeAfter(Draft draft, Mention mention) {
        int at = mention.endToken();
        if (at >= layout.size() || !layout.together(at, mention.firstToken())) {
            return;
        }
        boolean comma = layout.text(at).equals(",");
        boolean copula = layout.token(at).lemma().equals("be") && layout.token(at).isVerb();
        if (!comma && !copula) {
            return;
        }
        int end = at + 1;
        while (end < layout.size()
                && layout.together(end, at)
                && end - at < 16
                && !layout.text(end).equals(",")
                && !layout.token(end).isVerb()
                && !layout.tag(end).startsWith("W")) {
            end++;
        }
        if (end == at + 1) {
            return;
        }
        List<Phrase> phrases = Phrase.parse(layout, words, at + 1, end);
        if (phrases.isEmpty() || phrases.get(0).kind() != Phrase.Kind.NOMINAL) {
            return;
        }
        Phrase phrase = phrases.get(0);
        String head = phrase.headText(layout);
        boolean trade = !Occupations.bundled().in(head).isEmpty();
        if ((trade || words.is("person", head)) && !phrase.isPlural(layout)) {
            List<Integer> all = new ArrayList<>(phrase.tokens());
            describe(draft, all);
            addWords(draft, phrase.after());
        }
    }

    /** Adds an office with all that stands before it; its last word tells a person's gender too. */
    private void describe(Draft draft, List<Integer> tokens) {
        if (!tokens.isEmpty()) {
            String noun = Phrase.singular(layout, tokens.get(tokens.size() - 1));
            draft.gender = draft.gender.or(words.gender("person", noun));
        }
        describeWords(draft, tokens);
    }

    private void describeWords(Draft draft, List<Integer> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            String noun = Phrase.singular(layout, tokens.get(i));
            String two = i == 0 ? noun : layout.lower(tokens.get(i - 1)) + " " + noun;
            if (i > 0 && words.is("person", two)) {
                draft.nouns.add(two);
            } else if (words.is("person", noun)) {
                draft.nouns.add(noun);
            }
        }
        addWords(draft, tokens);
    }

    private void addWords(Draft draft, List<Integer> tokens) {
        tokens.forEach(t -> draft.words.add(layout.lower(t)));
        draft.belongsTo.addAll(belongsTo(tokens));
    }

    /** Ids of the countries, bodies and people that the tokens name. */
    private Set<String> belongsTo(Collection<Integer> tokens) {
        Set<String> ids = new LinkedHashSet<>();
        for (int t : tokens) {
            int m = layout.mentionAt(t);
            if (m >= 0) {
                names.entity(m).ifPresent(draft -> ids.add(draft.id));
            }
        }
        Set<Integer> read = new HashSet<>();
        for (int n = 3; n > 0; n--) {
            for (int t : tokens) {
                boolean free = true;
                for (int k = t; k < t + n; k++) {
                    free &= k < layout.size() && tokens.contains(k) && !read.contains(k);
                }
                if (!free) {
                    continue;
                }
                String text = layout.document.text(layout.document.span(t, t + n));
                Optional<Place> country = gazetteer.country(Names.strip(text));
                if (country.isPresent()) {
                    ids.add(country.get().id());
                    read.addAll(range(t, t + n));
                }
            }
        }
        return ids;
    }

    private static List<Integer> range(int first, int end) {
        List<Integer> tokens = new ArrayList<>();
        for (int t = first; t < end; t++) {
            tokens.add(t);
        }
        return tokens;
    }

    private List<Integer> tokens(Span span) {
        return range(layout.first(span), layout.end(span));
    }

    // Reading in text order

    private void read() {
        List<Item> items = new ArrayList<>();
        for (int m = 0; m < layout.mentions().size(); m++) {
            items.add(new Item(layout.mentions().get(m).span(), Use.NAME, m));
        }
        for (int a = 0; a < claims.attributions().size(); a++) {
            Attribution attribution = claims.attributions().get(a);
            for (Span source : attribution.source()) {
                items.add(new Item(source, Use.SPEAKER, a));
            }
            if (attribution.audience().isPresent()) {
                items.add(new Item(attribution.audience().get(), Use.AUDIENCE, a));
            }
        }
        for (int e = 0; e < claims.events().size(); e++) {
            Event event = claims.events().get(e);
            for (Party party : event.parties()) {
                items.add(new Item(party.span(), Use.PARTY, e));
            }
            for (Span place : event.places()) {
                items.add(new Item(place, Use.PLACE, e));
            }
        }
        asked.forEach(span -> items.add(new Item(span, Use.MENTION, -1)));
        items.addAll(inMind(items));
        items.sort(
                (x, y) -> {
                    int byStart = Integer.compare(x.span().start(), y.span().start());
                    int byUse = byStart != 0 ? byStart : x.use().compareTo(y.use());
                    return byUse != 0 ? byUse : x.span().compareTo(y.span());
                });
        List<Item> late = new ArrayList<>();
        for (Item item : items) {
            if (item.use() == Use.NAME) {
                readName(item);
            } else if (item.use() == Use.CONTEXT) {
                keepInMind(item);
            } else if (firstPerson(item.span())) {
                late.add(item);
            } else {
                record(item, resolve(item));
            }
        }
        late.forEach(item -> record(item, quotedSelf(item)));
    }

    /**
     * What no claim needs, but "he" may follow it: "the Secretary" and "she" anywhere in the text.
     */
    private List<Item> inMind(List<Item> needed) {
        Set<Integer> read = new HashSet<>();
        for (Item item : needed) {
            if (item.use() != Use.NAME && item.use() != Use.PLACE) {
                read.add(layout.end(item.span()) - 1);
            }
        }
        List<Item> items = new ArrayList<>();
        for (int t = 0; t < layout.size(); t++) {
            Pronoun pronoun = Pronoun.of(layout.lower(t), layout.tag(t));
            boolean person = pronoun == Pronoun.HE || pronoun == Pronoun.SHE;
            int first = person ? t : definitePerson(t);
            if (first >= 0 && !read.contains(t)) {
                items.add(new Item(layout.document.span(first, t + 1), Use.CONTEXT, -1));
            }
        }
        return items;
    }

    /** First token of "the Finnish president", whose last it is; -1 for anything else. */
    private int definitePerson(int last) {
        boolean person =
                layout.token(last).isNoun()
                        && layout.mentionAt(last) < 0
                        && !layout.tag(last).endsWith("S")
                        && words.is("person", Phrase.singular(layout, last));
        Chunk chunk = person ? phraseEndingAt.get(last + 1) : null;
        return chunk != null && layout.lower(chunk.firstToken()).equals("the")
                ? chunk.firstToken()
                : -1;
    }

    /** Notes whom the words stand for if that is someone named already; they make no one new. */
    private void keepInMind(Item item) {
        int first = layout.first(item.span());
        int end = layout.end(item.span());
        Pronoun pronoun = Pronoun.of(layout.lower(first), layout.tag(first));
        Optional<Draft> person =
                end == first + 1 && pronoun != Pronoun.NONE
                        ? knownBefore(first, pronoun, item)
                        : knownNominal(first, end);
        person.ifPresent(
                draft ->
                        occur(
                                new Occurrence(
                                        draft, first, end, layout.isSubject(first, end), false)));
    }

    private Optional<Draft> knownNominal(int first, int end) {
        List<Phrase> phrases = Phrase.parse(layout, words, first, end);
        if (phrases.size() != 1 || phrases.get(0).kind() != Phrase.Kind.NOMINAL) {
            return Optional.empty();
        }
        Phrase phrase = phrases.get(0);
        String head = phrase.headText(layout);
        List<Integer> modifiers = modifiers(phrase);
        Set<String> belongs = belongsTo(modifiers);
        belongs.addAll(belongsTo(phrase.after()));
        return personCalled(head, phrase, modifiers, belongs)
                .or(() -> personMeantAgain(phrase, words.gender("person", head)))
                .filter(draft -> !draft.unnamed);
    }

    private void readName(Item item) {
        names.entity(item.claim())
                .ifPresent(
                        draft -> {
                            referents.put(item.span(), List.of(draft.id));
                            Mention mention = layout.mentions().get(item.claim());
                            int first = mention.firstToken();
                            int end = mention.endToken();
                            if (meaning.isSomeOf(draft, end - 1)) {
                                return;
                            }
                            occur(
                                    new Occurrence(
                                            draft,
                                            first,
                                            end,
                                            layout.isSubject(first, end),
                                            false));
                            conjoinedNames(item.claim(), draft);
                        });
    }

    /** "Weber and Duval" is a pair that "they" may mean. */
    private void conjoinedNames(int m, Draft right) {
        if (m == 0) {
            return;
        }
        Mention left = layout.mentions().get(m - 1);
        Mention mention = layout.mentions().get(m);
        Optional<Draft> other = names.entity(m - 1);
        boolean same =
                other.isPresent()
                        && other.get() != right
                        && (other.get().type == right.type
                                || other.get().type.isPlace() && right.type.isPlace());
        if (!same || !layout.together(left.firstToken(), mention.firstToken())) {
            return;
        }
        for (int t = left.endToken(); t < mention.firstToken(); t++) {
            boolean and = layout.lower(t).equals("and") || layout.lower(t).equals("with");
            if (!and && !modifies(t) && !layout.tag(t).equals("DT")) {
                return;
            }
            if (and && t > left.endToken() && !layout.lower(t).equals("and")) {
                return;
            }
        }
        if (mention.firstToken() - left.endToken() < 1
                || mention.firstToken() - left.endToken() > 8) {
            return;
        }
        boolean and = false;
        for (int t = left.endToken(); t < mention.firstToken(); t++) {
            and |= layout.lower(t).equals("and");
        }
        if (and) {
            several.add(
                    new Several(
                            List.of(other.get(), right),
                            left.firstToken(),
                            layout.isSubject(left.firstToken(), mention.endToken())));
        }
    }

    private void record(Item item, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        byUse.computeIfAbsent(item.use(), use -> new TreeMap<>()).put(item.span(), ids);
        referents.put(item.span(), ids);
        int first = layout.first(item.span());
        int end = Math.max(first + 1, layout.end(item.span()));
        boolean subject = item.use() == Use.SPEAKER || layout.isSubject(first, end);
        if (item.use() != Use.PLACE) {
            for (String id : ids) {
                occur(new Occurrence(book.get(id), first, end, subject, item.use() == Use.SPEAKER));
            }
        }
        if (ids.size() > 1) {
            several.add(new Several(ids.stream().map(book::get).toList(), first, subject));
        }
        if (item.use() == Use.PARTY) {
            pairOfEvent(item.claim(), first);
        } else if (item.use() == Use.SPEAKER) {
            pairOfSpeakers(item.claim(), first);
        }
    }

    private void pairOfEvent(int index, int first) {
        Event event = claims.events().get(index);
        Set<Draft> all = new LinkedHashSet<>();
        for (Party party : event.parties()) {
            at(party.span(), Use.PARTY).forEach(id -> all.add(book.get(id)));
        }
        if (all.size() < 2) {
            return;
        }
        Several group = new Several(List.copyOf(all), first, true);
        if (event.factuality() == Factuality.HAPPENED) {
            // Who did not meet, or may never, is no pair.
            several.add(group);
        }
        if (event.type().isEncounter()) {
            encounters.add(group);
        }
    }

    /** Whether the words name all who take part: "the parties are meeting". */
    private boolean isAllParties(Item item) {
        if (item.use() != Use.PARTY) {
            return false;
        }
        Event event = claims.events().get(item.claim());
        return event.type().isEncounter() && event.parties().size() == 1;
    }

    /** Who takes part in the encounter told last, whether or not it comes about. */
    private Optional<Several> partiesBefore(int at, int reach) {
        int sentence = layout.sentenceAt(at);
        for (int i = encounters.size() - 1; i >= 0; i--) {
            Several group = encounters.get(i);
            if (group.first() < at) {
                return Optional.of(group)
                        .filter(g -> sentence - layout.sentenceAt(g.first()) <= reach);
            }
        }
        return Optional.empty();
    }

    private void pairOfSpeakers(int index, int first) {
        Set<Draft> all = new LinkedHashSet<>();
        for (Span source : claims.attributions().get(index).source()) {
            at(source, Use.SPEAKER).forEach(id -> all.add(book.get(id)));
        }
        if (all.size() > 1) {
            several.add(new Several(List.copyOf(all), first, true));
        }
    }

    private boolean firstPerson(Span span) {
        int first = layout.first(span);
        if (layout.end(span) != first + 1) {
            return false;
        }
        Pronoun pronoun = Pronoun.of(layout.lower(first), layout.tag(first));
        return pronoun == Pronoun.I || pronoun == Pronoun.WE;
    }

    /** "His country", "our city": the one where the article puts whose it is. */
    private Optional<Draft> ownPlace(int head, Item item) {
        Set<String> kinds = words.kinds("alone", Phrase.singular(layout, head));
        Optional<Integer> owner = tree.dependent(head, "nmod:poss").filter(t -> !kinds.isEmpty());
        Set<Draft> own = new LinkedHashSet<>();
        owner.ifPresent(
                t -> {
                    for (Draft place : homes(t, item)) {
                        if (kinds.contains(place.type.key().toLowerCase(Locale.ROOT))) {
                            own.add(place);
                        }
                    }
                });
        return own.size() == 1 ? Optional.of(own.iterator().next()) : Optional.empty();
    }

    /** The places of whom a possessive pronoun stands for, as the article tells them. */
    private List<Draft> homes(int possessive, Item item) {
        Pronoun pronoun = Pronoun.of(layout.lower(possessive), layout.tag(possessive));
        Set<String> ids = new LinkedHashSet<>();
        List<Draft> owners = new ArrayList<>();
        switch (pronoun) {
            case I, WE -> quotingSpeakers(item).forEach(id -> owners.add(book.get(id)));
            case HE, SHE -> knownBefore(possessive, pronoun, item).ifPresent(owners::add);
            case THEY ->
                    // "Residents of Oslo ... their city"
                    layout.sameBefore(possessive).stream()
                            .flatMap(same -> tree.dependents(same).stream())
                            .filter(arc -> arc.label().startsWith("nmod"))
                            .forEach(arc -> ids.addAll(belongsTo(List.of(arc.dependent()))));
            default -> {}
        }
        for (Draft draft : owners) {
            ids.addAll(draft.belongsTo);
            draft.country.ifPresent(ids::add);
        }
        return ids.stream().map(book::get).filter(d -> d != null && d.type.isPlace()).toList();
    }

    private List<String> quotedSelf(Item item) {
        Set<String> ids = quotingSpeakers(item);
        if (!ids.isEmpty()) {
            return List.copyOf(ids);
        }
        int first = layout.first(item.span());
        Pronoun pronoun = Pronoun.of(layout.lower(first), layout.tag(first));
        EntityType type = pronoun == Pronoun.I ? EntityType.PERSON : EntityType.GROUP;
        return List.of(
                book.unnamed(type, layout.document.text(item.span()), item.span().start()).id);
    }

    /**
     * Who says the innermost content that holds the words. Where that is "we" within what someone
     * says, it is not known yet and the same as who says the content around.
     */
    private Set<String> quotingSpeakers(Item item) {
        Set<String> innermost = new LinkedHashSet<>();
        int size = Integer.MAX_VALUE;
        for (int a = 0; a < claims.attributions().size(); a++) {
            if (item.use() == Use.SPEAKER && item.claim() == a) {
                continue;
            }
            Set<String> speakers = new LinkedHashSet<>();
            for (Span source : claims.attributions().get(a).source()) {
                speakers.addAll(at(source, Use.SPEAKER));
            }
            for (Span content : claims.attributions().get(a).content()) {
                boolean holds = content.contains(item.span()) && content.length() < size;
                if (holds && !speakers.isEmpty()) {
                    innermost = speakers;
                    size = content.length();
                }
            }
        }
        return innermost;
    }

    private List<String> resolve(Item item) {
        Span span = item.span();
        int first = layout.first(span);
        int end = layout.end(span);
        if (first >= layout.size()) {
            return List.of();
        }
        boolean partial =
                layout.token(first).start() < span.start()
                        || end > first && layout.token(end - 1).end() > span.end()
                        || end <= first;
        if (partial) {
            return names.lookUp(
                            layout.document.text(span),
                            first,
                            first + 1,
                            span.start(),
                            item.use().acts())
                    .map(draft -> acting(draft, item.use()))
                    .map(draft -> List.of(draft.id))
                    .orElse(List.of());
        }
        end = item.use().acts() ? withOwner(first, end) : end;
        Set<String> ids = new LinkedHashSet<>();
        for (Draft draft : holdersOfEach(first, end)) {
            ids.add(draft.id);
        }
        if (!ids.isEmpty()) {
            return List.copyOf(ids);
        }
        boolean isOfThem =
                end - first == 3
                        && QUANTIFIERS.contains(layout.lower(first))
                        && layout.lower(first + 1).equals("of")
                        && Pronoun.of(layout.lower(end - 1), layout.tag(end - 1)) != Pronoun.NONE;
        // "both of them" is both, "all of them" is they.
        boolean areTwo = isOfThem && PAIR_NOUNS.contains(layout.lower(first));
        int from = isOfThem && !areTwo ? end - 1 : first;
        List<Phrase> phrases = Phrase.parse(layout, words, from, areTwo ? first + 1 : end);
        Optional<Draft> one = phrases.size() > 1 ? toldInOne(phrases, item) : Optional.empty();
        if (one.isPresent()) {
            return List.of(acting(one.get(), item.use()).id);
        }
        for (Phrase phrase : phrases) {
            for (Draft draft : refer(phrase, item)) {
                ids.add(acting(draft, item.use()).id);
            }
        }
        return List.copyOf(ids);
    }

    /**
     * "Oslo is a city of canals and port": several phrases that say of one thing what it is, or one
     * phrase that an "and" within it seems to part.
     */
    private Optional<Draft> toldInOne(List<Phrase> phrases, Item item) {
        boolean common = phrases.stream().allMatch(p -> p.kind() == Phrase.Kind.NOMINAL);
        int head = tree.head(new TokenRange(layout.first(item.span()), layout.end(item.span())));
        return common && head >= 0 && !layout.tag(head).endsWith("S")
                ? meaning.told(head)
                : Optional.empty();
    }

    /** End of "the head of Austria's biggest bank", of which only "the head" is taken. */
    private int withOwner(int first, int end) {
        boolean office =
                end < layout.size()
                        && layout.lower(end).equals("of")
                        && layout.token(end - 1).isNoun()
                        && layout.mentionAt(end - 1) < 0
                        && !layout.tag(end - 1).endsWith("S")
                        && words.is("person", Phrase.singular(layout, end - 1));
        int to = end + 1;
        while (office
                && to < layout.size()
                && layout.together(to, first)
                && (modifies(to) || layout.tag(to).equals("DT"))) {
            to++;
        }
        return office && to > end + 1 && layout.token(to - 1).isNoun() ? to : end;
    }

    /** "The leaders of France, Germany and Austria": whoever holds that office in each. */
    private List<Draft> holdersOfEach(int first, int end) {
        int from = first;
        // "The French and German presidents", of which only the end is taken for a party.
        while (from > 1
                && gazetteer.isDemonym(layout.text(from))
                && layout.lower(from - 1).matches("and|,")
                && gazetteer.isDemonym(layout.text(from - 2))
                && layout.together(from - 2, first)) {
            from -= 2;
        }
        Optional<SharedOffice> shared = SharedOffice.parse(layout, words, gazetteer, from, end);
        List<Draft> holders = new ArrayList<>();
        if (shared.isEmpty()) {
            return holders;
        }
        SharedOffice office = shared.get();
        office.countries()
                .forEach(
                        (token, place) -> {
                            Draft country = book.place(place);
                            List<Draft> fits =
                                    book.people().stream()
                                            .filter(d -> !d.unnamed)
                                            .filter(d -> isCalled(d, office.head()))
                                            .filter(d -> belongs(d, country.id))
                                            .filter(d -> mayHoldNow(d, office.head(), List.of()))
                                            .toList();
                            holders.add(
                                    fits.size() == 1
                                            ? fits.get(0)
                                            : holder(office, token, country));
                        });
        return holders;
    }

    private Draft holder(SharedOffice office, int token, Draft country) {
        String name = office.title() + " of " + country.name;
        Draft draft = book.unnamed(EntityType.PERSON, name, layout.token(token).start());
        if (draft.nouns.add(office.head())) {
            draft.belongsTo.add(country.id);
            draft.country = Optional.of(country.id);
            draft.gender = words.gender("person", office.head());
            draft.roles.add(
                    new Entity.HeldRole(
                            office.title(),
                            Optional.of(country.id),
                            Optional.of(country.name),
                            Role.Tenure.CURRENT,
                            office.span(),
                            Entity.HeldRole.NO_CLAIM));
            descriptions.add(
                    new Description(draft, office.head(), Set.of(), Set.of(country.id), false));
        }
        return draft;
    }

    /** A place that speaks or acts is its government. */
    private Draft acting(Draft draft, Use use) {
        if (!use.acts() || !draft.type.isPlace()) {
            return draft;
        }
        Optional<Place> country =
                draft.type == EntityType.COUNTRY
                        ? Optional.empty()
                        : gazetteer.governmentSeat(draft.name);
        Draft government = book.government(country.isPresent() ? book.place(country.get()) : draft);
        government.since = Math.min(government.since, draft.since);
        return government;
    }

    private List<Draft> refer(Phrase phrase, Item item) {
        return switch (phrase.kind()) {
            case NAME -> name(phrase, item);
            case PRONOUN -> pronoun(phrase, item);
            case NOMINAL -> nominal(phrase, item);
        };
    }

    private List<Draft> name(Phrase phrase, Item item) {
        int m = layout.mentionAt(phrase.headFirst());
        Span words = layout.document.span(phrase.headFirst(), phrase.headEnd());
        String text = layout.document.text(words);
        boolean whole = m >= 0 && words.contains(layout.mentions().get(m).span());
        Optional<Draft> known = whole ? names.entity(m) : Optional.empty();
        Optional<Draft> national = soleNational(phrase);
        if (national.isPresent()) {
            return List.of(national.get());
        }
        boolean people =
                item.use().acts()
                        && gazetteer.isDemonym(Names.strip(text))
                        && (phrase.isPlural(layout)
                                || layout.lower(phrase.first()).equals("the")
                                || !gazetteer
                                        .country(text)
                                        .map(Place::name)
                                        .orElse("")
                                        .equals(text));
        if (people && (m < 0 || layout.mentions().get(m).type() == MentionType.MISC)) {
            boolean one = isOneNational(phrase);
            return List.of(unnamed(phrase, one ? EntityType.PERSON : EntityType.GROUP, !one));
        }
        boolean some =
                known.filter(draft -> draft.type == EntityType.GROUP && !draft.unnamed).isPresent()
                        && modifiers(phrase).stream().anyMatch(t -> !layout.lower(t).equals("the"));
        if (some) {
            // "Two Rohingya", "young Texans": no people as a whole.
            return List.of(unnamed(phrase, EntityType.GROUP, true));
        }
        if (known.isPresent()) {
            if (item.use().acts() && known.get().type.isPlace()) {
                Draft government = acting(known.get(), item.use());
                government.aliases.add(Names.strip(text));
            }
            return List.of(known.get());
        }
        return names.lookUp(
                        text,
                        phrase.headFirst(),
                        phrase.headEnd(),
                        words.start(),
                        item.use() != Use.PLACE)
                .map(
                        found -> {
                            Draft draft = acting(found, item.use());
                            if (!draft.unnamed) {
                                draft.aliases.add(Names.strip(text));
                            }
                            draft.since = Math.min(draft.since, words.start());
                            return List.of(draft);
                        })
                .orElse(List.of());
    }

    // Pronouns

    private List<Draft> pronoun(Phrase phrase, Item item) {
        int at = phrase.headFirst();
        Pronoun pronoun = Pronoun.of(layout.lower(at), layout.tag(at));
        return switch (pronoun) {
            case HE, SHE -> List.of(personBefore(at, pronoun, item));
            case THEY -> those(at, item);
            case IT -> List.of(bodyBefore(at, item));
            case RELATIVE -> antecedent(at, item);
            case I, WE -> quotedSelf(item).stream().map(book::get).toList();
            case NONE -> List.of();
        };
    }

    private Draft personBefore(int at, Pronoun pronoun, Item item) {
        return knownBefore(at, pronoun, item)
                .orElseGet(
                        () ->
                                book.unnamed(
                                        EntityType.PERSON,
                                        layout.text(at),
                                        layout.token(at).start()));
    }

    private Optional<Draft> knownBefore(int at, Pronoun pronoun, Item item) {
        Set<String> barred = barred(at, item);
        Optional<Draft> ahead = subjectAhead(at, pronoun);
        if (ahead.isPresent() && !barred.contains(ahead.get().id)) {
            return ahead;
        }
        boolean quoted = layout.isQuoted(at);
        int sentence = layout.sentenceAt(at);
        Set<String> ownSpeaker = speakersAround(at);
        List<Integer> same = layout.sameBefore(at);
        // Who spoke last speaks on, but not within what someone else says.
        boolean speaking = item.use() == Use.SPEAKER && !isTold(at);
        Draft best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Occurrence occurrence : recent(occurrences)) {
            Draft draft = occurrence.draft();
            int back = sentence - layout.sentenceAt(occurrence.first());
            boolean possible =
                    draft.type == EntityType.PERSON
                            && occurrence.first() < at
                            && draft.gender.fits(pronoun.gender())
                            && !barred.contains(draft.id)
                            && !(quoted && ownSpeaker.contains(draft.id));
            if (!possible) {
                continue;
            }
            double score = -10.0 * Math.min(back, WINDOW);
            score += occurrence.subject() ? 12 : 0;
            score += occurrence.speaker() ? speaking ? 16 : 4 : 0;
            score += back == 0 ? 6 : 0;
            score -= layout.isQuoted(occurrence.first()) && !quoted ? 25 : 0;
            score -= isPossessive(occurrence) ? 4 : 0;
            score += draft.gender == pronoun.gender() ? KNOWN_GENDER : 0;
            score += draft.unnamed ? 0 : 2;
            // A lone word of which nothing more is known may be no person's name at all.
            score -= draft.gender == Gender.UNKNOWN && !draft.name.contains(" ") ? 6 : 0;
            score += prominence(draft);
            score += covers(occurrence, same) ? SAME : 0;
            score += !quoted && ownSpeaker.contains(draft.id) ? 12 : 0;
            score += occurrence.first() / (double) (layout.size() + 1);
            if (inOtherContent(occurrence, at)) {
                score -= speaking ? 10 : 3;
            }
            if (score >= bestScore) {
                bestScore = score;
                best = draft;
            }
        }
        if (best != null && best.gender == Gender.UNKNOWN) {
            best.gender = pronoun.gender();
        }
        return Optional.ofNullable(best);
    }

    private void occur(Occurrence occurrence) {
        occurrences.add(occurrence);
        counts.merge(occurrence.draft(), 1, Integer::sum);
    }

    /** The last ones: nothing further back is meant, and long articles take linear time. */
    private static <T> List<T> recent(List<T> all) {
        return all.subList(Math.max(0, all.size() - REACH), all.size());
    }

    /** What an entity gains by being spoken of often so far. */
    private double prominence(Draft draft) {
        int count = counts.getOrDefault(draft, 1);
        return Math.min(8, 2.5 * Math.log(count) / Math.log(2));
    }

    /** "As he left the palace, Weber said ...": the subject of the main clause that follows. */
    private Optional<Draft> subjectAhead(int at, Pronoun pronoun) {
        int s = layout.sentenceAt(at);
        if (s < 0) {
            return Optional.empty();
        }
        Sentence sentence = layout.document.sentences().get(s);
        int first = sentence.firstToken();
        boolean subordinate =
                at > first
                        && at - first < 6
                        && switch (layout.lower(first)) {
                            case "as",
                                    "while",
                                    "when",
                                    "after",
                                    "before",
                                    "although",
                                    "though",
                                    "since",
                                    "in",
                                    "with",
                                    "despite",
                                    "if",
                                    "during" ->
                                    true;
                            default -> false;
                        };
        if (!subordinate) {
            return Optional.empty();
        }
        for (int t = first; t < at; t++) {
            if (layout.mentionAt(t) >= 0 || layout.text(t).equals(",")) {
                return Optional.empty();
            }
        }
        int comma = at;
        while (comma < sentence.endToken() && !layout.text(comma).equals(",")) {
            if (layout.mentionAt(comma) >= 0
                    && names.entity(layout.mentionAt(comma))
                            .filter(d -> d.type == EntityType.PERSON)
                            .isPresent()) {
                return Optional.empty();
            }
            comma++;
        }
        for (int t = comma + 1; t < sentence.endToken() && t < comma + 6; t++) {
            int m = layout.mentionAt(t);
            if (m >= 0) {
                Mention mention = layout.mentions().get(m);
                return names.entity(m)
                        .filter(d -> d.type == EntityType.PERSON)
                        .filter(d -> d.gender.fits(pronoun.gender()))
                        .filter(d -> layout.isSubject(mention.firstToken(), mention.endToken()));
            }
            if (!modifies(t) && !layout.tag(t).equals("DT")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isPossessive(Occurrence occurrence) {
        int end = occurrence.end();
        return end < layout.size()
                && Phrase.isPossessive(layout, end)
                && layout.text(end).length() < 3;
    }

    /** Whether the occurrence stands in what someone says and the other token does not. */
    private boolean inOtherContent(Occurrence occurrence, int at) {
        return !told.get(at).containsAll(told.get(occurrence.first()));
    }

    /** Whether the token is part of what someone says. */
    private boolean isTold(int at) {
        return !told.get(at).isEmpty();
    }

    /** Speakers of the statements whose content holds the token. */
    private Set<String> speakersAround(int at) {
        Set<String> ids = new HashSet<>();
        for (int a : told.get(at)) {
            for (Span source : claims.attributions().get(a).source()) {
                ids.addAll(at(source, Use.SPEAKER));
            }
        }
        return ids;
    }

    /** Those whom the pronoun cannot mean since they stand beside it in the same claim. */
    private Set<String> barred(int at, Item item) {
        Set<String> ids = new HashSet<>();
        if (item.use() == Use.PARTY) {
            for (Party party : claims.events().get(item.claim()).parties()) {
                if (!party.span().equals(item.span())) {
                    ids.addAll(at(party.span(), Use.PARTY));
                    for (Mention mention : layout.mentionsIn(party.span())) {
                        int m = layout.mentionAt(mention.firstToken());
                        names.entity(m).ifPresent(draft -> ids.add(draft.id));
                    }
                }
            }
        } else if (item.use() == Use.AUDIENCE) {
            for (Span source : claims.attributions().get(item.claim()).source()) {
                ids.addAll(at(source, Use.SPEAKER));
            }
        } else if (item.use() == Use.SPEAKER) {
            ids.addAll(toldOfInQuotation(at, item.claim()));
        }
        return ids;
    }

    /**
     * Whom a direct quotation names, or calls "he" where the annotator takes that for its speaker:
     * the speaker would say "I".
     */
    private Set<String> toldOfInQuotation(int speaker, int attribution) {
        Set<String> ids = new HashSet<>();
        List<Integer> same = layout.sameBefore(speaker);
        for (Span content : claims.attributions().get(attribution).content()) {
            for (int t = layout.first(content); t < layout.end(content); t++) {
                if (!layout.isQuoted(t)) {
                    continue;
                }
                addNamed(t, ids);
                Pronoun pronoun = Pronoun.of(layout.lower(t), layout.tag(t));
                if (same.contains(t) && pronoun != Pronoun.I && pronoun != Pronoun.WE) {
                    same.forEach(before -> addNamed(before, ids));
                }
            }
        }
        return ids;
    }

    private void addNamed(int token, Set<String> ids) {
        int m = layout.mentionAt(token);
        if (m >= 0) {
            names.entity(m)
                    .filter(draft -> draft.type == EntityType.PERSON)
                    .ifPresent(draft -> ids.add(draft.id));
        }
    }

    /**
     * Whether one of the words, each the head of a phrase, stands for what the occurrence means.
     */
    private boolean covers(Occurrence occurrence, List<Integer> heads) {
        for (int head : heads) {
            if (head >= occurrence.first() && head < occurrence.end()) {
                int m = layout.mentionAt(head);
                // "Weber's spokesman" covers Weber too.
                Optional<Draft> named = m < 0 ? Optional.empty() : names.entity(m);
                if (named.isEmpty() || named.get() == occurrence.draft()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Draft bodyBefore(int at, Item item) {
        Set<String> barred = barred(at, item);
        Optional<Draft> named =
                meaning.of(at)
                        .filter(draft -> draft.type != EntityType.PERSON)
                        .filter(draft -> !barred.contains(draft.id));
        if (named.isPresent()) {
            return named.get();
        }
        int sentence = layout.sentenceAt(at);
        List<Integer> same = layout.sameBefore(at);
        Draft best = null;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Occurrence occurrence : recent(occurrences)) {
            Draft draft = occurrence.draft();
            boolean body =
                    draft.type == EntityType.ORGANIZATION
                            || draft.type == EntityType.GOVERNMENT
                            || draft.type == EntityType.DOCUMENT
                            || draft.type == EntityType.COUNTRY;
            int back = sentence - layout.sentenceAt(occurrence.first());
            if (!body || occurrence.first() >= at || back > 3) {
                continue;
            }
            double score = -10.0 * back;
            score += occurrence.subject() ? 12 : 0;
            score += occurrence.speaker() ? 8 : 0;
            score -= layout.isQuoted(occurrence.first()) && !layout.isQuoted(at) ? 25 : 0;
            score -= draft.type == EntityType.COUNTRY && !occurrence.subject() ? 10 : 0;
            score += covers(occurrence, same) ? SAME : 0;
            score += occurrence.first() / (double) (layout.size() + 1);
            if (score >= bestScore) {
                bestScore = score;
                best = draft;
            }
        }
        return best != null
                ? best
                : book.unnamed(EntityType.ORGANIZATION, layout.text(at), layout.token(at).start());
    }

    private boolean isOneOfSeveral(Draft draft, int sentence) {
        return recent(several).stream()
                .anyMatch(
                        group ->
                                sentence - layout.sentenceAt(group.first()) <= 3
                                        && group.drafts().contains(draft));
    }

    private List<Draft> those(int at, Item item) {
        Optional<List<Draft>> newer = pairSince(at, "", item);
        if (newer.isPresent()) {
            return newer.get().isEmpty()
                    ? List.of(
                            book.unnamed(
                                    EntityType.GROUP, layout.text(at), layout.token(at).start()))
                    : newer.get();
        }
        int sentence = layout.sentenceAt(at);
        Set<String> barred = barred(at, item);
        List<Integer> same = layout.sameBefore(at);
        List<Draft> best = List.of();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (Several group : recent(several)) {
            int back = sentence - layout.sentenceAt(group.first());
            boolean blocked = group.drafts().stream().anyMatch(d -> barred.contains(d.id));
            boolean places = group.drafts().stream().anyMatch(d -> d.type.isPlace());
            if (group.first() >= at || back > 3 || blocked || places) {
                continue;
            }
            double score = -10.0 * back + (group.subject() ? 8 : 0);
            score += same.contains(group.first()) ? SAME : 0;
            if (score >= bestScore) {
                bestScore = score;
                best = group.drafts();
            }
        }
        Optional<Several> parties = isAllParties(item) ? partiesBefore(at, 2) : Optional.empty();
        if (parties.isPresent()) {
            int back = sentence - layout.sentenceAt(parties.get().first());
            if (-10.0 * back + 8 >= bestScore) {
                bestScore = -10.0 * back + 8;
                best = parties.get().drafts();
            }
        }
        for (Occurrence occurrence : recent(occurrences)) {
            int back = sentence - layout.sentenceAt(occurrence.first());
            boolean group =
                    occurrence.draft().type == EntityType.GROUP
                            && occurrence.first() < at
                            && back <= 3
                            && !barred.contains(occurrence.draft().id);
            double score = -10.0 * back + (occurrence.subject() ? 8 : 0);
            score += covers(occurrence, same) ? SAME : 0;
            if (group && score >= bestScore) {
                bestScore = score;
                best = List.of(occurrence.draft());
            }
        }
        // A body or a team may be "they" too, but not one of a pair.
        Optional<Draft> body =
                bestScore >= SAME / 2.0
                        ? Optional.empty()
                        : meaning.of(at)
                                .filter(draft -> draft.type != EntityType.PERSON)
                                .filter(draft -> !barred.contains(draft.id))
                                .filter(draft -> !isOneOfSeveral(draft, sentence));
        if (body.isPresent()) {
            return List.of(body.get());
        }
        return best.isEmpty()
                ? List.of(book.unnamed(EntityType.GROUP, layout.text(at), layout.token(at).start()))
                : best;
    }

    /** What "who" and "which" stand for: the noun phrase before. */
    private List<Draft> antecedent(int at, Item item) {
        boolean person = layout.lower(at).startsWith("who");
        Chunk chunk = null;
        for (Chunk candidate : layout.document.chunks()) {
            if (candidate.is("NP")
                    && candidate.endToken() <= at
                    && layout.together(candidate.firstToken(), at)
                    && !(candidate.endToken() == candidate.firstToken() + 1
                            && Phrase.isPronoun(layout, candidate.firstToken())
                            && candidate.firstToken() == at)) {
                chunk = candidate;
            }
        }
        if (chunk == null) {
            return List.of();
        }
        for (int tries = 0; tries < 3 && chunk != null; tries++) {
            List<Phrase> phrases =
                    Phrase.parse(layout, words, chunk.firstToken(), chunk.endToken());
            List<Draft> found = new ArrayList<>();
            Item inner =
                    new Item(
                            layout.document.span(chunk.firstToken(), chunk.endToken()),
                            item.use(),
                            item.claim());
            for (Phrase phrase : phrases) {
                found.addAll(refer(phrase, inner));
            }
            boolean fits =
                    !found.isEmpty()
                            && (!person
                                    || found.stream()
                                            .allMatch(
                                                    d ->
                                                            d.type == EntityType.PERSON
                                                                    || d.type == EntityType.GROUP));
            if (fits) {
                return found;
            }
            int first = chunk.firstToken();
            Chunk previous = null;
            for (Chunk candidate : layout.document.chunks()) {
                if (candidate.is("NP")
                        && candidate.endToken() < first
                        && candidate.endToken() >= first - 2
                        && layout.together(candidate.firstToken(), at)) {
                    previous = candidate;
                }
            }
            chunk = previous;
        }
        return List.of();
    }

    // Nominals

    private List<Draft> nominal(Phrase phrase, Item item) {
        String head = phrase.headText(layout);
        Optional<Draft> national = soleNational(phrase);
        if (national.isPresent()) {
            return List.of(national.get());
        }
        List<Integer> modifiers = modifiers(phrase);
        Set<String> belongs = belongsTo(modifiers);
        belongs.addAll(belongsTo(phrase.after()));
        boolean plural = phrase.isPlural(layout);
        if (GOVERNMENT_NOUNS.contains(head) && !plural) {
            Optional<Draft> country =
                    belongs.stream()
                            .map(book::get)
                            .filter(d -> d != null && d.type == EntityType.COUNTRY)
                            .findFirst()
                            .or(() -> countryOf(modifiers, phrase.after()));
            if (country.isPresent()) {
                Draft government = book.government(country.get());
                government.aliases.add(description(phrase));
                return List.of(government);
            }
        }
        if (words.is("occasion", Phrase.singular(layout, phrase.headEnd() - 1))) {
            return List.of();
        }
        boolean definite = isDefinite(phrase);
        if (isPair(phrase, head, definite)) {
            boolean isAnyNumber =
                    SIDE_NOUNS.contains(head) && !isCounted(phrase) && isAllParties(item);
            List<Draft> pair =
                    isAnyNumber
                            ? partiesBefore(phrase.headFirst(), WINDOW)
                                    .map(Several::drafts)
                                    .orElseGet(() -> pairBefore(phrase, head, item))
                            : pairBefore(phrase, head, item);
            if (!pair.isEmpty()) {
                return pair;
            }
        }
        if (plural) {
            Optional<Draft> named = meaning.ofMany(phrase.headEnd() - 1);
            if (named.isPresent()) {
                return List.of(named.get());
            }
        }
        boolean personal = words.is("person", head);
        if (plural && personal && definite) {
            List<Draft> holders = holdersOf(head, phrase);
            if (!holders.isEmpty()) {
                return holders;
            }
        }
        if (!plural && personal && definite) {
            Optional<Draft> apposed = personApposed(phrase);
            if (apposed.isPresent()) {
                return List.of(apposed.get());
            }
            Optional<Draft> known = personCalled(head, phrase, modifiers, belongs);
            if (known.isPresent()) {
                return List.of(known.get());
            }
            Optional<Draft> same =
                    personMeantAgain(phrase, words.gender("person", head))
                            .filter(draft -> !isOfOtherCountry(draft, belongs))
                            .filter(draft -> mayBeCalled(draft, phrase, item));
            if (same.isPresent()) {
                return List.of(same.get());
            }
        }
        if (!plural) {
            int word = phrase.headEnd() - 1;
            // "A minister said": someone new, unless the sentence itself says who that is.
            boolean isNew = item.use().acts() && isIndefinite(phrase);
            Set<String> barred = barred(word, item);
            if (isOneOfTwoBodies(phrase, word)) {
                return List.of(unnamed(phrase, typeOf(head, phrase, false), false));
            }
            Optional<Draft> same =
                    meaning.told(word)
                            .or(() -> ownPlace(word, item))
                            .or(() -> meantAgain(word, head, isNew, personal ? belongs : Set.of()))
                            .filter(draft -> !barred.contains(draft.id))
                            .filter(draft -> mayBeCalled(draft, phrase, item));
            if (same.isPresent()) {
                return List.of(same.get());
            }
        }
        return List.of(unnamed(phrase, typeOf(head, phrase, plural), plural));
    }

    /** Whether someone may be "Weber's spokesman" or "his brother": nobody whose own they are. */
    private boolean mayBeCalled(Draft draft, Phrase phrase, Item item) {
        for (int t : phrase.tokens()) {
            Pronoun pronoun = Pronoun.of(layout.lower(t), layout.tag(t));
            boolean owner = pronoun == Pronoun.HE || pronoun == Pronoun.SHE;
            if (owner
                    && layout.tag(t).equals("PRP$")
                    && knownBefore(t, pronoun, item).filter(draft::equals).isPresent()) {
                return false;
            }
        }
        Set<Integer> around = new LinkedHashSet<>(phrase.possessor());
        around.addAll(phrase.after());
        for (int t : around) {
            int m = layout.mentionAt(t);
            if (m >= 0 && draft.type == EntityType.PERSON && names.entities(m).contains(draft)) {
                return false;
            }
        }
        return true;
    }

    /** Whom the article has told of before; for who writes, paints or reports one told to be so. */
    private Optional<Draft> meantAgain(int word, String head, boolean isNew, Set<String> belongs) {
        if (isNew) {
            return Optional.empty();
        }
        Set<String> fields = Set.copyOf(Occupations.bundled().in(head).values());
        boolean told = !fields.isEmpty() && TOLD_FIELDS.containsAll(fields);
        return meaning.of(word)
                .filter(draft -> !isOfOtherCountry(draft, belongs))
                .filter(draft -> !told || draft.type != EntityType.PERSON || isCalled(draft, head));
    }

    /** "Kenya's army chief, Gen. Paul Ouma,": who is named right behind, between commas. */
    private Optional<Draft> personApposed(Phrase phrase) {
        List<Integer> of = phrase.after();
        int at = of.isEmpty() ? phrase.headEnd() : of.get(of.size() - 1) + 1;
        if (at + 1 >= layout.size()
                || !layout.text(at).equals(",")
                || !layout.together(at + 1, phrase.first())) {
            return Optional.empty();
        }
        at++;
        while (at + 1 < layout.size()
                && layout.mentionAt(at) < 0
                && layout.tag(at).startsWith("NNP")
                && layout.together(at + 1, phrase.first())) {
            at++;
        }
        int m = layout.mentionAt(at);
        if (m < 0) {
            return Optional.empty();
        }
        int end = layout.mentions().get(m).endToken();
        boolean closed =
                end < layout.size()
                        && layout.text(end).equals(",")
                        && end + 1 < layout.size()
                        && !layout.lower(end + 1).matches("and|or");
        return closed
                ? names.entity(m).filter(draft -> draft.type == EntityType.PERSON)
                : Optional.empty();
    }

    /** Whether "the Peruvian president" cannot be someone: the article puts them elsewhere. */
    private boolean isOfOtherCountry(Draft draft, Set<String> belongs) {
        Set<String> told = countries(belongs);
        Set<String> known = countries(draft.belongsTo);
        draft.country.ifPresent(known::add);
        return draft.type == EntityType.PERSON
                && !told.isEmpty()
                && !known.isEmpty()
                && told.stream().noneMatch(known::contains);
    }

    private Set<String> countries(Set<String> ids) {
        Set<String> countries = new HashSet<>();
        for (String id : ids) {
            Draft draft = book.get(id);
            if (draft != null && draft.type == EntityType.COUNTRY) {
                countries.add(id);
            }
        }
        return countries;
    }

    /** "Siemens and Nordbank held talks; the company": either may be meant. */
    private boolean isOneOfTwoBodies(Phrase phrase, int word) {
        if (modifiers(phrase).size() > 1 || !phrase.after().isEmpty() || !isDefinite(phrase)) {
            return false;
        }
        int sentence = layout.sentenceAt(word);
        for (int i = several.size() - 1; i >= 0; i--) {
            Several group = several.get(i);
            int back = sentence - layout.sentenceAt(group.first());
            long bodies =
                    group.drafts().stream()
                            .filter(draft -> draft.type == EntityType.ORGANIZATION)
                            .filter(draft -> !draft.unnamed)
                            .count();
            if (group.first() < word && back <= 1 && bodies > 1) {
                // One of them that was named alone since then is meant.
                return occurrences.stream()
                        .noneMatch(
                                occurrence ->
                                        occurrence.first() > group.first()
                                                && occurrence.first() < word
                                                && layout.sentenceAt(occurrence.first())
                                                        > layout.sentenceAt(group.first())
                                                && group.drafts().contains(occurrence.draft()));
            }
        }
        return false;
    }

    /** Whom the annotator takes a definite description for, if it can be that person. */
    private Optional<Draft> personMeantAgain(Phrase phrase, Gender gender) {
        List<Integer> same = layout.sameBefore(phrase.headEnd() - 1);
        List<Occurrence> near = recent(occurrences);
        for (int i = near.size() - 1; i >= 0 && !same.isEmpty(); i--) {
            Draft draft = near.get(i).draft();
            boolean possible =
                    draft.type == EntityType.PERSON && !draft.unnamed && draft.gender.fits(gender);
            if (possible && near.get(i).first() < phrase.first() && covers(near.get(i), same)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    private Optional<Draft> countryOf(List<Integer> modifiers, List<Integer> after) {
        Set<Integer> tokens = new LinkedHashSet<>(modifiers);
        tokens.addAll(after);
        for (int n = 3; n > 0; n--) {
            for (int t : tokens) {
                if (t + n <= layout.size() && tokens.contains(t + n - 1)) {
                    String text = layout.document.text(layout.document.span(t, t + n));
                    Optional<Place> place = gazetteer.country(Names.strip(text));
                    if (place.isPresent()) {
                        return Optional.of(book.place(place.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<Integer> modifiers(Phrase phrase) {
        return phrase.tokens().stream().filter(t -> t < phrase.headFirst()).toList();
    }

    private boolean isDefinite(Phrase phrase) {
        if (!phrase.possessor().isEmpty()) {
            return true;
        }
        int first = phrase.tokens().isEmpty() ? phrase.headFirst() : phrase.tokens().get(0);
        String lower = layout.lower(first);
        return switch (lower) {
            case "the", "this", "that", "these", "those", "both", "his", "her", "its", "their" ->
                    true;
            default -> layout.tag(first).equals("PRP$");
        };
    }

    private boolean isIndefinite(Phrase phrase) {
        int first = phrase.tokens().isEmpty() ? phrase.headFirst() : phrase.tokens().get(0);
        return INDEFINITE.contains(layout.lower(first));
    }

    private boolean isCounted(Phrase phrase) {
        return phrase.tokens().stream().anyMatch(t -> NUMBERS.contains(layout.lower(t)));
    }

    private boolean isPair(Phrase phrase, String head, boolean definite) {
        boolean counted = isCounted(phrase);
        if (!modifierNames(phrase).isEmpty() || !phrase.after().isEmpty()) {
            return false;
        }
        if (PAIR_NOUNS.contains(head)) {
            return definite || head.equals("both") || head.equals("each");
        }
        // "Their leaders" are the leaders of those just named, not those.
        boolean same = !isOwned(phrase) && (STATE_NOUNS.contains(head) || head.equals("leader"));
        return phrase.isPlural(layout) && definite && (counted || same);
    }

    /** "their leaders", "the allies' leaders". */
    private boolean isOwned(Phrase phrase) {
        return !phrase.possessor().isEmpty()
                || !phrase.tokens().isEmpty() && layout.tag(phrase.tokens().get(0)).equals("PRP$");
    }

    private List<Integer> modifierNames(Phrase phrase) {
        return modifiers(phrase).stream()
                .filter(
                        t ->
                                layout.mentionAt(t) >= 0
                                        || gazetteer.country(layout.text(t)).isPresent())
                .toList();
    }

    private List<Draft> pairBefore(Phrase phrase, String head, Item item) {
        int at = phrase.headFirst();
        Optional<List<Draft>> newer = pairSince(at, Phrase.singular(layout, at), item);
        if (newer.isPresent()) {
            return newer.get();
        }
        Set<String> barred = barred(at, item);
        int sentence = layout.sentenceAt(at);
        boolean states = STATE_NOUNS.contains(head);
        boolean any = PAIR_NOUNS.contains(head) || head.equals("side") || head.equals("party");
        int count =
                phrase.tokens().stream().anyMatch(t -> layout.lower(t).equals("three"))
                                || head.equals("three")
                                || head.equals("trio")
                        ? 3
                        : 2;
        List<Draft> holders = allCalled(head, at, barred);
        if (holders.size() == count) {
            return holders;
        }
        for (int i = several.size() - 1; i >= 0; i--) {
            Several group = several.get(i);
            int back = sentence - layout.sentenceAt(group.first());
            boolean besides = group.drafts().stream().anyMatch(d -> barred.contains(d.id));
            if (group.first() >= at || back > WINDOW || group.drafts().size() != count || besides) {
                continue;
            }
            boolean persons = group.drafts().stream().allMatch(d -> d.type == EntityType.PERSON);
            boolean bodies =
                    group.drafts().stream()
                            .allMatch(
                                    d ->
                                            d.type == EntityType.GOVERNMENT
                                                    || d.type.isPlace()
                                                    || d.type == EntityType.ORGANIZATION);
            if (persons && (any || !states) || bodies && (any || states)) {
                return group.drafts();
            }
        }
        Set<Draft> near = new LinkedHashSet<>();
        for (Occurrence occurrence : recent(occurrences)) {
            int back = sentence - layout.sentenceAt(occurrence.first());
            boolean fits =
                    states && !any
                            ? occurrence.draft().type == EntityType.COUNTRY
                                    || occurrence.draft().type == EntityType.GOVERNMENT
                            : occurrence.draft().type == EntityType.PERSON;
            boolean possible = fits && !barred.contains(occurrence.draft().id);
            if (occurrence.first() < at && back <= 2 && possible && !occurrence.draft().unnamed) {
                near.add(occurrence.draft());
            }
        }
        return near.size() == count ? List.copyOf(near) : List.of();
    }

    /**
     * "Both ministers": all of late who are told to be ministers; empty for leaders of any kind.
     */
    private List<Draft> allCalled(String noun, int at, Set<String> barred) {
        int sentence = layout.sentenceAt(at);
        Set<Draft> called = new LinkedHashSet<>();
        for (Occurrence occurrence : recent(occurrences)) {
            Draft draft = occurrence.draft();
            boolean isNear =
                    occurrence.first() < at
                            && sentence - layout.sentenceAt(occurrence.first()) <= WINDOW;
            if (isNear && !draft.unnamed && !barred.contains(draft.id) && isCalled(draft, noun)) {
                called.add(draft);
            }
        }
        return words.is("person", noun) && !noun.equals("leader") ? List.copyOf(called) : List.of();
    }

    /**
     * Whom "the two" or "they" means as the only party of an encounter, where it is not the pair
     * told last: those who hold the office ("the two presidents"), or the two who were named since.
     * Of three who may have failed to meet it is nobody.
     *
     * @param noun what they are called, empty for a pronoun
     * @return empty where the pair told last is as good as any
     */
    private Optional<List<Draft>> pairSince(int at, String noun, Item item) {
        if (!isAllParties(item) || STATE_NOUNS.contains(noun)) {
            return Optional.empty();
        }
        boolean denied = claims.events().get(item.claim()).factuality() == Factuality.DENIED;
        int sentence = layout.sentenceAt(at);
        Set<String> speakers = speakersAround(at);
        Map<Draft, Integer> named = new LinkedHashMap<>();
        Set<Draft> quiet = new HashSet<>();
        for (Occurrence occurrence : recent(occurrences)) {
            Draft draft = occurrence.draft();
            boolean isPerson = draft.type == EntityType.PERSON && !draft.unnamed;
            if (isPerson
                    && occurrence.first() < at
                    && sentence - layout.sentenceAt(occurrence.first()) <= WINDOW
                    && !speakers.contains(draft.id)) {
                named.merge(draft, occurrence.first(), Math::max);
                if (!occurrence.speaker()) {
                    quiet.add(draft);
                }
            }
        }
        boolean isOffice = words.is("person", noun) && !noun.equals("leader");
        if (isOffice) {
            List<Draft> called =
                    named.keySet().stream().filter(draft -> isCalled(draft, noun)).toList();
            if (called.size() == 2) {
                return Optional.of(called);
            }
        }
        Several last = null;
        for (Several group : several) {
            boolean isPair =
                    group.first() < at
                            && group.drafts().size() == 2
                            && group.drafts().stream()
                                    .allMatch(draft -> draft.type == EntityType.PERSON);
            last = isPair ? group : last;
        }
        if (last == null || sentence - layout.sentenceAt(last.first()) > WINDOW) {
            return Optional.empty();
        }
        Several pair = last;
        int told =
                pair.drafts().stream()
                        .mapToInt(draft -> named.getOrDefault(draft, pair.first()))
                        .max()
                        .orElse(pair.first());
        // "said Novak, the host": who only speaks need not be one of them.
        List<Draft> since =
                named.keySet().stream()
                        .filter(draft -> !pair.drafts().contains(draft) && quiet.contains(draft))
                        .filter(draft -> named.get(draft) > pair.first())
                        .filter(draft -> noun.isEmpty() || !noun.equals("leader") || mayLead(draft))
                        .toList();
        boolean isLater = layout.sentenceAt(told) < sentence;
        boolean areNewer =
                since.size() == 2
                        && isLater
                        && since.stream().allMatch(draft -> named.get(draft) > told);
        if (areNewer) {
            return Optional.of(since);
        }
        boolean isHere = layout.sentenceAt(pair.first()) == sentence;
        return denied && !since.isEmpty() && !isHere ? Optional.of(List.of()) : Optional.empty();
    }

    /** Whether nothing tells that it is no leader of a state: a spokesman is none. */
    private boolean mayLead(Draft draft) {
        return draft.nouns.isEmpty()
                || isCalled(draft, "leader")
                || draft.nouns.stream().anyMatch(LEADERS::contains);
    }

    /** "the leaders of Russia and China": those of the article who hold that office there. */
    private List<Draft> holdersOf(String head, Phrase phrase) {
        Set<String> countries = new LinkedHashSet<>();
        for (String id : belongsTo(phrase.after())) {
            if (book.get(id) != null && book.get(id).type == EntityType.COUNTRY) {
                countries.add(id);
            }
        }
        if (countries.size() < 2) {
            return List.of();
        }
        List<Draft> holders = new ArrayList<>();
        for (String country : countries) {
            List<Draft> fits =
                    book.people().stream()
                            .filter(d -> isCalled(d, head) && belongs(d, country))
                            .toList();
            if (fits.size() != 1) {
                return List.of();
            }
            holders.add(fits.get(0));
        }
        return holders;
    }

    /** The one person of the article whom a definite description fits. */
    private Optional<Draft> personCalled(
            String head, Phrase phrase, List<Integer> modifiers, Set<String> belongs) {
        Set<String> required = new HashSet<>();
        for (int t : modifiers) {
            String lower = layout.lower(t);
            boolean name =
                    layout.mentionAt(t) >= 0 || gazetteer.country(layout.text(t)).isPresent();
            boolean noun = layout.token(t).isNoun() && !name && !Phrase.isPossessive(layout, t);
            if (noun && phrase.possessor().isEmpty() || words.is("specifier", lower)) {
                required.add(lower);
            }
        }
        boolean ownPossessor = modifiers.stream().anyMatch(t -> layout.tag(t).equals("PRP$"));
        Gender gender = words.gender("person", head);
        List<Draft> fits = new ArrayList<>();
        for (Draft draft : book.people()) {
            boolean called = isCalled(draft, head);
            boolean owner = belongs.stream().allMatch(id -> belongs(draft, id));
            if (called
                    && owner
                    && draft.gender.fits(gender)
                    && draft.words.containsAll(required)
                    && !ownPossessor
                    && !draft.unnamed
                    && (belongs.isEmpty() || mayHoldNow(draft, head, modifiers))) {
                fits.add(draft);
            }
        }
        int start = layout.token(phrase.headFirst()).start();
        List<Draft> before = fits.stream().filter(d -> d.since < start).toList();
        if (before.size() == 1) {
            // "A Kenyan official said": from then on "the Kenyan official" is that one.
            Draft named = before.get(0);
            return sameDescription(phrase, head, modifiers, belongs, false)
                    .filter(other -> other.unnamed && other.since > named.since)
                    .or(() -> Optional.of(named));
        }
        if (before.isEmpty()) {
            Optional<Draft> same = sameDescription(phrase, head, modifiers, belongs, false);
            return same.isPresent() || fits.size() != 1 || belongs.isEmpty()
                    ? same
                    : Optional.of(fits.get(0));
        }
        return onlyNear(before, phrase.headFirst());
    }

    /**
     * Whether "the Kenyan president" may be someone: not one whom the article only calls a former
     * president, or a president-elect.
     */
    private boolean mayHoldNow(Draft draft, String head, List<Integer> modifiers) {
        if (modifiers.stream().anyMatch(t -> Tenures.of(layout.lower(t)).isPresent())) {
            return true;
        }
        boolean once = false;
        for (Role role : claims.roles()) {
            String title = layout.document.text(role.title()).toLowerCase(Locale.ROOT);
            boolean same = title.equals(head) || title.endsWith(" " + head);
            if (same && holder(role).equals(List.of(draft.id))) {
                if (role.tenure() == Role.Tenure.CURRENT || role.tenure() == Role.Tenure.ACTING) {
                    return true;
                }
                once = true;
            }
        }
        return !once;
    }

    /** The one of them whom the last sentences speak of. */
    private Optional<Draft> onlyNear(List<Draft> drafts, int at) {
        int sentence = layout.sentenceAt(at);
        for (int reach = 0; reach < 3; reach++) {
            Set<Draft> near = new LinkedHashSet<>();
            for (Occurrence occurrence : recent(occurrences)) {
                int back = sentence - layout.sentenceAt(occurrence.first());
                if (occurrence.first() < at
                        && back <= reach
                        && drafts.contains(occurrence.draft())) {
                    near.add(occurrence.draft());
                }
            }
            if (near.size() == 1) {
                return Optional.of(near.iterator().next());
            }
            if (near.size() > 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** "the Italian" and "the Swede", not "the French" and "the Chinese", who are many. */
    private boolean isOneNational(Phrase phrase) {
        int noun = phrase.headEnd() - 1;
        return phrase.headFirst() == noun
                && phrase.after().isEmpty()
                && noun > 0
                && layout.lower(noun - 1).equals("the")
                && !layout.tag(noun).endsWith("S")
                && !layout.lower(noun).matches(".*(sh|ch|ese|ss|s)")
                && gazetteer.isDemonym(layout.text(noun));
    }

    /** "The Italian said": the one person of the article told to be of that country. */
    private Optional<Draft> soleNational(Phrase phrase) {
        int noun = phrase.headEnd() - 1;
        Optional<Place> country =
                isOneNational(phrase) ? gazetteer.country(layout.text(noun)) : Optional.empty();
        if (country.isEmpty() || country.get().name().equals(layout.text(noun))) {
            return Optional.empty();
        }
        String id = country.get().id();
        List<Draft> fits =
                book.people().stream()
                        .filter(draft -> draft.type == EntityType.PERSON && !draft.unnamed)
                        .filter(draft -> belongs(draft, id))
                        .toList();
        int start = layout.token(noun).start();
        return fits.size() == 1 && fits.get(0).since < start
                ? Optional.of(fits.get(0))
                : Optional.empty();
    }

    private boolean isCalled(Draft draft, String head) {
        if (draft.nouns.contains(head)) {
            return true;
        }
        for (String noun : draft.nouns) {
            if (words.kinds("person", noun).contains(head)) {
                return true;
            }
        }
        return false;
    }

    private boolean belongs(Draft draft, String id) {
        if (draft.belongsTo.contains(id) || draft.country.filter(id::equals).isPresent()) {
            return true;
        }
        for (String owner : draft.belongsTo) {
            Draft body = book.get(owner);
            if (body != null && body.country.filter(id::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private EntityType typeOf(String head, Phrase phrase, boolean plural) {
        String last = Phrase.singular(layout, phrase.headEnd() - 1);
        String lower = layout.lower(phrase.headEnd() - 1);
        if (words.is("group", lower) && !words.is("organization", lower)) {
            return EntityType.GROUP;
        }
        if (words.is("person", head) || words.is("person", last)) {
            return plural ? EntityType.GROUP : EntityType.PERSON;
        }
        if (words.is("document", last)) {
            return EntityType.DOCUMENT;
        }
        if (words.is("organization", last)) {
            return plural ? EntityType.GROUP : EntityType.ORGANIZATION;
        }
        if (plural) {
            return EntityType.GROUP;
        }
        return last.matches(".*(er|or|ist|ian|man|ant)")
                ? EntityType.PERSON
                : EntityType.ORGANIZATION;
    }

    private Draft unnamed(Phrase phrase, EntityType type, boolean plural) {
        String head = phrase.headText(layout);
        List<Integer> modifiers = modifiers(phrase);
        Set<String> belongs = belongsTo(modifiers);
        belongs.addAll(belongsTo(phrase.after()));
        if (gazetteer.isDemonym(layout.text(phrase.headEnd() - 1))) {
            belongs.addAll(belongsTo(List.of(phrase.headEnd() - 1)));
        }
        if (isDefinite(phrase)) {
            Optional<Draft> same = sameDescription(phrase, head, modifiers, belongs, plural);
            if (same.isPresent()) {
                return same.get();
            }
        }
        int first = phrase.first();
        Draft draft = book.unnamed(type, description(phrase), layout.token(first).start());
        draft.gender = words.gender("person", head);
        Set<String> all = new HashSet<>();
        modifiers.forEach(t -> all.add(layout.lower(t)));
        phrase.after().forEach(t -> all.add(layout.lower(t)));
        draft.nouns.add(head);
        draft.words.addAll(all);
        draft.belongsTo.addAll(belongs);
        belongs.stream()
                .map(book::get)
                .filter(d -> d != null && d.country.isPresent())
                .findFirst()
                .ifPresent(d -> draft.country = d.country);
        descriptions.add(new Description(draft, head, all, belongs, plural));
        if (type == EntityType.PERSON || type == EntityType.GROUP) {
            holdOffice(draft, phrase, belongs);
        }
        return draft;
    }

    /** "the former Kenyan president": when the office is held. */
    private Role.Tenure tenure(Phrase phrase) {
        for (int t = phrase.first(); t < phrase.headEnd(); t++) {
            Optional<Role.Tenure> told = Tenures.of(layout.lower(t));
            if (told.isPresent()) {
                return told.get();
            }
        }
        return Role.Tenure.CURRENT;
    }

    /** "a Trade Council official": the office that a description names, with its body. */
    private void holdOffice(Draft draft, Phrase phrase, Set<String> belongs) {
        List<Integer> of = phrase.after();
        int from = 1;
        while (from < of.size() && layout.tag(of.get(from)).equals("DT")) {
            from++;
        }
        Optional<Draft> described =
                from < of.size() && layout.lower(of.get(0)).matches("of|for")
                        ? describedBody(of.get(from), of.get(of.size() - 1) + 1)
                        : Optional.empty();
        if (described.isPresent()) {
            belongs.add(described.get().id);
        }
        Optional<Draft> body =
                described.isPresent()
                        ? described
                        : belongs.stream()
                                .map(book::get)
                                .filter(d -> d != null && d.type == EntityType.ORGANIZATION)
                                .findFirst()
                                .or(
                                        () ->
                                                belongs.stream()
                                                        .map(book::get)
                                                        .filter(d -> d != null && d.type.isPlace())
                                                        .findFirst());
        boolean office = !gazetteer.isDemonym(layout.text(phrase.headEnd() - 1));
        if (body.isPresent() && draft.roles.isEmpty() && office) {
            Span head = title(phrase);
            draft.roles.add(
                    new Entity.HeldRole(
                            layout.document.text(head),
                            Optional.of(body.get().id),
                            Optional.of(body.get().name),
                            tenure(phrase),
                            head,
                            Entity.HeldRole.NO_CLAIM));
        }
    }

    /** The words of an office: "works minister" of "the Ugandan works minister". */
    private Span title(Phrase phrase) {
        int first = phrase.headFirst();
        while (first > phrase.first()) {
            int before = first - 1;
            boolean part =
                    (layout.token(before).isNoun() || layout.tag(before).startsWith("JJ"))
                            && layout.mentionAt(before) < 0
                            && gazetteer.country(layout.text(before)).isEmpty()
                            && Tenures.of(layout.lower(before)).isEmpty();
            if (!part) {
                break;
            }
            first = before;
        }
        return layout.document.span(first, phrase.headEnd());
    }

    /** An earlier entity without a name whom a definite description may mean again. */
    private Optional<Draft> sameDescription(
            Phrase phrase,
            String head,
            List<Integer> modifiers,
            Set<String> belongs,
            boolean plural) {
        Set<String> required = new HashSet<>();
        for (int t : modifiers) {
            if (layout.token(t).isNoun() && !layout.tag(t).equals("POS")) {
                required.add(layout.lower(t));
            }
        }
        for (int i = descriptions.size() - 1; i >= 0; i--) {
            Description earlier = descriptions.get(i);
            boolean called =
                    earlier.head().equals(head)
                            || words.kinds("person", earlier.head()).contains(head);
            if (called
                    && earlier.plural() == plural
                    && earlier.words().containsAll(required)
                    && earlier.belongsTo().containsAll(belongs)) {
                return Optional.of(earlier.draft());
            }
        }
        return Optional.empty();
    }

    /** The words of a description without its article and what follows a comma. */
    private String description(Phrase phrase) {
        int first = phrase.tokens().isEmpty() ? phrase.first() : phrase.tokens().get(0);
        while (first < phrase.headFirst() && ARTICLES.contains(layout.lower(first))) {
            first++;
        }
        int end = phrase.headEnd();
        if (!phrase.after().isEmpty()) {
            end = phrase.after().get(phrase.after().size() - 1) + 1;
        }
        return layout.document
                .text(layout.document.span(first, end))
                .replaceAll("\\s+", " ")
                .strip();
    }
}
