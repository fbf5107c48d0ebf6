package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.claim.Evidence;
import org.newsgraph.claim.Extraction;
import org.newsgraph.claim.Rejection;
import org.newsgraph.claim.Role;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.table.TsvTable;

/**
 * Reads offices off the words beside a person's name: "Kenyan President Maria Okafor", "Jan Novak,
 * Treasury coordinator", "the president of Arvania, Anna Berg,".
 */
public final class RoleExtractor implements Extractor<Role> {
    private static final Set<String> LINKS = Set.of("of", "for", "to", "at", "in", "on");

    private static final Set<String> CHOSEN =
            Set.of("elected", "re-elected", "reelected", "appointed", "named", "made", "chosen");

    private static final int LONGEST_COUNTRY = 4;
    private static final int COUNTERPART_REACH = 7;

    /** Words of data/resolve/departments.tsv, by their class. */
    private static final Map<String, Set<String>> DEPARTMENTS = new HashMap<>();

    static {
        for (TsvTable.Row row : TsvTable.load("/data/resolve/departments.tsv").rows()) {
            DEPARTMENTS.computeIfAbsent(row.get(0), c -> new HashSet<>()).add(row.get(1));
        }
    }

    private final EventGrammar grammar;
    private final Gazetteer gazetteer;

    /** Reads with the bundled tables. */
    public RoleExtractor() {
        this(EventGrammar.bundled());
    }

    RoleExtractor(EventGrammar grammar) {
        this.grammar = grammar;
        this.gazetteer = grammar.gazetteer();
    }

    @Override
    public Extraction<Role> extract(AnnotatedDocument annotated) {
        AnnotatedDocument document = new NamesApart(grammar).of(annotated);
        List<Role> roles = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        Reader reader = new Reader(document, roles);
        int sentence = 0;
        for (int i = 0; i < document.mentions().size(); i++) {
            Mention mention = document.mentions().get(i);
            if (mention.type() != MentionType.PER) {
                continue;
            }
            while (sentence < document.sentences().size()
                    && document.sentences().get(sentence).endToken() <= mention.firstToken()) {
                sentence++;
            }
            if (sentence == document.sentences().size()) {
                break;
            }
            reader.read(i, document.sentences().get(sentence));
        }
        reader.equals.forEach(Runnable::run);
        roles.sort(Comparator.comparing((Role role) -> role.holder()).thenComparing(Role::title));
        return new Extraction<>(roles, rejections);
    }

    /** A title with what it belongs to, as found beside a name. */
    private record Office(Span title, Optional<Span> organization, Role.Tenure tenure, int first) {}

    /** Reads one document. */
    private final class Reader {
        private final AnnotatedDocument document;
        private final List<Token> tokens;
        private final List<Role> roles;

        /** Offices of those whose counterparts have them, unless the article tells others. */
        private final List<Runnable> equals = new ArrayList<>();

        Reader(AnnotatedDocument document, List<Role> roles) {
            this.document = document;
            this.tokens = document.tokens();
            this.roles = roles;
        }

        void read(int index, Sentence sentence) {
            Mention holder = document.mentions().get(index);
            int from = sentence.firstToken();
            int end = Math.min(sentence.endToken(), tokens.size());
            Optional<Office> before =
                    beforeName(holder.firstToken(), from).map(o -> ofCountry(o, holder, end));
            Optional<Office> equal = before.flatMap(office -> ofCounterpart(office, from));
            equal.or(() -> before).ifPresent(office -> add(holder, office, "role-title", sentence));
            equal.ifPresent(office -> ownerOfCounterpart(office, sentence));
            Optional<Office> after = afterName(holder.endToken(), end);
            after.ifPresent(office -> add(holder, office, "role-apposition", sentence));
            if (before.isEmpty() && after.isEmpty()) {
                counterpart(holder, from, end)
                        .ifPresent(office -> add(holder, office, "role-counterpart", sentence));
                beforeComma(holder, from, end)
                        .ifPresent(office -> add(holder, office, "role-before-comma", sentence));
                if (isConjoined(holder, from)) {
                    sharedTitle(index, from)
                            .ifPresent(office -> add(holder, office, "role-shared", sentence));
                }
            }
        }

