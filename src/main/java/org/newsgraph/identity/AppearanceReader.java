package org.newsgraph.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.newsgraph.claim.Role;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;
import org.newsgraph.resolve.Aliases;
import org.newsgraph.resolve.Descriptions;
import org.newsgraph.resolve.Entity;
import org.newsgraph.resolve.EntityType;
import org.newsgraph.resolve.Occupations;
import org.newsgraph.resolve.Reading;
import org.newsgraph.table.TsvTable;

/**
 * Reads how an article presents the people and bodies that it names: their roles, and the words
 * right before and after their names ("Australian swimmer John Smith", "Claire Laurent, the French
 * culture minister"). A pure function; shared by threads.
 */
public final class AppearanceReader {
    private static final int LONGEST_COUNTRY = 4;

    /** A word that says that someone has the office of another. */
    private static final String COUNTERPART = "counterpart";

    /** Two letters are the initials of too many bodies. */
    private static final int TELLING_INITIALS = 3;

    /** Countries where people have two surnames, the father's first. */
    private static final Set<String> TWO_SURNAMES = new HashSet<>();

    static {
        for (TsvTable.Row row : TsvTable.load("/data/identity/two-surnames.tsv").rows()) {
            TWO_SURNAMES.add(row.get(0));
        }
    }

    private final Gazetteer gazetteer;
    private final Aliases aliases = Aliases.bundled();
    private final Occupations occupations = Occupations.bundled();

