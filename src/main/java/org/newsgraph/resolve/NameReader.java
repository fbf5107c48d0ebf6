package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.claim.Role;
import org.newsgraph.document.Arc;
import org.newsgraph.document.Dateline;
import org.newsgraph.document.DependencyTree;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;
import org.newsgraph.table.TsvTable;

/**
 * Groups the names of one article and gives each group its entity.
 *
 * <p>Full names come first; surnames, given names, acronyms and short forms are then looked up
 * among them, so that order in the text matters only where two people share a name.
 */
final class NameReader {
    /** A city of so many people may stand for its government; a smaller one that acts is a name. */
    private static final int LARGE_CITY = 1_000_000;

    private final Layout layout;
    private final DependencyTree tree;
    private final Gazetteer gazetteer;
    private final Aliases aliases;
    private final Words words;
    private final Book book;
    private final List<Role> roles;
    private final Set<Span> actors = new HashSet<>();

    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> fullNames = new HashSet<>();
    private final List<Form> forms = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Map<String, String> acronyms = new HashMap<>();
    private final Map<String, MentionType> typeOf = new HashMap<>();
    private final Map<Integer, List<Draft>> compounds = new HashMap<>();
    private final Map<String, Person> bearers = new HashMap<>();

    /** Whom full names mean that something is told of beside, by the index of the name. */
    private final Map<Integer, Person> introduced = new HashMap<>();

    /** How many times larger a place is that is meant although another of its name is nearer. */
    private static final long FAR_LARGER = 10;

    /** People of a town that news names without its country elsewhere. */
    private static final long KNOWN_ABROAD = 500_000;

    /** Countries whose towns took each other's names. */
    private static final Map<String, Set<String>> NAMESAKES = new HashMap<>();

    static {
        for (TsvTable.Row row : TsvTable.load("/data/resolve/town-namesakes.tsv").rows()) {
            NAMESAKES.computeIfAbsent(row.get(0), group -> new HashSet<>()).add(row.get(1));
        }
    }

    private final Set<String> countries = new HashSet<>();
    private final Map<String, Draft> organizations = new LinkedHashMap<>();

    /** Entity of each name of the document, by its index; null where it names none. */
    private final Draft[] entityOf;

    private final Map<String, Integer> saidOfThings = new HashMap<>();

    private final Set<String> saidOfPeople = new HashSet<>();

    /** A name as it stands: without titles, possessive and brackets. */
    private record Form(
            int mention,
            String text,
            String key,
            List<String> parts,
            Gender gender,
            boolean titled,
            int start) {}

    /** Several forms of one person's full name. */
    private static final class Person {
        final List<String> parts;
        String fullest;
        Gender gender;
        Draft draft;
        final int start;
        int last;

        /** What the words beside its full name say of it. */
        Introduction told = Introduction.NOTHING;

        Person(Form form) {
            parts = form.parts();
            fullest = form.text();
            gender = form.gender();
            start = form.start();
            last = form.start();
        }
    }

    NameReader(
            Layout layout,
            Gazetteer gazetteer,
            Aliases aliases,
            Words words,
            Book book,
            ArticleClaims claims,
            DependencyTree tree) {
        this.layout = layout;
        this.tree = tree;
        this.gazetteer = gazetteer;
        this.aliases = aliases;
        this.words = words;
        this.book = book;
        this.roles = claims.roles();
        for (Attribution attribution : claims.attributions()) {
            actors.addAll(attribution.source());
        }
        for (Event event : claims.events()) {
            event.parties().forEach(party -> actors.add(party.span()));
        }
        this.entityOf = new Draft[layout.mentions().size()];
        read();
    }

    /** The entity that the name at that index stands for. */
    Optional<Draft> entity(int mention) {
        return Optional.ofNullable(entityOf[mention]);
    }

    private void read() {
        for (Mention mention : layout.mentions()) {
            List<String> parts = Names.parts(layout.document.text(mention.span()));
            if (mention.type() == MentionType.PER && parts.size() > 1) {
                fullNames.add(Names.key(String.join(" ", parts)));
            }
        }
        for (int m = 0; m < entityOf.length; m++) {
            Mention mention = layout.mentions().get(m);
            forms.add(form(m, layout.document.text(mention.span()), mention));
        }
        findAcronyms();
        countMeanings();
        vote();
        readCountries();
        readFullNames();
        for (Form form : forms) {
            if (type(form) == MentionType.ORG) {
                organization(form);
            }
        }
        for (Form form : forms) {
            resolve(form);
        }
        people.forEach(person -> person.draft.gender = person.draft.gender.or(genderOf(person)));
    }

    private MentionType type(Form form) {
        return typeOf.getOrDefault(form.key(), layout.mentions().get(form.mention()).type());
    }

    /**
     * The name at the end of a longer stretch that the name finder took whole, title included:
     * "Trade Council Coordinator for Energy Anna Weber".
     */
    private List<String> withoutOffice(List<String> parts) {
        int office = -1;
        for (int i = 0; i < parts.size() - 2; i++) {
            if (words.is("person", parts.get(i).toLowerCase(Locale.ROOT))) {
                office = i;
            }
        }
        if (office < 0 || aliases.find(String.join(" ", parts)).isPresent()) {
            return parts;
        }
        for (int from = office + 1; from < parts.size() - 1; from++) {
            List<String> rest = parts.subList(from, parts.size());
            boolean known = fullNames.contains(Names.key(String.join(" ", rest)));
            boolean named =
                    rest.size() == 2
                            && (givenGender(rest.get(0)) != Gender.UNKNOWN
                                    || aliases.find(String.join(" ", rest))
                                            .filter(e -> e.type() == EntityType.PERSON)
                                            .isPresent());
            if (known || named) {
                return rest;
            }
        }
        return parts;
    }

