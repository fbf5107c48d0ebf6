package org.newsgraph.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.newsgraph.document.Sha256;

/**
 * Decides whom the appearances of one name mean. A pure function of the set of appearances, in
 * whatever order they come.
 *
 * <p>Whoever has the same name is the same, unless what articles say of them speaks against it: no
 * common country, no common field of work, other middle names. A name that is only similar (a short
 * form, another order, other letters) is the same where something else speaks for it: a common
 * country or body, the same title. What fits several namesakes is decided article by article, from
 * whom else the article names, and stays on its own where that does not tell.
 *
 * <p>Two ministers of one country and name are two where their departments are told at the same
 * time and never together: whoever moves from one to the other is told with the first before, and
 * with the second after.
 *
 * <p>The namesake who was in the news first keeps the plain id, so that later news changes no id
 * that is in use; the others get their country, or what else tells them apart, behind it.
 */
public final class IdentityRules {
    private static final int HASH_DIGITS = 8;

    private IdentityRules() {}

    /**
     * One person or body.
     *
     * @param id its id
     * @param members the appearances that mean it, sorted by their lines
     * @param countries those of all members
     * @param why what keeps it apart from its namesakes, in words; empty if it has none
     */
    public record Cluster(String id, List<Appearance> members, Set<String> countries, String why) {}

    /**
     * What was decided.
     *
     * @param clusters the namesakes, the first in the news first
     * @param open appearances that could mean several of them: left to each article
     * @param departments offices that two of them hold at the same time
     */
    public record Decision(
            List<Cluster> clusters, List<Appearance> open, Departments departments) {}

    /** A namesake while the appearances are sorted out. */
    private static final class Group {
        private final List<Seen> members = new ArrayList<>();
        private final Set<String> countries = new TreeSet<>();
        private final Set<String> fields = new TreeSet<>();
        private final Set<String> bodies = new TreeSet<>();
        private final Set<String> titles = new TreeSet<>();
        private final Set<String> marks = new TreeSet<>();
        private final Set<String> offices = new TreeSet<>();
        private final Map<String, NameForm> forms = new HashMap<>();
        private boolean pinned;

        void add(Seen seen) {
            members.add(seen);
            Appearance one = seen.appearance();
            countries.addAll(one.countries());
            fields.addAll(one.fields());
            bodies.addAll(one.bodies());
            titles.addAll(one.titles());
            offices.addAll(one.answersTo());
            if (!one.mark().isEmpty()) {
                marks.add(one.mark());
            }
            pinned |= one.pinned();
            form(one).ifPresent(form -> forms.put(one.entity(), form));
        }

        Seen first() {
            return members.stream()
                    .min(
                            Comparator.comparing(Seen::first)
                                    .thenComparing(seen -> seen.appearance().line()))
                    .orElseThrow();
        }
    }

    /**
     * Decides for all appearances of one block.
     *
     * @param seen all of them, none indirect
     */
    public static Decision decide(Collection<Seen> seen) {
        List<Seen> sorted = new ArrayList<>(seen);
        sorted.sort(
                Comparator.comparing((Seen one) -> !one.appearance().pinned())
                        .thenComparing(one -> -tellingness(one.appearance()))
                        .thenComparing(one -> one.appearance().line()));
        Departments departments = Departments.of(seen);
        List<Group> groups = new ArrayList<>();
        List<Seen> left = new ArrayList<>();
        for (Seen one : sorted) {
            Appearance appearance = one.appearance();
            if (!appearance.pinned() && appearance.isBare()) {
                left.add(one);
                continue;
            }
            List<Group> fits = new ArrayList<>();
            for (Group group : groups) {
                if (fits(group, appearance, departments)) {
                    fits.add(group);
                }
            }
            if (fits.size() > 1) {
                fits.removeIf(group -> !speaksFor(group, appearance));
                if (fits.size() != 1) {
                    left.add(one);
                    continue;
                }
            }
            if (fits.isEmpty()) {
                fits.add(new Group());
                groups.add(fits.get(0));
            }
            fits.get(0).add(one);
        }
        List<Appearance> open = new ArrayList<>();
        for (Seen one : left) {
            List<Group> fits = new ArrayList<>();
            for (Group group : groups) {
                if (sameName(group, one.appearance())) {
                    fits.add(group);
                }
            }
            if (fits.isEmpty()) {
                fits.add(new Group());
                groups.add(fits.get(0));
            }
            if (fits.size() == 1 && (groups.size() == 1 || one.appearance().isBare())) {
                fits.get(0).add(one);
            } else {
                open.add(one.appearance());
            }
        }
        return new Decision(named(groups, departments), List.copyOf(open), departments);
    }

    /**
     * How much it tells: what tells most is sorted out first, so that others find it there. Two
     * fields at once are more likely two people that one article names than one who joins them.
     */
    private static int tellingness(Appearance one) {
        if (one.fields().size() > 1) {
            return 0;
        }
        return (one.countries().isEmpty() ? 0 : 8)
                + (one.fields().isEmpty() ? 0 : 4)
                + Math.min(3, one.bodies().size() + one.titles().size());
    }

    private static boolean fits(Group group, Appearance one, Departments departments) {
        if (one.pinned()) {
            return group.members.stream()
                    .anyMatch(seen -> seen.appearance().entity().equals(one.entity()));
        }
        if (disjoint(group.countries, one.countries()) || disjoint(group.fields, one.fields())) {
            return false;
        }
        if (departments.areOfTwo(group.offices, one.answersTo())) {
            return false;
        }
        if (!one.mark().isEmpty() && !group.marks.isEmpty() && !group.marks.contains(one.mark())) {
            return false;
        }
        return sameName(group, one) || similarName(group, one) && speaksFor(group, one);
    }