        private void add(Mention holder, Office office, String rule, Sentence sentence) {
            if (office.title().overlaps(holder.span())) {
                return;
            }
            Span evidence = office.title().union(holder.span());
            if (office.organization().isPresent()) {
                evidence = evidence.union(office.organization().get());
            }
            roles.add(
                    new Role(
                            holder.span(),
                            office.title(),
                            office.organization().filter(o -> !o.overlaps(holder.span())),
                            office.tenure(),
                            new Evidence(evidence, rule, grammar.confidence(rule))));
        }

        // "Kenyan President Maria Okafor", "Secretary of State Jan Novak"
        private Optional<Office> beforeName(int holder, int from) {
            int last = holder - 1;
            if (last < from || isPersonMention(last)) {
                return Optional.empty();
            }
            if (isOffice(last)) {
                return office(last, last + 1, from)
                        .filter(o -> o.organization().isPresent() || !isNominal(o, last, from));
            }
            // A title that goes on after its head: "Secretary of State", "Coordinator for ...".
            int i = last;
            while (i > from
                    && (tokens.get(i).tag().startsWith("NNP")
                            || tokens.get(i).is("and")
                            || tokens.get(i).is("the"))
                    && i > last - 6) {
                i--;
            }
            boolean name = tokens.get(last).tag().startsWith("NNP") && !isAddress(last);
            if (name
                    && i > from
                    && i < last
                    && LINKS.contains(lower(i))
                    && isOffice(i - 1)
                    && !isPlural(i - 1)) {
                Optional<Mention> body = document.mentionOfToken(last);
                boolean organization =
                        body.isPresent()
                                && body.get().firstToken() <= i + 2
                                && body.get().type() != MentionType.MISC
                                && !tokens.get(i + 1).is("State");
                if (organization) {
                    return office(i - 1, i, from)
                            .map(o -> withOrganization(o, Optional.of(body.get().span())));
                }
                return office(i - 1, last + 1, from);
            }
            return Optional.empty();
        }

        /** "told the president Jan was ill": a person's office before another's name. */
        private boolean isNominal(Office office, int last, int from) {
            int before = office.first() - 1;
            return Character.isLowerCase(tokens.get(last).text().charAt(0))
                    && before >= from
                    && (tokens.get(before).tag().equals("DT")
                            || tokens.get(before).tag().equals("PRP$"));
        }

        /** "Mr.", "Mrs.": no part of an office. */
        private boolean isAddress(int i) {
            return Set.of("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.").contains(lower(i));
        }

        // "Foreign Minister Jan Novak of Arvania"
        private Office ofCountry(Office office, Mention holder, int end) {
            int of = holder.endToken();
            if (office.organization().isPresent() || of + 1 >= end || !tokens.get(of).is("of")) {
                return office;
            }
            int start = tokens.get(of + 1).is("the") ? of + 2 : of + 1;
            for (int stop = Math.min(end, start + LONGEST_COUNTRY); stop > start; stop--) {
                Span span = document.span(start, stop);
                if (gazetteer.country(document.text(span)).isPresent()) {
                    return withOrganization(office, Optional.of(span));
                }
            }
            return office;
        }

        // "Jan Novak, NSC strategic planning coordinator,"
        private Optional<Office> afterName(int after, int end) {
            int i = skipParenthesis(after, end);
            if (i >= end || !tokens.get(i).is(",")) {
                return Optional.empty();
            }
            i++;
            if (i + 1 < end && tokens.get(i).tag().equals("CD") && tokens.get(i + 1).is(",")) {
                i += 2;
            }
            boolean was = false;
            boolean who = false;
            int verb = holdsOffice(i, end);
            if (verb >= 0) {
                who = true;
                // "who was president", "who had been", "who served as"; not "who has been",
                // "who became", "who was elected".
                was =
                        (tokens.get(i + 1).tag().equals("VBD") || tokens.get(i + 1).is("had"))
                                && !isTakenUp(verb);
                i = verb + 1;
                while (i < end && tokens.get(i).tag().startsWith("RB")) {
                    i++;
                }
            }
            int head = officeHead(i, end);
            if (head < 0 || isPlural(head)) {
                return Optional.empty();
            }
            boolean past = was;
            boolean clause = who;
            return complete(head, i, end)
                    .filter(found -> closes(found.end(), end) || clause && isPeriod(found.end()))
                    .map(Found::office)
                    .map(o -> past && o.tenure() == Role.Tenure.CURRENT ? former(o) : o);
        }