    public AppearanceReader(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** What is gathered about one. */
    private static final class Context {
        private final TreeSet<String> countries = new TreeSet<>();
        private final TreeSet<String> fields = new TreeSet<>();
        private final TreeSet<String> bodies = new TreeSet<>();
        private final TreeSet<String> titles = new TreeSet<>();
        private final TreeSet<String> answersTo = new TreeSet<>();

        /** Of answersTo the offices, whether or not the article tells their country. */
        private final TreeSet<String> offices = new TreeSet<>();
    }

    /** One for each person and body that the article names, and each office that it speaks of. */
    public List<Appearance> read(Reading reading) {
        Map<String, List<Span>> spans = new TreeMap<>();
        reading.resolution()
                .referents()
                .forEach(
                        (span, ids) -> {
                            // "The foreign ministers of Kenya and Uganda" are two.
                            for (String id : ids) {
                                if (ids.size() == 1 || id.startsWith("unnamed/")) {
                                    spans.computeIfAbsent(id, i -> new ArrayList<>()).add(span);
                                }
                            }
                        });
        List<Appearance> appearances = new ArrayList<>();
        for (Entity entity : reading.resolution().entities().values()) {
            List<Span> here = spans.getOrDefault(entity.id(), List.of());
            if (entity.type() == EntityType.PERSON) {
                person(reading, entity, here).ifPresent(appearances::add);
            } else if (entity.type() == EntityType.ORGANIZATION && !entity.unnamed()) {
                body(entity).ifPresent(appearances::add);
            }
        }
        return List.copyOf(appearances);
    }

    private Optional<Appearance> person(Reading reading, Entity entity, List<Span> spans) {
        Context context = new Context();
        entity.country().ifPresent(context.countries::add);
        for (Entity.HeldRole role : entity.roles()) {
            role(reading, role, context);
        }
        if (entity.unnamed()) {
            counterpart(reading, entity, context);
            boolean definite =
                    spans.stream().anyMatch(span -> isDefinite(reading.document(), span));
            return definite && context.answersTo.size() == 1
                    ? Optional.of(indirect(entity, context, ""))
                    : Optional.empty();
        }
        Optional<Aliases.Entry> curated = aliases.byId(entity.id());
        if (curated.isPresent()) {
            context.countries.clear();
            context.fields.clear();
            context.bodies.clear();
            context.titles.clear();
            curated.get().country().ifPresent(context.countries::add);
        } else {
            for (Span span : spans) {
                describe(reading.document(), span, context);
            }
        }
        Optional<NameForm> form = NameForm.ofPerson(entity.id());
        if (form.isEmpty()) {
            String surname = entity.id().substring(entity.id().indexOf('/') + 1);
            if (curated.isEmpty() && context.answersTo.isEmpty() && context.offices.size() == 1) {
                // "President Rusu": of the country that the article is from, or speaks of.
                context.answersTo.add(Offices.ofSurname(context.offices.first(), surname));
                context.bodies.clear();
                datelineCountry(reading).forEach(id -> context.bodies.add(Appearance.FROM + id));
                beside(reading, spans).forEach(id -> context.bodies.add(Appearance.BESIDE + id));
            } else {
                context.bodies.clear();
            }
            return curated.isEmpty() && context.answersTo.size() == 1
                    ? Optional.of(indirect(entity, context, surname))
                    : Optional.empty();
        }
        for (String office : List.copyOf(context.answersTo)) {
            String title = office.substring("office ".length(), office.indexOf('@'));
            for (String part : form.get().surnames()) {
                context.answersTo.add(Offices.ofSurname(title, part));
            }
        }
        return Optional.of(
                new Appearance(
                        entity.id(),
                        NameForm.block(
                                entity.id(), firstSurname(reading, entity, form.get(), context)),
                        curated.isPresent(),
                        curated.isPresent() ? "" : middleInitial(entity),
                        context.countries,
                        context.fields,
                        context.bodies,
                        context.titles,
                        context.answersTo));
    }

    /**
     * "His Ecuadorian counterpart" holds the office of whoever "he" is, where all in the article
     * who hold one in other countries hold the same.
     */
    private void counterpart(Reading reading, Entity entity, Context context) {
        boolean is =
                entity.roles().stream()
                        .anyMatch(role -> Occupations.plain(role.title()).endsWith(COUNTERPART));
        if (!is || context.countries.size() != 1) {
            return;
        }
        Set<String> held = new TreeSet<>();
        for (Entity other : reading.resolution().entities().values()) {
            for (Entity.HeldRole role :
                    other.unnamed() ? List.<Entity.HeldRole>of() : other.roles()) {
                boolean elsewhere =
                        role.tenure() == Role.Tenure.CURRENT
                                && other.country().isPresent()
                                && !context.countries.contains(other.country().get());
                if (other.type() == EntityType.PERSON && elsewhere) {
                    occupations.office(role.title()).ifPresent(held::add);
                }
            }
        }
        if (held.size() == 1) {
            String office = held.iterator().next();
            context.answersTo.add("office " + office + "@" + context.countries.first());
            occupations.in(office).forEach((title, field) -> context.fields.add(field));
        }
    }

    private static Appearance indirect(Entity entity, Context context, String surname) {
        return new Appearance(
                entity.id(),
                context.answersTo.first(),
                false,
                surname,
                context.countries,
                context.fields,
                surname.isEmpty() ? new TreeSet<>() : context.bodies,
                context.titles,
                new TreeSet<>());
    }

    /** "the Norwegian prime minister", "Norway's prime minister": one that is known. */
    private static boolean isDefinite(AnnotatedDocument document, Span span) {
        String text = document.text(span).toLowerCase(Locale.ROOT);
        int first = document.tokenAt(span.start());
        boolean before = first > 0 && document.tokens().get(first - 1).is("the");
        return before
                || text.startsWith("the ")
                || text.matches("[^ ]+['’]s? .*")
                || text.endsWith(COUNTERPART);
    }

    private void role(Reading reading, Entity.HeldRole role, Context context) {
        Optional<String> country =
                role.organization().flatMap(id -> countryOf(reading, id)).map(Place::id);
        country.ifPresent(context.countries::add);
        boolean now = role.tenure() == Role.Tenure.CURRENT || role.tenure() == Role.Tenure.ACTING;
        if (!now) {
            return;
        }
        role.organization()
                .filter(id -> id.startsWith("org/"))
                .ifPresent(id -> context.bodies.addAll(bodies(reading, id)));
        SortedMap<String, String> found = occupations.in(role.title());
        if (!found.isEmpty()) {
            context.titles.add(Occupations.plain(role.title()));
        }
        context.fields.addAll(found.values());
        Optional<String> office = occupations.office(role.title());
        office.ifPresent(context.offices::add);
        if (office.isPresent() && country.isPresent()) {
            context.answersTo.add("office " + office.get() + "@" + country.get());
        }
    }

    /** The body, and its initials, by which another article may call it. */
    private static Set<String> bodies(Reading reading, String id) {
        String slug = id.substring(id.indexOf('/') + 1);
        Set<String> bodies = new TreeSet<>(Set.of("org/" + BodyNames.key(slug)));
        Optional.ofNullable(reading.resolution().entities().get(id))
                .ifPresent(
                        body -> {
                            List<String> names = new ArrayList<>(body.aliases());
                            names.add(body.name());
                            for (String name : names) {
                                String letters = isAcronym(name) ? name : initials(name);
                                letters = letters.replace(".", "");
                                if (letters.length() >= TELLING_INITIALS) {
                                    bodies.add(Appearance.INITIALS + letters);
                                }
                            }
                        });
        return bodies;
    }

    /** Id of the country that an article is from, if it tells. */
    private Set<String> datelineCountry(Reading reading) {
        Set<String> countries = new TreeSet<>();
        AnnotatedDocument document = reading.document();
        document.article()
                .dateline()
                .flatMap(line -> gazetteer.place(document.text(line.placeSpan()).strip()))
                .flatMap(place -> place.country().or(() -> Optional.of(place.id())))
                .ifPresent(countries::add);
        return countries;
    }

    /** Ids of the countries that are named in the sentences of some words, or next to these. */
    private static Set<String> beside(Reading reading, List<Span> spans) {
        List<Sentence> sentences = reading.document().sentences();
        Set<Integer> near = new HashSet<>();
        for (int i = 0; i < sentences.size(); i++) {
            Span sentence = sentences.get(i).span();
            if (spans.stream().anyMatch(sentence::overlaps)) {
                near.addAll(List.of(i - 1, i, i + 1));
            }
        }
        Set<String> countries = new TreeSet<>();
        reading.resolution()
                .referents()
                .forEach(
                        (span, ids) -> {
                            boolean here =
                                    near.stream()
                                            .filter(i -> i >= 0 && i < sentences.size())
                                            .anyMatch(i -> sentences.get(i).span().contains(span));
                            for (String id : here ? ids : List.<String>of()) {
                                Entity entity = reading.resolution().entities().get(id);
                                if (entity != null && entity.type() == EntityType.COUNTRY) {
                                    countries.add(id);
                                }
                            }
                        });
        return countries;
    }

    private Optional<Place> countryOf(Reading reading, String id) {
        Optional<Place> place = gazetteer.byId(id);
        if (place.isPresent()) {
            return place.get().country().flatMap(gazetteer::byId).or(() -> place);
        }
        return Optional.ofNullable(reading.resolution().entities().get(id))
                .flatMap(Entity::country)
                .flatMap(gazetteer::byId);
    }

    // Descriptions beside a name

    private void describe(AnnotatedDocument document, Span name, Context context) {
        if (!Character.isUpperCase(document.text(name).codePointAt(0))) {
            return;
        }
        Descriptions descriptions = Descriptions.of(document, name);
        take(descriptions.before(), context, false);
        take(descriptions.of(), context, true);
        if (!occupations.in(Descriptions.text(descriptions.after())).isEmpty()) {
            take(descriptions.after(), context, true);
        }
    }

    private void take(List<Token> tokens, Context context, boolean after) {
        if (!Descriptions.isPast(tokens)) {
            occupations
                    .in(Descriptions.text(tokens))
                    .forEach(
                            (title, field) -> {
                                boolean told =
                                        context.titles.stream().anyMatch(t -> t.endsWith(title));
                                if (!told) {
                                    context.titles.add(title);
                                }
                                context.fields.add(field);
                            });
        }
        for (int i = 0; i < tokens.size(); i++) {
            for (int n = Math.min(LONGEST_COUNTRY, tokens.size() - i); n > 0; n--) {
                Optional<Place> country =
                        gazetteer.country(Descriptions.text(tokens.subList(i, i + n)));
                if (country.isPresent()) {
                    context.countries.add(country.get().id());
                    i += n - 1;
                    break;
                }
            }
            if (after && context.countries.size() > 1) {
                return;
            }
        }
    }

    /**
     * The first of two surnames, which is the one that others call someone by: Quispe, of Rosaura
     * Quispe Tello of Peru. Empty for whoever has one, and where nothing tells.
     */
    private Optional<String> firstSurname(
            Reading reading, Entity entity, NameForm form, Context context) {
        String[] parts = entity.id().substring(entity.id().indexOf('/') + 1).split("-");
        if (form.words().size() < 3 || parts.length < 3) {
            return Optional.empty();
        }
        String last = parts[parts.length - 1];
        String before = parts[parts.length - 2];
        // Of whom the article tells no country, it is likely the one that it is from.
        Set<String> countries =
                context.countries.isEmpty() ? datelineCountry(reading) : context.countries;
        boolean custom = countries.stream().anyMatch(TWO_SURNAMES::contains);
        if (custom && !isGivenName(before)) {
            return Optional.of(before);
        }
        Set<String> shortForms = new HashSet<>();
        for (String alias : entity.aliases()) {
            String plain = Normalizer.normalize(alias, Normalizer.Form.NFD);
            shortForms.add(plain.replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT));
        }
        return shortForms.contains(before) && !shortForms.contains(last)
                ? Optional.of(before)
                : Optional.empty();
    }