    private Form form(int index, String raw, Mention mention) {
        List<String> parts = new ArrayList<>(Names.parts(raw));
        if (parts.size() > 3) {
            List<String> name = withoutOffice(parts);
            if (name.size() < parts.size()) {
                return new Form(
                        index,
                        String.join(" ", name),
                        Names.key(String.join(" ", name)),
                        List.copyOf(name),
                        Gender.UNKNOWN,
                        true,
                        mention.span().start());
            }
        }
        Gender gender = Gender.UNKNOWN;
        boolean titled = false;
        boolean person = mention.type() == MentionType.PER;
        // "NATO alliance" is NATO.
        if (!person && parts.size() > 1 && words.is("self", parts.get(parts.size() - 1))) {
            parts.remove(parts.size() - 1);
        }
        while (person && parts.size() > 1) {
            String first = parts.get(0).toLowerCase(Locale.ROOT).replace(".", "");
            boolean courtesy = words.is("courtesy", first);
            if (!courtesy && !isOffice(parts)) {
                break;
            }
            gender = gender.or(words.gender("courtesy", first)).or(words.gender("person", first));
            titled = true;
            parts.remove(0);
        }
        int before = mention.firstToken() - 1;
        if (before >= 0 && layout.together(before, mention.firstToken())) {
            String word = layout.lower(before).replace(".", "");
            boolean capital = Character.isUpperCase(layout.text(before).charAt(0));
            if (capital && words.is("courtesy", word)) {
                gender = gender.or(words.gender("courtesy", word));
                titled = true;
            } else if (words.is("person", word) && (capital || !tellsNoPerson(word))) {
                gender = gender.or(words.gender("person", word));
                titled |= capital || layout.tag(before).startsWith("NN");
            }
        }
        return new Form(
                index,
                String.join(" ", parts),
                Names.key(String.join(" ", parts)),
                List.copyOf(parts),
                gender,
                titled,
                mention.span().start());
    }

    /** "Its rival" and "the state miner" may be a company. */
    private boolean tellsNoPerson(String word) {
        return words.is("either", word) || words.is("maker", word);
    }

    private boolean isOffice(List<String> parts) {
        String first = parts.get(0).toLowerCase(Locale.ROOT);
        boolean known = aliases.find(String.join(" ", parts)).isPresent();
        return !known && words.is("person", first) && !first.equals("guy") && !first.equals("dean");
    }

    /** "National Security Council (NSC)" and "NSC (National Security Council)". */
    private void findAcronyms() {
        for (int m = 0; m + 1 < forms.size(); m++) {
            Mention left = layout.mentions().get(m);
            Mention right = layout.mentions().get(m + 1);
            boolean bracketed =
                    right.firstToken() == left.endToken() + 1
                            && layout.text(left.endToken()).equals("(");
            if (!bracketed) {
                continue;
            }
            String a = forms.get(m).text();
            String b = forms.get(m + 1).text();
            if (abbreviates(b, a)) {
                acronyms.put(b.replace(".", ""), a);
            } else if (abbreviates(a, b)) {
                acronyms.put(a.replace(".", ""), b);
            } else if (isGivenFor(left, a, right, b)) {
                acronyms.put(b.replace(".", ""), a);
            }
        }
        for (Mention mention : layout.mentions()) {
            int open = mention.endToken();
            boolean bracketed =
                    open + 2 < layout.size()
                            && layout.text(open).equals("(")
                            && layout.text(open + 2).equals(")")
                            && layout.mentionAt(open + 1) < 0;
            if (bracketed) {
                String name = Names.strip(layout.document.text(mention.span()));
                if (abbreviates(layout.text(open + 1), name)) {
                    acronyms.put(layout.text(open + 1).replace(".", ""), name);
                }
            }
        }
        // An acronym without brackets, if one name alone has these initials.
        for (Form form : forms) {
            String acronym = form.text().replace(".", "");
            if (form.parts().size() == 1
                    && Names.isCapitals(acronym)
                    && acronym.length() >= 2
                    && !acronyms.containsKey(acronym)) {
                Set<String> fits = new LinkedHashSet<>();
                for (Form other : forms) {
                    if (other.parts().size() > 1 && abbreviates(acronym, other.text())) {
                        fits.add(other.text().replaceFirst("^[Tt]he ", ""));
                    }
                }
                if (fits.size() == 1) {
                    acronyms.put(acronym, fits.iterator().next());
                }
            }
        }
    }

    /**
     * Whether capitals alone in brackets right after a body's name are said to stand for it, though
     * they are no initials of it: those of another language, "the Hungarian National Bank (MNB)".
     */
    private boolean isGivenFor(Mention name, String full, Mention bracketed, String letters) {
        int close = bracketed.endToken();
        return name.type() == MentionType.ORG
                && full.contains(" ")
                && !Names.isCapitals(full.replace(" ", ""))
                && letters.matches("\\p{Lu}[\\p{Lu}-]{1,6}\\p{Lu}")
                && close < layout.size()
                && layout.text(close).equals(")")
                && aliases.find(letters).isEmpty();
    }

    /** Whether the capitals are the initials of the name, small words left out or not. */
    static boolean abbreviates(String acronym, String name) {
        String letters = acronym.replace(".", "");
        if (letters.length() < 2 || !Names.isCapitals(letters)) {
            return false;
        }
        StringBuilder capitals = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (String part : name.split("[\\s-]+")) {
            if (part.isEmpty() || part.equalsIgnoreCase("the")) {
                continue;
            }
            char initial = part.charAt(0);
            all.append(Character.toUpperCase(initial));
            if (Character.isUpperCase(initial)) {
                capitals.append(initial);
            }
        }
        return letters.contentEquals(capitals) || letters.contentEquals(all);
    }

    /**
     * One type for all names that read the same: what most of them are, titles and tables first.
     */
    private void vote() {
        Map<String, EnumMap<MentionType, Integer>> votes = new LinkedHashMap<>();
        Set<String> titled = new HashSet<>();
        Set<String> companies = new HashSet<>();
        for (Form form : forms) {
            Mention mention = layout.mentions().get(form.mention());
            votes.computeIfAbsent(form.key(), k -> new EnumMap<>(MentionType.class))
                    .merge(mention.type(), 1, Integer::sum);
            if (form.titled() || isHolder(mention.span()) || isPresented(form, mention)) {
                titled.add(form.key());
            } else if (isCompanyPresented(mention)) {
                companies.add(form.key());
            }
        }
        for (Form form : forms) {
            String key = form.key();
            if (typeOf.containsKey(key)) {
                continue;
            }
            MentionType most = null;
            for (Map.Entry<MentionType, Integer> vote : votes.get(key).entrySet()) {
                if (most == null || vote.getValue() > votes.get(key).get(most)) {
                    most = vote.getKey();
                }
            }
            Optional<Aliases.Entry> row = aliases.find(form.text());
            boolean country = isCountryName(form.text());
            if (row.isPresent() && (most != MentionType.LOC || !country)) {
                most = row.get().type() == EntityType.PERSON ? MentionType.PER : MentionType.ORG;
            } else if (titled.contains(key) && !country) {
                most = MentionType.PER;
            } else if (most != MentionType.MISC && country && !titled.contains(key)) {
                most = MentionType.LOC;
            } else if (most == MentionType.ORG && isCapital(form.text())) {
                most = MentionType.LOC;
            } else if (most == MentionType.LOC && isNoPlace(form)) {
                most = MentionType.PER;
            } else if (acronyms.containsKey(form.text().replace(".", ""))
                    && most != MentionType.LOC) {
                most = MentionType.ORG;
            }
            if (most == MentionType.PER && row.isEmpty() && isCommonNoun(form)) {
                most = MentionType.MISC;
            } else if (most == MentionType.PER && row.isEmpty() && isLandform(form, titled)) {
                most = MentionType.LOC;
            } else if (most == MentionType.PER
                    && row.isEmpty()
                    && companies.contains(key)
                    && !titled.contains(key)
                    && !saidOfPeople.contains(key)
                    && givenGender(form.parts().get(0)) == Gender.UNKNOWN
                    && !isFamilyFirst(form.parts())) {
                most = MentionType.ORG;
            } else if (most == MentionType.PER && row.isEmpty() && isThing(form, titled)) {
                most = gazetteer.named(form.text()).isEmpty() ? MentionType.ORG : MentionType.LOC;
            }
            typeOf.put(key, most);
        }
        // A lone surname that was taken for something else.
        Set<String> surnames = new HashSet<>();
        for (Form form : forms) {
            if (type(form) == MentionType.PER && form.parts().size() > 1) {
                surnames.add(Names.key(form.parts().get(form.parts().size() - 1)));
                if (isFamilyFirst(form.parts())) {
                    surnames.add(Names.key(form.parts().get(0)));
                }
            }
        }
        for (Form form : forms) {
            if (form.parts().size() == 1
                    && surnames.contains(form.key())
                    && gazetteer.country(form.text()).isEmpty()
                    && gazetteer.governmentSeat(form.text()).isEmpty()
                    && (type(form) != MentionType.LOC || !standsForPlace(form))
                    && !acronyms.containsKey(form.text())) {
                typeOf.put(form.key(), MentionType.PER);
            }
        }
    }