        /** The last token of "who was", "who has been", "who served as"; -1 for other words. */
        private int holdsOffice(int who, int end) {
            if (who + 1 >= end || !tokens.get(who).is("who")) {
                return -1;
            }
            int verb = who + 1;
            if (tokens.get(verb).lemma().equals("have")) {
                verb++;
            }
            if (verb < end && tokens.get(verb).lemma().equals("become")) {
                return verb;
            }
            if (verb < end && tokens.get(verb).lemma().equals("be")) {
                int chosen = verb + 1;
                boolean as = chosen + 1 < end && tokens.get(chosen + 1).is("as");
                return chosen < end && CHOSEN.contains(lower(chosen))
                        ? as ? chosen + 1 : chosen
                        : verb;
            }
            boolean served =
                    verb + 1 < end
                            && Set.of("serve", "work").contains(tokens.get(verb).lemma())
                            && tokens.get(verb + 1).is("as");
            return served ? verb + 1 : -1;
        }

        /** Whether the words that end there tell how an office began: "was elected", "became". */
        private boolean isTakenUp(int verb) {
            int word = tokens.get(verb).is("as") ? verb - 1 : verb;
            return tokens.get(word).lemma().equals("become") || CHOSEN.contains(lower(word));
        }

        /** "until 2033", "from 2029 to 2033", "for ten years" after an office. */
        private boolean isPeriod(int i) {
            return Set.of("until", "till", "from", "between", "since", "for", "during", "before")
                    .contains(lower(i));
        }

        // "the president of Arvania, Jan Novak,"
        private Optional<Office> beforeComma(Mention holder, int from, int end) {
            int comma = holder.firstToken() - 1;
            int after = skipParenthesis(holder.endToken(), end);
            boolean closed = after >= end || isBreak(after);
            if (comma <= from || !tokens.get(comma).is(",") || !closed) {
                return Optional.empty();
            }
            // The head is before the comma, or before a "of ..." that ends at it.
            int head = comma - 1;
            if (!isOffice(head)) {
                int i = head;
                while (i > from && !LINKS.contains(lower(i)) && i > comma - 8) {
                    if (tokens.get(i).isVerb() || tokens.get(i).is(",")) {
                        return Optional.empty();
                    }
                    i--;
                }
                head = i - 1;
                if (head < from || !LINKS.contains(lower(i)) || !isOffice(head)) {
                    return Optional.empty();
                }
            }
            if (isPlural(head)) {
                return Optional.empty();
            }
            int start = head;
            while (start > from && isModifier(start - 1)) {
                start--;
            }
            boolean definite =
                    start > from
                            && Set.of("the", "his", "her", "their", "its", "'s", "’s")
                                    .contains(lower(start - 1));
            Optional<Office> office = office(head, head + 1, from);
            definite |= office.isPresent() && office.get().organization().isPresent();
            int officeHead = head;
            return definite
                    ? complete(officeHead, from, comma)
                            .filter(found -> found.end() == comma)
                            .map(Found::office)
                    : Optional.empty();
        }

        // "Jan Novak met his Peruvian counterpart, Luis Rojas": the office of the one before.
        private Optional<Office> counterpart(Mention holder, int from, int end) {
            int at = holder.firstToken() - 1;
            if (at > from && tokens.get(at).is(",")) {
                at--;
            }
            if (at <= from || !tokens.get(at).is("counterpart")) {
                // "Luis Rojas, his Peruvian counterpart,"
                at = holder.endToken();
                int stop = Math.min(end, at + COUNTERPART_REACH);
                if (at >= stop || !tokens.get(at).is(",")) {
                    return Optional.empty();
                }
                while (at < stop && !tokens.get(at).is("counterpart")) {
                    at++;
                }
                boolean closed = at + 1 >= end || isBreak(at + 1);
                if (at >= stop || !closed) {
                    return Optional.empty();
                }
            }
            int first = at - 1;
            Optional<Span> country =
                    first < from ? Optional.empty() : organizationEnding(first, from);
            if (country.isEmpty() || gazetteer.country(document.text(country.get())).isEmpty()) {
                return Optional.empty();
            }
            int owner = document.tokenAt(country.get().start()) - 1;
            boolean owned = owner >= from && Set.of("his", "her", "their").contains(lower(owner));
            return owned
                    ? officeBefore(owner, from).map(o -> withOrganization(o, country))
                    : Optional.empty();
        }