    private boolean isGivenName(String part) {
        String name = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
        return gazetteer.gender(name).isPresent();
    }

    /** The letter of "John A. Smith", which his id leaves out. */
    private static String middleInitial(Entity entity) {
        TreeSet<String> initials = new TreeSet<>();
        List<String> forms = new ArrayList<>(entity.aliases());
        forms.add(entity.name());
        for (String form : forms) {
            String[] parts = form.split("\\s+");
            for (int i = 1; i < parts.length - 1; i++) {
                if (parts[i].matches("\\p{Lu}\\.?")) {
                    initials.add(parts[i].substring(0, 1));
                }
            }
        }
        return initials.size() == 1 ? initials.first() : "";
    }

    // Bodies

    private Optional<Appearance> body(Entity entity) {
        if (aliases.byId(entity.id()).isPresent()) {
            return Optional.empty();
        }
        Context context = new Context();
        entity.country().ifPresent(context.countries::add);
        List<String> names = new ArrayList<>(entity.aliases());
        names.add(entity.name());
        boolean shortOnly = names.stream().allMatch(AppearanceReader::isAcronym);
        for (String name : names) {
            if (isAcronym(name)) {
                context.answersTo.add("acronym " + name.replace(".", ""));
            }
        }
        String slug = entity.id().substring(entity.id().indexOf('/') + 1);
        return Optional.of(
                new Appearance(
                        entity.id(),
                        shortOnly ? context.answersTo.first() : "org " + BodyNames.key(slug),
                        false,
                        "",
                        context.countries,
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        shortOnly ? new TreeSet<>() : context.answersTo));
    }

    private static boolean isAcronym(String name) {
        return name.replace(".", "").matches("\\p{Lu}{2,8}");
    }

    private static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.split("[\\s-]+")) {
            if (!word.isEmpty() && Character.isUpperCase(word.charAt(0))) {
                initials.append(word.charAt(0));
            }
        }
        return initials.toString();
    }
}