    /**
     * Whether a name of given name and surname stands where a person is presented: "the chief of
     * the football association, Trond Aasen," and "Trond Aasen, who joined in May".
     */
    private boolean isPresented(Form form, Mention mention) {
        List<String> parts = form.parts();
        boolean named =
                mention.type() != MentionType.PER
                        && (parts.size() == 2 || parts.size() == 3)
                        && !words.is("organization", layout.lower(mention.endToken() - 1))
                        && !words.is("corporate", layout.lower(mention.endToken() - 1))
                        && gazetteer.named(form.text()).isEmpty();
        if (!named) {
            return false;
        }
        int after = mention.endToken();
        boolean comma = after < layout.size() && layout.text(after).equals(",");
        boolean given = givenGender(parts.get(0)) != Gender.UNKNOWN;
        if (given
                && after + 1 < layout.size()
                && layout.lower(comma ? after + 1 : after).equals("who")) {
            return true;
        }
        int at = mention.firstToken() - 1;
        if (!comma || at < 1 || !layout.text(at).equals(",")) {
            return given && saidOfPeople.contains(form.key());
        }
        // A given name that is not known: only where what is told of follows, no list goes on.
        if (!given && (after + 1 >= layout.size() || !layout.token(after + 1).isVerb())) {
            return false;
        }
        at--;
        int head = at;
        while (at >= 0
                && layout.together(at, mention.firstToken())
                && !layout.text(at).equals(",")
                && !layout.token(at).isVerb()) {
            if (layout.lower(at).equals("of")) {
                head = at - 1;
            }
            at--;
        }
        return head >= 0
                && layout.token(head).isNoun()
                && words.is("person", Phrase.singular(layout, head));
    }

    /** "The state miner Codelitio", "its Norwegian rival Halden Kjemi". */
    private boolean isCompanyPresented(Mention mention) {
        int at = mention.firstToken() - 1;
        if (at < 0 || !layout.together(at, mention.firstToken())) {
            return false;
        }
        String word = layout.lower(at);
        if (words.is("maker", word)) {
            return true;
        }
        if (!words.is("either", word)) {
            return false;
        }
        while (at > 0
                && layout.together(at - 1, mention.firstToken())
                && (layout.token(at - 1).isNoun() || layout.tag(at - 1).startsWith("JJ"))
                && !Phrase.isPossessive(layout, at - 1)) {
            at--;
        }
        return at > 0 && layout.lower(at - 1).equals("its");
    }

    /**
     * "Bering Strait" and "Chatham Islands": what was taken for a person ends in a word for a
     * place, and nothing speaks for a person. "Lake", "Park" and "Street" are surnames too.
     */
    private boolean isLandform(Form form, Set<String> titled) {
        List<String> parts = form.parts();
        int last = layout.mentions().get(form.mention()).endToken() - 1;
        return parts.size() > 1
                && words.is("place", Phrase.singular(layout, last))
                && !titled.contains(form.key())
                && givenGender(parts.get(0)) == Gender.UNKNOWN
                && !isFamilyFirst(parts)
                && !saidOfPeople.contains(form.key())
                && forms.stream()
                        .filter(other -> other.key().equals(form.key()))
                        .noneMatch(
                                other ->
                                        actors.contains(
                                                layout.mentions().get(other.mention()).span()));
    }

    /** Whether what was taken for a person is called a thing more than once, and never a person. */
    private boolean isThing(Form form, Set<String> titled) {
        return !titled.contains(form.key())
                && givenGender(form.parts().get(0)) == Gender.UNKNOWN
                && saidOfThings.getOrDefault(form.key(), 0) > 1
                && !saidOfPeople.contains(form.key());
    }

    /**
     * What the annotator takes for each name, by its key: "he" and "the minister" are said of
     * people; "it" and "the city" of anything else.
     */
    private void countMeanings() {
        Map<Integer, String> keys = new HashMap<>();
        forms.forEach(form -> keys.put(form.mention(), form.key()));
        for (int t = 0; t < layout.size(); t++) {
            boolean person = isSaidOfPerson(t);
            if (layout.mentionAt(t) >= 0 || !person && !isSaidOfThing(t)) {
                continue;
            }
            for (int before : layout.sameBefore(t)) {
                String key = keys.get(layout.mentionAt(before));
                if (key != null && person) {
                    saidOfPeople.add(key);
                } else if (key != null) {
                    saidOfThings.merge(key, 1, Integer::sum);
                }
            }
        }
    }

    private boolean isSaidOfPerson(int token) {
        Pronoun pronoun = Pronoun.of(layout.lower(token), layout.tag(token));
        return pronoun == Pronoun.HE
                || pronoun == Pronoun.SHE
                || layout.token(token).isNoun()
                        && words.is("person", Phrase.singular(layout, token));
    }

    private boolean isSaidOfThing(int token) {
        if (Pronoun.of(layout.lower(token), layout.tag(token)) == Pronoun.IT) {
            return true;
        }
        String noun = Phrase.singular(layout, token);
        return layout.token(token).isNoun()
                && (words.is("place", noun) || words.is("organization", noun));
    }