        /** "Her Estonian counterpart, Prime Minister Kersti Ilves": the country of the title. */
        private Optional<Office> ofCounterpart(Office office, int from) {
            int at = office.first() - 1;
            if (at > from && tokens.get(at).is(",")) {
                at--;
            }
            if (at - 2 < from
                    || !tokens.get(at).is("counterpart")
                    || office.organization().isPresent()) {
                return Optional.empty();
            }
            return organizationEnding(at - 1, from)
                    .filter(span -> gazetteer.country(document.text(span)).isPresent())
                    .map(country -> withOrganization(office, Optional.of(country)));
        }

        /** Whose counterpart a prime minister is, is one too: the one person named before. */
        private void ownerOfCounterpart(Office office, Sentence sentence) {
            int owner = document.tokenAt(office.organization().get().start()) - 1;
            if (owner < sentence.firstToken()
                    || !Set.of("his", "her", "their").contains(lower(owner))
                    || office.tenure() != Role.Tenure.CURRENT) {
                return;
            }
            List<Mention> named =
                    document.mentions().stream()
                            .filter(mention -> mention.type() == MentionType.PER)
                            .filter(mention -> mention.firstToken() >= sentence.firstToken())
                            .filter(mention -> mention.endToken() <= owner)
                            .toList();
            if (named.size() == 1) {
                equals.add(
                        () -> {
                            Mention one = named.get(0);
                            if (roles.stream().noneMatch(role -> isHeldBy(role, one))) {
                                add(
                                        one,
                                        withOrganization(office, Optional.empty()),
                                        "role-counterpart",
                                        sentence);
                            }
                        });
            }
        }

        /** Whether someone of that surname has an office. */
        private boolean isHeldBy(Role role, Mention mention) {
            String surname = document.text(mention.span()).replaceFirst("^.*\\s", "");
            return document.text(role.holder()).endsWith(surname);
        }

        /** The office of the last one before a token, in its sentence, who has one. */
        private Optional<Office> officeBefore(int token, int from) {
            int start = tokens.get(from).start();
            int end = tokens.get(token).start();
            return roles.stream()
                    .filter(role -> role.holder().start() >= start && role.holder().end() <= end)
                    .filter(role -> role.tenure() == Role.Tenure.CURRENT)
                    .max(Comparator.comparing((Role role) -> role.holder()))
                    .map(
                            role ->
                                    new Office(
                                            role.title(),
                                            Optional.empty(),
                                            role.tenure(),
                                            document.tokenAt(role.title().start())));
        }

        private boolean isConjoined(Mention holder, int from) {
            int i = holder.firstToken() - 1;
            return i > from && (tokens.get(i).is("and") || tokens.get(i).is(","));
        }

        // "Presidents Okafor and Novak"
        private Optional<Office> sharedTitle(int index, int from) {
            int i = index;
            while (i > 0) {
                Mention here = document.mentions().get(i);
                Mention before = document.mentions().get(i - 1);
                int link = here.firstToken() - 1;
                boolean joined =
                        before.type() == MentionType.PER
                                && before.endToken() == link
                                && link > from
                                && (tokens.get(link).is("and") || tokens.get(link).is(","));
                if (!joined) {
                    return Optional.empty();
                }
                i--;
                int last = before.firstToken() - 1;
                if (last >= from && isOffice(last) && isPlural(last)) {
                    return office(last, last + 1, from);
                }
            }
            return Optional.empty();
        }

        /** An office and the index after its last token, with "of" and what follows. */
        private record Found(Office office, int end) {}

        private Optional<Found> complete(int head, int from, int end) {
            Optional<Office> found = office(head, head + 1, from);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Office office = found.get();
            int i = head + 1;
            while (i + 1 < end && LINKS.contains(lower(i))) {
                if (isThen(i, end)) {
                    return Optional.of(new Found(former(office), i + 3));
                }
                int start = i + 1;
                int stop = start;
                while (stop < end && isNominal(stop)) {
                    stop++;
                }
                if (stop == start) {
                    break;
                }
                Optional<Span> body = body(start, stop);
                if (body.isPresent() && office.organization().isEmpty()) {
                    office = withOrganization(office, body);
                } else if (body.isEmpty() && i == head + 1 && !tokens.get(i).is("in")) {
                    // "minister of finance": part of the title.
                    office =
                            new Office(
                                    new Span(office.title().start(), tokens.get(stop - 1).end()),
                                    office.organization(),
                                    office.tenure(),
                                    office.first());
                }
                i = stop;
            }
            return Optional.of(new Found(office, i));
        }