    private static boolean disjoint(Set<String> some, Set<String> others) {
        return !some.isEmpty() && !others.isEmpty() && others.stream().noneMatch(some::contains);
    }

    /** Whether something positive makes them the same: not only that nothing speaks against it. */
    private static boolean speaksFor(Group group, Appearance one) {
        return one.countries().stream().anyMatch(group.countries::contains)
                || one.bodies().stream().anyMatch(group.bodies::contains)
                || one.titles().stream().anyMatch(group.titles::contains);
    }

    private static boolean sameName(Group group, Appearance one) {
        Optional<NameForm> form = form(one);
        return form.isEmpty()
                || group.forms.values().stream().anyMatch(other -> other.isSameName(form.get()));
    }

    private static boolean similarName(Group group, Appearance one) {
        NameForm form = form(one).orElseThrow();
        return group.forms.values().stream().noneMatch(other -> other.contradicts(form));
    }

    private static Optional<NameForm> form(Appearance one) {
        return one.block().startsWith("person ")
                ? NameForm.ofPerson(one.entity(), one.block())
                : Optional.empty();
    }

    private static List<Cluster> named(List<Group> groups, Departments departments) {
        List<Group> sorted = new ArrayList<>(groups);
        sorted.sort(
                Comparator.comparing((Group group) -> !group.pinned)
                        .thenComparing(group -> group.first().first())
                        .thenComparing(group -> group.first().appearance().line()));
        Set<String> taken = new HashSet<>();
        List<Cluster> clusters = new ArrayList<>();
        for (Group group : sorted) {
            String id = id(group, taken, departments);
            taken.add(id);
            List<Appearance> members = new ArrayList<>();
            group.members.forEach(seen -> members.add(seen.appearance()));
            members.sort(Comparator.comparing(Appearance::line));
            clusters.add(
                    new Cluster(
                            id,
                            List.copyOf(members),
                            Set.copyOf(group.countries),
                            sorted.size() == 1 ? "" : why(group, departments)));
        }
        return List.copyOf(clusters);
    }

    private static String why(Group group, Departments departments) {
        Set<String> words = new TreeSet<>(group.fields);
        words.addAll(departments.contested(group.offices));
        group.countries.forEach(id -> words.add(id.substring(id.indexOf('/') + 1)));
        group.marks.forEach(mark -> words.add(mark + "."));
        return words.isEmpty() ? "another name" : String.join(", ", words);
    }

    /**
     * The plain id for the first; then office, country, field, both, and at last a number made of
     * them.
     */
    private static String id(Group group, Set<String> taken, Departments departments) {
        Appearance first = group.first().appearance();
        if (group.pinned) {
            for (Seen seen : group.members) {
                if (seen.appearance().pinned()) {
                    return seen.appearance().entity();
                }
            }
        }
        String plain = NameForm.plain(first.entity());
        if (!taken.contains(plain)) {
            return plain;
        }
        String country =
                first.countries().stream()
                        .findFirst()
                        .map(id -> id.substring(id.indexOf('/') + 1))
                        .orElse("");
        String field = first.fields().stream().findFirst().orElse("");
        String office =
                departments.contested(group.offices).stream()
                        .findFirst()
                        .map(words -> words.replace(' ', '-'))
                        .orElse("");
        for (String more : List.of(office, country, field, country + "-" + field)) {
            String id = plain + "_" + more;
            if (!more.isEmpty() && !more.endsWith("-") && !more.startsWith("-")) {
                if (!taken.contains(id)) {
                    return id;
                }
            }
        }
        return plain + "_" + hash(group.first().first());
    }

    /** Id of someone in an article that does not tell which of several namesakes is meant. */
    public static String alone(String entity, String articleKey) {
        return NameForm.plain(entity) + "_in-" + articleKey;
    }

    /** Those whom an appearance that was left open could mean, whatever the article. */
    public static List<Cluster> candidates(Decision decision, Appearance one) {
        if (one.isBare()) {
            return decision.clusters();
        }
        List<Cluster> fitting = new ArrayList<>();
        for (Cluster cluster : decision.clusters()) {
            Group group = new Group();
            cluster.members().forEach(member -> group.add(new Seen(member, "", "")));
            if (fits(group, one, decision.departments())) {
                fitting.add(cluster);
            }
        }
        return List.copyOf(fitting);
    }

    /**
     * Whom an article means by an appearance that several clusters fit: the one whose articles name
     * most of those whom this one names, or whose country it speaks of; none if that does not tell.
     *
     * @param candidates what {@link #candidates} gives for the appearance
     * @param others blocks of the others whom the article names
     * @param countries ids of the countries it speaks of
     * @param company for each cluster, the blocks of all whom its articles name
     */
    public static Optional<Cluster> byCompany(
            List<Cluster> candidates,
            Set<String> others,
            Set<String> countries,
            Map<String, Set<String>> company) {
        TreeMap<Integer, List<Cluster>> scores = new TreeMap<>();
        for (Cluster cluster : candidates) {
            Set<String> known = company.getOrDefault(cluster.id(), Set.of());
            int shared = 0;
            for (String other : others) {
                shared += known.contains(other) ? 2 : 0;
            }
            if (cluster.countries().stream().anyMatch(countries::contains)) {
                shared++;
            }
            scores.computeIfAbsent(shared, score -> new ArrayList<>()).add(cluster);
        }
        if (scores.isEmpty() || scores.lastKey() == 0 || scores.lastEntry().getValue().size() > 1) {
            return Optional.empty();
        }
        return Optional.of(scores.lastEntry().getValue().get(0));
    }

    private static String hash(String text) {
        return Sha256.hex(text, HASH_DIGITS);
    }
}