    /**
     * Whether a name that was taken for a place is more likely a person's: it speaks or acts, and
     * is no place that stands for a government.
     */
    private boolean isNoPlace(Form form) {
        List<Place> named = gazetteer.named(form.text());
        boolean known =
                !named.isEmpty()
                        && (named.get(0).kind() != Place.Kind.CITY
                                || named.get(0).population() > LARGE_CITY);
        boolean seat =
                gazetteer.governmentSeat(form.text()).isPresent()
                        || gazetteer.country(form.text()).isPresent();
        if (known
                || seat
                || isDirection(form.text())
                || Names.isCapitals(form.text())
                || form.text().contains("-")) {
            return false;
        }
        boolean acts = false;
        for (Form other : forms) {
            if (other.key().equals(form.key())) {
                Mention mention = layout.mentions().get(other.mention());
                // "Turin grew": what a town on the map does is no person's deed.
                acts |=
                        actors.contains(mention.span())
                                || named.isEmpty()
                                        && layout.isSubject(
                                                mention.firstToken(), mention.endToken());
                if (isWhere(mention.firstToken()) || isToldToBePlace(mention.endToken() - 1)) {
                    return false;
                }
            }
        }
        return acts;
    }

    /** "Madeira is an island", "Svalbard, a group of islands". */
    private boolean isToldToBePlace(int name) {
        Stream<Integer> said =
                tree.is(name, "nsubj")
                        ? tree.governor(name).stream().map(Arc::head).filter(this::isPredicate)
                        : tree.dependent(name, "appos").stream();
        return said.flatMap(head -> Stream.concat(Stream.of(head), severalOf(head)))
                .anyMatch(
                        t ->
                                layout.token(t).isNoun()
                                        && words.is("place", Phrase.singular(layout, t)));
    }

    /** "Is an island", but not "is on the island". */
    private boolean isPredicate(int head) {
        return head >= 0
                && tree.dependent(head, "cop").isPresent()
                && tree.dependent(head, "case").isEmpty();
    }

    /** "islands" of "a group of islands". */
    private Stream<Integer> severalOf(int head) {
        return words.is("several", Phrase.singular(layout, head))
                ? tree.dependent(head, "nmod").stream()
                : Stream.empty();
    }

    /** Whether a known place of that name is spoken of as a place somewhere in the article. */
    private boolean standsForPlace(Form form) {
        return !gazetteer.named(form.text()).isEmpty()
                && forms.stream()
                        .filter(other -> other.key().equals(form.key()))
                        .anyMatch(
                                other ->
                                        isWhere(
                                                layout.mentions()
                                                        .get(other.mention())
                                                        .firstToken()));
    }

    /** Whether a preposition of place stands before it. */
    private boolean isWhere(int token) {
        if (token == 0 || !layout.together(token - 1, token)) {
            return false;
        }
        return switch (layout.lower(token - 1)) {
            case "in", "at", "near", "outside", "across", "around", "into", "throughout" -> true;
            default -> false;
        };
    }