        /** "Kenya's president at the time" */
        private boolean isThen(int i, int end) {
            return i + 2 < end
                    && tokens.get(i).is("at")
                    && (tokens.get(i + 1).is("the") || tokens.get(i + 1).is("that"))
                    && (tokens.get(i + 2).is("time") || tokens.get(i + 2).is("moment"));
        }

        /** The name of a body or place among the tokens. */
        private Optional<Span> body(int start, int stop) {
            for (int i = start; i < stop; i++) {
                Optional<Mention> mention = document.mentionOfToken(i);
                if (mention.isPresent() && mention.get().type() != MentionType.PER) {
                    return Optional.of(described(mention.get(), stop));
                }
            }
            int first = start;
            while (first < stop && !tokens.get(first).tag().startsWith("NNP")) {
                first++;
            }
            return first < stop && stop - first > 1
                    ? Optional.of(document.span(first, stop))
                    : Optional.empty();
        }

        /**
         * "Austria's biggest bank" and "the Danish fishing fleet" are bodies of a country, not the
         * country; "Germany's Bundesbank" has a name of its own.
         */
        private Span described(Mention owner, int stop) {
            int after = owner.endToken();
            if (gazetteer.country(document.text(owner.span())).isEmpty() || after >= stop) {
                return owner.span();
            }
            boolean possessive = tokens.get(after).tag().equals("POS");
            // "Senegal last year" is a country and a time.
            String name = document.text(owner.span());
            if (!possessive && !gazetteer.isDemonym(name) && name.indexOf('.') < 0) {
                return owner.span();
            }
            for (int i = possessive ? after + 1 : after; i < stop; i++) {
                Optional<Mention> named = document.mentionOfToken(i);
                if (named.isPresent()) {
                    boolean body = named.get().type() == MentionType.ORG;
                    return body ? named.get().span() : owner.span();
                }
            }
            return tokens.get(stop - 1).isNoun()
                    ? document.span(owner.firstToken(), stop)
                    : owner.span();
        }

        /** The title that ends at {@code stop} with its head at {@code head}. */
        private Optional<Office> office(int head, int stop, int from) {
            int first = head;
            Role.Tenure tenure = Role.Tenure.CURRENT;
            Optional<Mention> around = document.mentionOfToken(head);
            boolean rank = grammar.titleWord(lower(head)).equals("title");
            while (first > from
                    && isModifier(first - 1)
                    && !splitsBody(first - 1, head)
                    && !(rank && !isOffice(first - 1))
                    && !(rank && Character.isLowerCase(tokens.get(first - 1).text().charAt(0)))) {
                first--;
            }
            int titleStart = tokens.get(first).start();
            int titleEnd = tokens.get(stop - 1).end();
            // "ex-President", "then-Secretary", "President-elect": marks inside the token.
            if (mark(first) > 0) {
                titleStart += mark(first);
                tenure = Role.Tenure.FORMER;
            }
            String headText = tokens.get(head).text().toLowerCase(Locale.ROOT);
            for (String mark : List.of("-elect", "-designate")) {
                if (headText.endsWith(mark)) {
                    titleEnd = tokens.get(head).end() - mark.length();
                    tenure = Role.Tenure.DESIGNATE;
                }
            }
            int left = first - 1;
            Optional<Span> organization = Optional.empty();
            if (around.isPresent()
                    && around.get().type() != MentionType.PER
                    && around.get().firstToken() < first) {
                organization = Optional.of(document.span(around.get().firstToken(), first));
                left = around.get().firstToken() - 1;
            } else {
                int at = left;
                while (at >= from && isSkipped(at)) {
                    tenure = tenure(at, tenure);
                    at--;
                }
                if (at >= from && (tokens.get(at).tag().equals("POS"))) {
                    at--;
                }
                Optional<Span> body = at < from ? Optional.empty() : organizationEnding(at, from);
                if (body.isPresent()) {
                    organization = body;
                    left = document.tokenAt(body.get().start()) - 1;
                } else {
                    left = at;
                }
            }
            if (organization.isPresent()) {
                // "then-U.S. Secretary", "the ex-Kenyan president"
                Span body = organization.get();
                int mark = mark(document.tokenAt(body.start()));
                if (mark > 0 && body.length() > mark) {
                    organization = Optional.of(new Span(body.start() + mark, body.end()));
                    tenure = Role.Tenure.FORMER;
                }
                Optional<Span> country = countryOfDepartment(body, head);
                if (country.isPresent()) {
                    organization = country;
                    titleStart = tokens.get(document.tokenAt(country.get().end() - 1) + 1).start();
                }
            }
            while (left >= from && isSkipped(left)) {
                tenure = tenure(left, tenure);
                left--;
            }
            if (left >= from && tenure == Role.Tenure.CURRENT) {
                tenure = tenure(left, tenure);
            }
            return titleEnd > titleStart
                    ? Optional.of(
                            new Office(new Span(titleStart, titleEnd), organization, tenure, first))
                    : Optional.empty();
        }