    /** Whether one word stands only where a name cannot: "a Pastafarian", "former Pastafarians". */
    private boolean isCommonNoun(Form form) {
        if (form.parts().size() > 1) {
            return false;
        }
        for (Form other : forms) {
            boolean bearer =
                    other.parts().size() > 1
                            && key(other.parts().get(other.parts().size() - 1)).equals(form.key());
            if (bearer) {
                return false;
            }
            if (other.key().equals(form.key())) {
                int first = layout.mentions().get(other.mention()).firstToken();
                boolean modified =
                        first > 0
                                && layout.together(first - 1, first)
                                && (layout.lower(first - 1).matches("an?|former|some|many")
                                        || layout.tag(first).equals("NNPS")
                                        || layout.tag(first).equals("NNS"));
                if (!modified && !isManyPeople(first) || other.titled()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** "Senators" and "Ministers" are no name wherever they stand. */
    private boolean isManyPeople(int token) {
        String lower = layout.lower(token);
        String one = Phrase.singular(layout, token);
        return layout.tag(token).endsWith("S") && !one.equals(lower) && words.is("person", one);
    }

    private boolean isCapital(String text) {
        List<Place> named = gazetteer.named(text);
        return !named.isEmpty() && named.get(0).kind() == Place.Kind.CAPITAL;
    }

    private boolean isCountryName(String text) {
        Optional<Place> country = gazetteer.country(text);
        return country.isPresent() && !gazetteer.isDemonym(text);
    }

    private boolean isHolder(Span span) {
        return roles.stream().anyMatch(role -> role.holder().contains(span));
    }

    private void readCountries() {
        for (Form form : forms) {
            int first = layout.mentions().get(form.mention()).firstToken();
            if (type(form) != MentionType.PER && regionOfTown(form.text(), first).isEmpty()) {
                gazetteer.country(form.text()).ifPresent(place -> countries.add(place.id()));
            }
        }
    }

    // People

    private void readFullNames() {
        List<Form> full = new ArrayList<>();
        for (Form form : forms) {
            if (type(form) == MentionType.PER && form.parts().size() > 1) {
                full.add(form);
            }
        }
        // Names with more parts first, so that "Anna Maria Weber" is there when "Anna Weber" comes.
        full.sort(Comparator.comparingInt((Form form) -> -form.parts().size()));
        for (Form form : full) {
            Introduction told = introduction(form);
            Person same = null;
            for (Person person : people) {
                if (sameFullName(person.parts, form.parts())
                        && person.gender.fits(form.gender())
                        && person.told.fits(told)) {
                    same = person;
                    break;
                }
            }
            if (same == null) {
                same = new Person(form);
                people.add(same);
            } else {
                same.gender = same.gender.or(form.gender());
                if (Names.isCapitals(same.fullest) && !Names.isCapitals(form.text())) {
                    same.fullest = form.text();
                }
            }
            same.told = same.told.and(told);
            if (!told.isNothing()) {
                introduced.put(form.mention(), same);
            }
        }
        Map<String, Integer> namesakes = new HashMap<>();
        for (Person person : people) {
            String name =
                    Names.isCapitals(person.fullest) && person.fullest.length() > 5
                            ? Names.titleCase(person.fullest)
                            : person.fullest;
            int number = namesakes.merge(Names.personSlug(name), 1, Integer::sum);
            person.draft = number == 1 ? book.person(name) : book.namesake(name, number);
        }
    }

    private Introduction introduction(Form form) {
        return Introduction.of(
                layout.document, layout.mentions().get(form.mention()).span(), roles, gazetteer);
    }

    /** Whether two full names may be the same person's. */
    static boolean sameFullName(List<String> longer, List<String> shorter) {
        if (Names.key(String.join(" ", longer)).equals(Names.key(String.join(" ", shorter)))) {
            return true;
        }
        List<String> a = withoutSuffix(longer);
        List<String> b = withoutSuffix(shorter);
        if (a.size() < 2 || b.size() < 2) {
            return false;
        }
        boolean last = Names.key(a.get(a.size() - 1)).equals(Names.key(b.get(b.size() - 1)));
        if (!last) {
            return false;
        }
        if (!sameGiven(a.get(0), b.get(0))) {
            // "bin Salman" of "Mohammed bin Salman": a surname of two words
            return a.size() > b.size()
                    && Names.key(String.join(" ", a.subList(a.size() - b.size(), a.size())))
                            .equals(Names.key(String.join(" ", b)));
        }
        if (a.size() > 2 && b.size() > 2) {
            return sameGiven(a.get(1), b.get(1));
        }
        return true;
    }

    private static boolean sameGiven(String a, String b) {
        if (Names.isInitial(a) || Names.isInitial(b)) {
            return Names.key(a).charAt(0) == Names.key(b).charAt(0);
        }
        return Names.key(a).equals(Names.key(b));
    }

    private static List<String> withoutSuffix(List<String> parts) {
        String last = parts.get(parts.size() - 1).replace(".", "").replace(",", "");
        boolean suffix = last.matches("(?i)jr|sr|ii|iii|iv");
        return suffix && parts.size() > 2 ? parts.subList(0, parts.size() - 1) : parts;
    }

    /** Whether the first part is a Korean or Chinese family name. */
    private boolean isFamilyFirst(List<String> parts) {
        if (parts.size() == 2 && parts.get(1).matches("\\p{Lu}\\p{Ll}+-\\p{Ll}+")) {
            return true;
        }
        String family = key(parts.get(0));
        if (parts.size() < 2 || !words.is("family-name", family)) {
            return false;
        }
        boolean split =
                parts.get(1).contains("-") || parts.size() == 3 && !Names.isInitial(parts.get(1));
        return split
                || !words.kinds("family-name", family).contains("hyphen") && parts.size() == 2
                || aliases.find(String.join(" ", parts)).isPresent();
    }

    private Gender genderOf(Person person) {
        if (person.gender != Gender.UNKNOWN || isFamilyFirst(person.parts)) {
            return person.gender;
        }
        return givenGender(person.parts.get(0));
    }

    private Gender givenGender(String given) {
        return gazetteer
                .gender(given)
                .map(
                        gender ->
                                gender == org.newsgraph.gazetteer.Gender.MALE
                                        ? Gender.MALE
                                        : Gender.FEMALE)
                .orElse(Gender.UNKNOWN);
    }

    /** The person whom a surname or given name means at that place of the text. */
    private Optional<Draft> byPart(List<String> parts, Gender gender, boolean titled, int start) {
        String key = key(String.join(" ", parts));
        List<Person> bySurname = new ArrayList<>();
        List<Person> byGiven = new ArrayList<>();
        List<Person> byMiddle = new ArrayList<>();
        for (Person person : people) {
            List<String> name = withoutSuffix(person.parts);
            if (!genderOf(person).fits(gender) || name.size() <= parts.size()) {
                continue;
            }
            String end = String.join(" ", name.subList(name.size() - parts.size(), name.size()));
            String begin = String.join(" ", name.subList(0, parts.size()));
            if (isFamilyFirst(name)) {
                if (key(begin).equals(key)) {
                    bySurname.add(person);
                } else if (key(end).equals(key)) {
                    byGiven.add(person);
                }
            } else if (key(end).equals(key)
                    || name.get(name.size() - 1).contains("-")
                            && parts.size() == 1
                            && List.of(name.get(name.size() - 1).split("-"))
                                    .contains(parts.get(0))) {
                bySurname.add(person);
            } else if (key(begin).equals(key) && (!titled || name.size() > 2)) {
                byGiven.add(person);
            } else if (parts.size() == 1
                    && (person.start <= start || layout.inFirstSentence(start))
                    && name.subList(1, name.size() - 1).stream()
                            .anyMatch(n -> key(n).equals(key))) {
                // "Castro" of "Raúl Castro Ruz": the name in use need not be the last. A daughter
                // named at the end is not whom the article calls by her middle name before.
                byMiddle.add(person);
            }
        }
        if (bySurname.isEmpty() && byGiven.isEmpty() && byMiddle.size() == 1) {
            return Optional.of(touch(byMiddle.get(0), start));
        }
        if (bySurname.isEmpty() && byGiven.size() == 1) {
            return Optional.of(touch(byGiven.get(0), start));
        }
        if (bySurname.isEmpty()) {
            return Optional.empty();
        }
        // Whom the article has called by the bare surname before, it goes on calling so.
        Person bearer = bearers.get(key);
        if (bearer == null || !bySurname.contains(bearer)) {
            bySurname.sort(Comparator.comparingInt(person -> -lastBefore(person, start)));
            bearer = bySurname.get(0);
            if (gender == Gender.UNKNOWN) {
                bearers.put(key, bearer);
            }
        }
        return Optional.of(touch(bearer, start));
    }

    /** The key of a name, made once: surnames are compared over and over. */
    private String key(String name) {
        return keys.computeIfAbsent(name, Names::key);
    }

    private static boolean isNamesake(Person one, Person other) {
        return Names.key(one.fullest).equals(Names.key(other.fullest));
    }

    private static int lastBefore(Person person, int start) {
        return person.last <= start ? person.last : -person.start;
    }

    private static Draft touch(Person person, int start) {
        person.last = Math.max(person.last, start);
        return person.draft;
    }

    private Draft person(Form form) {
        if (form.parts().size() > 1) {
            Person best = introduced.get(form.mention());
            if (best != null) {
                return touch(best, form.start());
            }
            for (Person person : people) {
                if (sameFullName(person.parts, form.parts())
                        && person.gender.fits(form.gender())
                        && (best == null
                                || isNamesake(person, best)
                                        && lastBefore(person, form.start())
                                                > lastBefore(best, form.start()))) {
                    best = person;
                }
            }
            if (best != null) {
                return touch(best, form.start());
            }
        }
        Optional<Draft> known = byPart(form.parts(), form.gender(), form.titled(), form.start());
        if (known.isPresent()) {
            return known.get();
        }
        String text =
                Names.isCapitals(form.text()) && form.text().length() > 3
                        ? Names.titleCase(form.text())
                        : form.text();
        Draft draft = book.person(text);
        draft.gender = draft.gender.or(form.gender());
        if (draft.gender == Gender.UNKNOWN) {
            List<String> name = Names.parts(draft.name);
            if (name.size() > 1 && !isFamilyFirst(name)) {
                draft.gender = givenGender(name.get(0));
            }
        }
        return draft;
    }

    // Bodies

    private Optional<Draft> organization(Form form) {
        String text = form.text().replaceFirst("^[Tt]he ", "");
        String key = Names.key(text);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Draft known = organizations.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        String expanded = acronyms.get(text.replace(".", ""));
        String whole = expanded != null ? expanded.replaceFirst("^[Tt]he ", "") : longForm(text);
        Draft draft = null;
        if (isCommonBody(whole)) {
            draft = commonBody(form, whole);
        } else {
            draft =
                    book.organization(
                            Names.isCapitals(whole) && whole.contains(" ")
                                    ? Names.titleCase(whole)
                                    : whole);
            organizations.put(key, draft);
        }
        if (expanded != null) {
            draft.aliases.add(text);
        }
        return Optional.of(draft);
    }

    /** The same name with a company's ending, if the article has it: "Siemens AG" for "Siemens". */
    private String longForm(String text) {
        String key = key(text);
        String found = text;
        for (Form other : forms) {
            if (type(other) != MentionType.ORG) {
                continue;
            }
            String otherKey = key(other.text().replaceFirst("^[Tt]he ", ""));
            if (otherKey.startsWith(key + " ")) {
                String rest = otherKey.substring(key.length() + 1);
                boolean corporate = true;
                for (String word : rest.split(" ")) {
                    corporate &= words.is("corporate", word);
                }
                if (corporate && other.text().length() > found.length()) {
                    found = other.text().replaceFirst("^[Tt]he ", "");
                }
            }
        }
        return found;
    }

    /** Whether every country has a body of that name. */
    private boolean isCommonBody(String name) {
        if (aliases.find(name).isPresent()) {
            return false;
        }
        String[] parts = Names.key(name).split(" ");
        String last = parts[parts.length - 1];
        String two = parts.length > 1 ? parts[parts.length - 2] + " " + last : last;
        boolean ministryOf = parts[0].equals("ministry") || parts[0].equals("embassy");
        return ministryOf || words.is("body", last) && parts.length <= 4 || words.is("body", two);
    }

    /** A body with its country in its name: "Foreign Ministry of Russia". */
    private Draft commonBody(Form form, String whole) {
        List<String> parts = new ArrayList<>(Names.parts(whole));
        Optional<Place> country = Optional.empty();
        for (int n = Math.min(3, parts.size() - 1); n > 0 && country.isEmpty(); n--) {
            country = gazetteer.country(String.join(" ", parts.subList(0, n)));
            if (country.isPresent()) {
                parts = parts.subList(n, parts.size());
            }
        }
        if (country.isEmpty()) {
            country = countryBefore(layout.mentions().get(form.mention()).firstToken());
        }
        String base = String.join(" ", parts);
        if (country.isPresent()) {
            Draft holder = book.place(country.get());
            boolean named = base.endsWith(holder.name);
            boolean article = words.is("the", Names.key(holder.name));
            Draft draft =
                    book.organization(
                            named ? base : base + " of " + (article ? "the " : "") + holder.name);
            draft.country = Optional.of(holder.id);
            organizations.putIfAbsent(Names.key(base) + " of " + holder.id, draft);
            return draft;
        }
        List<Draft> same =
                organizations.entrySet().stream()
                        .filter(e -> e.getKey().startsWith(Names.key(base) + " of "))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        Draft draft =
                organizations.computeIfAbsent(
                        Names.key(base) + " alone",
                        k -> book.unnamed(EntityType.ORGANIZATION, base, form.start()));
        return draft;
    }

    /** The country named just before: "Russian", "Russia 's". */
    Optional<Place> countryBefore(int token) {
        int end = token;
        while (end > 0
                && layout.together(end - 1, token)
                && (Phrase.isPossessive(layout, end - 1) && layout.text(end - 1).length() < 3)) {
            end--;
        }
        for (int n = 3; n > 0; n--) {
            int first = end - n;
            if (first >= 0 && layout.together(first, token)) {
                String text =
                        layout.document
                                .text(layout.document.span(first, end))
                                .replaceFirst("['’]s$", "");
                Optional<Place> country = gazetteer.country(text);
                if (country.isPresent()) {
                    return country;
                }
            }
        }
        return Optional.empty();
    }

    // Places

    private Optional<Draft> place(Form form) {
        Mention mention = layout.mentions().get(form.mention());
        return place(form.text(), mention.firstToken(), mention.endToken());
    }

    private Optional<Draft> place(String text, int first, int end) {
        Optional<Place> region = regionOfTown(text, first);
        if (region.isPresent()) {
            return Optional.of(book.place(region.get()));
        }
        Optional<Place> country = gazetteer.country(text);
        if (country.isPresent()) {
            return Optional.of(book.place(country.get()));
        }
        Optional<Place> shortened = shortened(text);
        if (shortened.isPresent()) {
            return Optional.of(book.place(shortened.get()));
        }
        List<Place> holders = holdersInContext(first, end);
        Set<String> near = new HashSet<>(countries);
        List<Place> named = gazetteer.named(text);
        if (!holders.isEmpty()) {
            return Optional.of(held(text, holders));
        }
        if (!named.isEmpty()) {
            Optional<Place> meant = meant(named, near);
            return Optional.of(
                    meant.map(book::place)
                            .orElseGet(() -> book.place(displayed(text), Optional.empty())));
        }
        return Names.key(text).isEmpty()
                ? Optional.empty()
                : Optional.of(book.place(displayed(text), Optional.empty()));
    }

    /**
     * Which of several places of one name is meant: one in a country that the article speaks of,
     * then one in the dateline's, unless another is so much larger that it needs no telling. Empty
     * if the only ones known are small towns of another country that shares its names with the
     * dateline's: nothing tells then that it is not a namesake that is not listed.
     *
     * @param named at least one, the most prominent first
     * @param near ids of the countries that the article speaks of
     */
    private Optional<Place> meant(List<Place> named, Set<String> near) {
        Place first = named.get(0);
        Optional<Place> told = in(named, near);
        Optional<String> filed = datelineCountry();
        Optional<Place> atDateline = filed.flatMap(country -> in(named, Set.of(country)));
        if (told.isPresent()) {
            return Optional.of(isMeantAnyway(first, told.get()) ? first : told.get());
        }
        if (atDateline.isPresent()) {
            long nearer = atDateline.get().population();
            boolean far = nearer > 0 && first.population() > FAR_LARGER * nearer;
            return Optional.of(
                    isMeantAnyway(first, atDateline.get()) || far ? first : atDateline.get());
        }
        boolean smallTown =
                first.kind() == Place.Kind.CITY
                        && first.population() > 0
                        && first.population() < KNOWN_ABROAD;
        boolean namesake =
                smallTown
                        && filed.isPresent()
                        && first.country()
                                .filter(country -> sharesNames(country, filed.get()))
                                .isPresent();
        return namesake ? Optional.empty() : Optional.of(first);
    }

    private static Optional<Place> in(List<Place> named, Set<String> countryIds) {
        return named.stream()
                .filter(place -> place.country().filter(countryIds::contains).isPresent())
                .findFirst();
    }

    /** Whether the place is meant wherever its name stands: London, Paris, the Kremlin. */
    private static boolean isMeantAnyway(Place place, Place nearer) {
        return place.kind() == Place.Kind.CAPITAL
                || place.kind() == Place.Kind.SITE
                || place.population() > 1_000_000
                        && place.population() > FAR_LARGER * nearer.population();
    }

    /** Whether towns of the two countries are often called alike. */
    private static boolean sharesNames(String country, String other) {
        return !country.equals(other)
                && NAMESAKES.values().stream()
                        .anyMatch(group -> group.contains(country) && group.contains(other));
    }

    private Optional<String> datelineCountry() {
        return layout.document
                .article()
                .dateline()
                .map(dateline -> displayed(Names.strip(layout.document.text(dateline.placeSpan()))))
                .flatMap(gazetteer::place)
                .flatMap(Place::country);
    }

    /**
     * The place that the article was filed from, which its own "here" means; empty without a
     * dateline, or if that names two places.
     */
    Optional<Draft> datelinePlace() {
        return layout.document.article().dateline().flatMap(this::filedFrom);
    }

    private Optional<Draft> filedFrom(Dateline dateline) {
        String text = displayed(Names.strip(layout.document.text(dateline.placeSpan())));
        if (text.contains("/") || Names.key(text).isEmpty()) {
            return Optional.empty();
        }
        Optional<Place> country = gazetteer.country(text);
        if (country.isPresent()) {
            return country.map(book::place);
        }
        Span head = dateline.span();
        String rest =
                layout.document.text(new Span(dateline.placeSpan().end(), head.end())).strip();
        List<Place> named = gazetteer.named(text);
        if (rest.startsWith(",")) {
            // "RZESZOW, Poland": of namesakes the one that lies there.
            String region = rest.substring(1).replaceFirst("[,(/_–—―-].*", "").strip();
            List<Place> holders = new ArrayList<>();
            gazetteer.country(region).ifPresent(holders::add);
            holders.addAll(
                    gazetteer.named(region).stream()
                            .filter(one -> one.kind() == Place.Kind.REGION)
                            .toList());
            if (!holders.isEmpty()) {
                return Optional.of(held(text, holders));
            }
        }
        return gazetteer
                .place(text)
                .or(() -> named.stream().findFirst())
                .map(book::place)
                .or(() -> Optional.of(book.place(text, Optional.empty())));
    }

    private static boolean isDirection(String text) {
        return text.matches("North|South|East|West");
    }

    /** "the North" of an article on one North Korea. */
    private Optional<Place> shortened(String text) {
        if (!isDirection(text)) {
            return Optional.empty();
        }
        List<Place> fits =
                countries.stream()
                        .sorted()
                        .flatMap(id -> gazetteer.byId(id).stream())
                        .filter(place -> place.name().startsWith(text + " "))
                        .toList();
        return fits.size() == 1 ? Optional.of(fits.get(0)) : Optional.empty();
    }

    private static String displayed(String text) {
        return Names.isCapitals(text) && text.length() > 3 ? Names.titleCase(text) : text;
    }

    /**
     * The town of that name in one of the places: as the gazetteer has it, or else, without
     * coordinates, never a famous namesake elsewhere.
     *
     * @param holders places of one name, such as the country and the state of Georgia
     */
    private Draft held(String text, List<Place> holders) {
        List<Place> named = gazetteer.named(text);
        for (Place holder : holders) {
            for (Place place : named) {
                if (gazetteer.contains(holder, place)) {
                    return book.place(place);
                }
            }
        }
        Place holder =
                holders.stream()
                        .filter(one -> one.country().filter(countries::contains).isPresent())
                        .findFirst()
                        .orElse(holders.get(0));
        return named.isEmpty() ? book.place(text, Optional.of(holder)) : book.townOf(text, holder);
    }

    /** "Georgia" of "Atlanta, Georgia": of places of one name the one in which the town lies. */
    private Optional<Place> regionOfTown(String text, int first) {
        int comma = first - 1;
        int town = comma < 1 ? -1 : layout.mentionAt(comma - 1);
        if (town < 0 || !layout.text(comma).equals(",") || !layout.together(comma - 1, first)) {
            return Optional.empty();
        }
        List<Place> towns =
                gazetteer.named(
                        Names.strip(layout.document.text(layout.mentions().get(town).span())));
        return gazetteer.named(text).stream()
                .filter(outer -> outer.kind() == Place.Kind.REGION)
                .filter(outer -> towns.stream().anyMatch(inner -> gazetteer.contains(outer, inner)))
                .findFirst();
    }

    /** "the Russian border city of Khasan", "Khasan, Russia", "Russia's Khasan". */
    private List<Place> holdersInContext(int first, int end) {
        if (end + 1 < layout.size()
                && layout.text(end).equals(",")
                && layout.mentionAt(end + 1) >= 0
                && layout.together(end + 1, first)) {
            Mention next = layout.mentions().get(layout.mentionAt(end + 1));
            String name = layout.document.text(next.span());
            List<Place> outer =
                    gazetteer.named(Names.strip(name)).stream()
                            .filter(
                                    one ->
                                            one.kind() == Place.Kind.COUNTRY
                                                    || one.kind() == Place.Kind.REGION)
                            .toList();
            boolean holds =
                    !outer.isEmpty()
                            && outer.get(0).equals(gazetteer.named(Names.strip(name)).get(0));
            boolean listed =
                    next.endToken() < layout.size()
                            && (layout.lower(next.endToken()).equals("and")
                                    || layout.lower(next.endToken()).equals("or"));
            boolean town =
                    outer.stream()
                            .anyMatch(
                                    one ->
                                            one.kind() == Place.Kind.REGION
                                                    && regionOfTown(
                                                                    Names.strip(name),
                                                                    next.firstToken())
                                                            .filter(one::equals)
                                                            .isPresent());
            if (holds && next.type() == MentionType.LOC && (!listed || town)) {
                return outer;
            }
        }
        int at = first - 1;
        boolean of = at >= 0 && layout.lower(at).equals("of") && layout.together(at, first);
        if (of) {
            at--;
        }
        for (int steps = 0; steps < 6 && at >= 0 && layout.together(at, first); steps++, at--) {
            String tag = layout.tag(at);
            if (!(layout.token(at).isNoun()
                    || tag.startsWith("JJ")
                    || tag.equals("POS")
                    || layout.text(at).equals("-"))) {
                break;
            }
            if (of && steps == 0 && layout.mentionAt(at) >= 0) {
                break;
            }
            if (layout.mentionAt(at) >= 0) {
                Mention before = layout.mentions().get(layout.mentionAt(at));
                return gazetteer
                        .country(Names.strip(layout.document.text(before.span())))
                        .map(List::of)
                        .orElse(List.of());
            }
            Optional<Place> country = gazetteer.country(layout.text(at));
            if (country.isPresent()) {
                return List.of(country.get());
            }
        }
        return List.of();
    }

    /** The two that a compound joins: "Kim-Putin", "Iran-Iraq"; empty if it is no such compound. */
    private List<Draft> joined(Form form) {
        String[] parts = form.text().split("[-–]");
        if (parts.length != 2 || form.parts().size() != 1) {
            return List.of();
        }
        List<Draft> drafts = new ArrayList<>();
        for (String part : parts) {
            Optional<Place> country = gazetteer.country(part);
            Optional<Draft> draft =
                    country.isPresent()
                            ? Optional.of(book.place(country.get()))
                            : byPart(List.of(part), Gender.UNKNOWN, false, form.start())
                                    .or(
                                            () ->
                                                    aliases.find(part)
                                                            .filter(
                                                                    e ->
                                                                            e.type()
                                                                                    == EntityType
                                                                                            .PERSON)
                                                            .map(book::curated));
            draft.filter(d -> !drafts.contains(d)).ifPresent(drafts::add);
        }
        return drafts.size() == 2 ? drafts : List.of();
    }

    /** All that the name at that index stands for: more than one for a compound. */
    List<Draft> entities(int mention) {
        List<Draft> joined = compounds.get(mention);
        return joined != null ? joined : entity(mention).map(List::of).orElse(List.of());
    }

    private void resolve(Form form) {
        List<Draft> joined = gazetteer.named(form.text()).isEmpty() ? joined(form) : List.of();
        if (!joined.isEmpty()) {
            compounds.put(form.mention(), joined);
            return;
        }
        MentionType type = type(form);
        Optional<Draft> draft =
                switch (type) {
                    case PER -> form.key().isEmpty() ? Optional.empty() : Optional.of(person(form));
                    case ORG -> organization(form);
                    case LOC -> place(form);
                    case MISC ->
                            gazetteer.country(form.text()).map(book::place).or(() -> people(form));
                };
        draft.ifPresent(
                entity -> {
                    entityOf[form.mention()] = entity;
                    entity.since = Math.min(entity.since, form.start());
                    if (type != MentionType.MISC && !entity.unnamed) {
                        String text = form.text().replaceFirst("^[Tt]he ", "");
                        if (!Names.isCapitals(text) || text.length() < 6) {
                            entity.aliases.add(text);
                        }
                    }
                });
    }

    /** "The Rohingya", "Texans": those of a people or a faith that is no country's. */
    private Optional<Draft> people(Form form) {
        return forms.stream().anyMatch(f -> f.key().equals(form.key()) && arePeople(f))
                ? Optional.of(book.people(form.text().replaceFirst("^[Tt]he ", "")))
                : Optional.empty();
    }

    private boolean arePeople(Form form) {
        int last = layout.mentions().get(form.mention()).endToken() - 1;
        String lower = layout.lower(last);
        boolean many = layout.tag(last).endsWith("S");
        return words.is("people", lower) && !layout.tag(last).startsWith("JJ")
                || many && (lower.matches(".+(ans|ites|ists)") || isToldToBePeople(last));
    }

    /** "The Rohingya who fled": a plural that "who" follows. */
    private boolean isToldToBePeople(int name) {
        return tree.dependents(name).stream()
                .filter(arc -> arc.label().equals("acl:relcl"))
                .flatMap(arc -> tree.dependents(arc.dependent()).stream())
                .anyMatch(arc -> layout.lower(arc.dependent()).matches("who|whom"));
    }

    /**
     * The entity that words outside of the name layer stand for: a part of a compound ("Kim" in
     * "Kim-Putin") or a name that was not found.
     *
     * @param acts whether the words stand where someone speaks or acts
     */
    Optional<Draft> lookUp(String raw, int firstToken, int endToken, int start, boolean acts) {
        List<String> parts = new ArrayList<>(Names.parts(raw));
        Gender gender = Gender.UNKNOWN;
        boolean titled = false;
        while (parts.size() > 1) {
            String first = parts.get(0).toLowerCase(Locale.ROOT).replace(".", "");
            if (!words.is("courtesy", first) && !isOffice(parts)) {
                break;
            }
            gender = gender.or(words.gender("courtesy", first)).or(words.gender("person", first));
            titled = true;
            parts.remove(0);
        }
        String text = String.join(" ", parts);
        String key = Names.key(text);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        for (Form form : forms) {
            if (form.key().equals(key)
                    && entityOf[form.mention()] != null
                    && type(form) != MentionType.PER) {
                return Optional.of(entityOf[form.mention()]);
            }
        }
        for (Person person : people) {
            if (parts.size() > 1 && sameFullName(person.parts, parts)) {
                return Optional.of(touch(person, start));
            }
        }
        Optional<Draft> person = byPart(parts, gender, titled, start);
        if (person.isPresent()) {
            return person;
        }
        for (Form form : forms) {
            if (form.key().equals(key) && entityOf[form.mention()] != null) {
                return Optional.of(entityOf[form.mention()]);
            }
        }
        Optional<Aliases.Entry> row = aliases.find(text);
        if (row.isPresent()) {
            return Optional.of(book.curated(row.get()));
        }
        String expanded = acronyms.get(text.replace(".", ""));
        if (expanded != null) {
            return Optional.of(book.organization(expanded));
        }
        Optional<Place> country = gazetteer.country(text);
        if (country.isPresent()) {
            return Optional.of(book.place(country.get()));
        }
        boolean given = givenGender(parts.get(0)) != Gender.UNKNOWN;
        if (titled || given && parts.size() > 1) {
            Draft draft = book.person(text);
            draft.gender = draft.gender.or(gender).or(givenGender(parts.get(0)));
            return Optional.of(draft);
        }
        if (!gazetteer.named(text).isEmpty() || !acts) {
            return place(text, firstToken, endToken);
        }
        if (Names.isCapitals(text) || parts.size() > 2) {
            return Optional.of(book.organization(text));
        }
        return Optional.of(
                parts.size() == 1 && isManyPeople(firstToken)
                        ? book.unnamed(EntityType.GROUP, text, start)
                        : book.person(text));
    }
}