        /**
         * The country of "Philippine Defense Secretary", where "Philippine Defense" is one name.
         */
        private Optional<Span> countryOfDepartment(Span body, int head) {
            int first = document.tokenAt(body.start());
            int last = document.tokenAt(body.end() - 1);
            boolean department =
                    isOfDepartment(head) && last == head - 1 && !isDepartmentWord("body", last);
            for (int end = last; end > first && department; end--) {
                Span span = document.span(first, end);
                if (gazetteer.country(document.text(span)).isPresent()) {
                    return Optional.of(span);
                }
            }
            return Optional.empty();
        }

        private boolean isOfDepartment(int head) {
            return Set.of("minister", "secretary").contains(lower(head));
        }

        private boolean isDepartmentWord(String kind, int i) {
            return DEPARTMENTS.getOrDefault(kind, Set.of()).contains(lower(i));
        }

        private Optional<Span> organizationEnding(int last, int from) {
            Optional<Mention> mention = document.mentionOfToken(last);
            if (mention.isPresent() && mention.get().firstToken() >= from) {
                // A person's office belongs to no body: "Novak's spokesman Jan".
                return mention.filter(m -> m.type() != MentionType.PER).map(Mention::span);
            }
            Token token = tokens.get(last);
            if (gazetteer.country(unmarked(last)).isPresent()) {
                return Optional.of(token.span());
            }
            if (token.tag().startsWith("NNP")) {
                int first = last;
                while (first > from
                        && tokens.get(first - 1).tag().startsWith("NNP")
                        && !isPersonMention(first - 1)) {
                    first--;
                }
                return Optional.of(document.span(first, last + 1));
            }
            return Optional.empty();
        }

        /** Whether the token before the title is the end of a body's name: "Department". */
        private boolean splitsBody(int i, int head) {
            Token token = tokens.get(i);
            if (!token.tag().startsWith("NNP") || mark(i) > 0) {
                return false;
            }
            if (isOfDepartment(head) && isDepartmentWord("department", i)) {
                // "Lebanese Defense Minister": no body called Defense.
                return false;
            }
            boolean lowerHead = Character.isLowerCase(tokens.get(head).text().charAt(0));
            boolean group =
                    grammar.person(token.text())
                            .filter(c -> c == EventGrammar.PersonClass.GROUP)
                            .isPresent();
            return group || lowerHead;
        }

        private boolean isModifier(int i) {
            Token token = tokens.get(i);
            String tag = token.tag();
            if (mark(i) > 0) {
                // "then-Defense Minister", but not "then-NATO Secretary General"
                return gazetteer.country(unmarked(i)).isEmpty()
                        && !unmarked(i).matches("[\\p{Lu}.]{2,}");
            }
            if (!tag.equals("NN")
                    && !tag.startsWith("NNP")
                    && !tag.equals("NNS")
                    && !tag.equals("JJ")) {
                return false;
            }
            if (isSkipped(i) && !isOffice(i)) {
                return false;
            }
            if (document.mentionOfToken(i).isPresent()
                    || gazetteer.country(token.text()).isPresent()
                    || lower(i).endsWith("-old")) {
                return false;
            }
            return Character.isLetter(token.text().charAt(0));
        }

        /** Chars of "ex-" or "then-" that a token begins with; 0 if it does not. */
        private int mark(int i) {
            for (String mark : List.of("ex-", "then-")) {
                if (lower(i).startsWith(mark) && lower(i).length() > mark.length()) {
                    return mark.length();
                }
            }
            return 0;
        }

        private String unmarked(int i) {
            return tokens.get(i).text().substring(mark(i));
        }

        private boolean isSkipped(int i) {
            String kind = grammar.titleWord(lower(i));
            return !kind.isEmpty() && !kind.equals("title") && !kind.equals("regnal");
        }

        private Role.Tenure tenure(int i, Role.Tenure current) {
            return switch (grammar.titleWord(lower(i))) {
                case "former" -> Role.Tenure.FORMER;
                case "acting" -> Role.Tenure.ACTING;
                case "designate" -> Role.Tenure.DESIGNATE;
                default -> current;
            };
        }

        /** The head of the noun phrase from {@code i} on, if it is an office; or -1. */
        private int officeHead(int i, int end) {
            int at = i;
            int head = -1;
            while (at < end && isNominal(at)) {
                if (isPersonMention(at)) {
                    return -1;
                }
                head = at;
                at++;
            }
            return head >= 0 && isOffice(head) ? head : -1;
        }

        private boolean isNominal(int i) {
            String tag = tokens.get(i).tag();
            return tag.startsWith("NN")
                    || tag.startsWith("JJ")
                    || tag.equals("DT")
                    || tag.equals("PRP$")
                    || tag.equals("POS")
                    || tag.equals("CD")
                    || tag.equals("VBG") && !grammar.titleWord(lower(i)).isEmpty()
                    || tag.equals("VBN") && !grammar.titleWord(lower(i)).isEmpty()
                    || tokens.get(i).is("then")
                    || document.mentionOfToken(i).isPresent();
        }

        private boolean isOffice(int i) {
            Token token = tokens.get(i);
            if (isPersonMention(i)) {
                return false;
            }
            String word = lower(i);
            if (grammar.titleWord(word).equals("title")) {
                return Character.isUpperCase(token.text().charAt(0));
            }
            for (String mark : List.of("-elect", "-designate")) {
                if (word.endsWith(mark)) {
                    word = word.substring(0, word.length() - mark.length());
                }
            }
            String key = token.tag().endsWith("S") ? token.lemma().toLowerCase(Locale.ROOT) : word;
            return (token.isNoun() || word.startsWith("ex-") || word.startsWith("then-"))
                    && (isOfficeNoun(key) || isOfficeNoun(token.lemma().toLowerCase(Locale.ROOT)));
        }

        private boolean isOfficeNoun(String noun) {
            return grammar.person(noun)
                    .filter(c -> c == EventGrammar.PersonClass.OFFICE)
                    .isPresent();
        }

        private boolean isPlural(int i) {
            String tag = tokens.get(i).tag();
            return tag.equals("NNS") || tag.equals("NNPS");
        }

        private boolean isPersonMention(int i) {
            return document.mentionOfToken(i).filter(m -> m.type() == MentionType.PER).isPresent();
        }

        /** Whether an apposition may end there. */
        private boolean closes(int i, int end) {
            return i >= end || isBreak(i) || tokens.get(i).isVerb() || tokens.get(i).is("who");
        }

        private boolean isBreak(int i) {
            String text = tokens.get(i).text();
            return !Character.isLetterOrDigit(text.charAt(0)) && !text.startsWith("'s");
        }

        private int skipParenthesis(int i, int end) {
            if (i < end && (tokens.get(i).is("(") || tokens.get(i).is("["))) {
                for (int j = i + 1; j < end && j < i + 12; j++) {
                    if (tokens.get(j).is(")") || tokens.get(j).is("]")) {
                        return j + 1;
                    }
                }
            }
            return i;
        }

        private Office withOrganization(Office office, Optional<Span> organization) {
            return new Office(office.title(), organization, office.tenure(), office.first());
        }

        private Office former(Office office) {
            return new Office(
                    office.title(), office.organization(), Role.Tenure.FORMER, office.first());
        }

        private String lower(int i) {
            return tokens.get(i).text().toLowerCase(Locale.ROOT);
        }
    }
}
