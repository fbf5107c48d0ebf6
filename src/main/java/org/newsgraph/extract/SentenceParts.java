package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Chunk;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Sentence;
import org.newsgraph.document.TimeExpression;
import org.newsgraph.document.Token;
import org.newsgraph.gazetteer.Gazetteer;

/**
 * Cuts sentences into parts: noun phrases, verb groups, and the words between them.
 *
 * <p>Phrases come from the chunk layer, mended where names and times say better. Words in
 * parentheses are left out. One pass over the tokens.
 */
final class SentenceParts {
    private static final Set<String> SUBORDINATORS =
            Set.of(
                    "that",
                    "if",
                    "whether",
                    "because",
                    "although",
                    "though",
                    "while",
                    "unless",
                    "when",
                    "whenever",
                    "as",
                    "where",
                    "until",
                    "once",
                    "so",
                    "than",
                    "how",
                    "why",
                    "whereas");

    /** Verbs that are never part of a noun phrase, whatever the chunker says. */
    private static final Set<String> AUXILIARIES = Set.of("be", "have", "do");

    /** Participles that work as prepositions. */
    private static final Set<String> PARTICIPLES =
            Set.of("following", "including", "regarding", "concerning", "involving");

    private static final Set<String> COLLECTIVE =
            Set.of("both", "each", "two", "three", "four", "five", "six", "all", "neither");

    private final AnnotatedDocument document;
    private final EventGrammar grammar;
    private final Gazetteer gazetteer;
    private final List<Token> tokens;
    private final Chunk[] chunkOf;
    private final Mention[] mentionOf;
    private final int[] timeOf;

    /** Last words of the full names of people in the document. */
    private final Set<String> surnames = new HashSet<>();

    SentenceParts(AnnotatedDocument document, EventGrammar grammar) {
        this.document = document;
        this.gazetteer = grammar.gazetteer();
        this.grammar = grammar;
        this.tokens = document.tokens();
        this.chunkOf = new Chunk[tokens.size()];
        this.mentionOf = new Mention[tokens.size()];
        this.timeOf = new int[tokens.size()];
        for (Chunk chunk : document.chunks()) {
            Arrays.fill(chunkOf, chunk.firstToken(), chunk.endToken(), chunk);
        }
        for (Mention mention : document.mentions()) {
            Arrays.fill(mentionOf, mention.firstToken(), mention.endToken(), mention);
        }
        for (Mention mention : document.mentions()) {
            if (mention.type() == MentionType.PER
                    && mention.endToken() - mention.firstToken() > 1) {
                surnames.add(tokens.get(mention.endToken() - 1).text());
            }
        }
        Arrays.fill(timeOf, -1);
        for (int i = 0; i < document.times().size(); i++) {
            TimeExpression time = document.times().get(i);
            Arrays.fill(timeOf, time.firstToken(), time.endToken(), i);
        }
    }

    /** The parts of a sentence, in text order. */
    List<Part> of(Sentence sentence) {
        List<Part> parts = new ArrayList<>();
        int end = sentence.endToken();
        int i = sentence.firstToken();
        while (i < end) {
            if (isOpening(i)) {
                i = afterClosing(i, end);
            } else {
                i = next(parts, i, end);
            }
        }
        markClauses(parts);
        return parts;
    }

    /** Makes "after", "as" and the like head a clause where a subject and its verb follow. */
    private static void markClauses(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.isPreposition("as", "after", "before", "since", "until", "than")
                    && clauseFollows(parts, i + 1)) {
                parts.set(
                        i,
                        new Part(
                                Part.Kind.SUBORDINATOR,
                                part.first(),
                                part.end(),
                                part.word(),
                                null,
                                null));
            }
        }
    }

    private static boolean clauseFollows(List<Part> parts, int from) {
        if (from >= parts.size() || !parts.get(from).is(Part.Kind.PHRASE)) {
            return false;
        }
        for (int i = from; i < parts.size(); i++) {
            Part part = parts.get(i);
            switch (part.kind()) {
                case VERB -> {
                    return part.isFinite();
                }
                case PHRASE, PREPOSITION, CONJUNCTION, ADVERB, QUOTE -> {}
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private int next(List<Part> parts, int i, int end) {
        Token token = tokens.get(i);
        String word = token.text().toLowerCase(Locale.ROOT);
        String tag = token.tag();
        if (timeOf[i] >= 0 && startsTimePhrase(i, end)) {
            int stop = Math.min(end, document.times().get(timeOf[i]).endToken());
            Phrase time =
                    new Phrase(
                            i,
                            stop,
                            stop - 1,
                            Phrase.Kind.TIME,
                            Optional.empty(),
                            i,
                            Optional.empty(),
                            List.of(timeOf[i]));
            parts.add(part(Part.Kind.PHRASE, i, stop, time, null));
            return stop;
        }
        if (tag.equals("POS")) {
            return !parts.isEmpty() && last(parts).is(Part.Kind.PHRASE)
                    ? phrase(parts, i, i + 1, end)
                    : add(parts, Part.Kind.OTHER, i, i + 1);
        }
        if (tag.startsWith("W")) {
            if (word.equals("when") || word.equals("how") || word.equals("why")) {
                return add(parts, Part.Kind.SUBORDINATOR, i, i + 1);
            }
            return add(parts, Part.Kind.RELATIVE, i, i + 1);
        }
        boolean joint = tag.equals("CC") || word.equals(",");
        if (joint && (mentionOf[i] == null || mentionOf[i].firstToken() == i)) {
            return other(parts, i, end, word, tag);
        }
        if (word.equals("visiting") && attributive(parts, i, end)) {
            // "talks with visiting President Novak": no part of its own.
            return i + 1;
        }
        if (isHiddenGerund(i, end)) {
            parts.add(part(Part.Kind.VERB, i, i + 1, null, gerund(i)));
            return i + 1;
        }
        if (isCutIn(i, end)) {
            return other(parts, i, end, word, tag);
        }
        if (isFinite(i)) {
            // A finite verb that the chunker took into a noun phrase.
            return verb(parts, i, end);
        }
        if (inNounPhrase(i) || (mentionOf[i] != null && !isLowerVerb(i))) {
            return phrase(parts, i, i, end);
        }
        if (startsVerb(i, end) && !(PARTICIPLES.contains(word) && nounFollows(i + 1, end))) {
            return verb(parts, i, end);
        }
        return other(parts, i, end, word, tag);
    }

    private boolean attributive(List<Part> parts, int i, int end) {
        if (i + 1 >= end || parts.isEmpty() || tokens.get(i + 1).tag().equals("DT")) {
            return false;
        }
        Part before = last(parts);
        return personFollows(i + 1, end)
                && (before.isPreposition("with", "by", "between", "to", "of", "from", "for")
                        || before.is(Part.Kind.CONJUNCTION)
                        || before.is(Part.Kind.VERB));
    }

    /** "denied meeting Jan Novak", where the tagger took "meeting" for a noun. */
    private boolean isHiddenGerund(int i, int end) {
        return tokens.get(i).tag().equals("NN")
                && Character.isLowerCase(tokens.get(i).text().charAt(0))
                && tokens.get(i).text().endsWith("ing")
                && (i == 0 || chunkOf[i] != chunkOf[i - 1])
                && i + 1 < end
                && mentionOf[i + 1] != null
                && mentionOf[i + 1].type() == MentionType.PER
                && grammar.verb(grammar.gerundOf(tokens.get(i).text())).isPresent();
    }

    private VerbGroup gerund(int i) {
        return new VerbGroup(
                i,
                grammar.gerundOf(tokens.get(i).text()),
                VerbGroup.Form.GERUND,
                "",
                false,
                false,
                false,
                false);
    }

    private boolean isFinite(int i) {
        String tag = tokens.get(i).tag();
        return mentionOf[i] == null
                && (tag.equals("VBD") || tag.equals("VBZ") || tag.equals("VBP"))
                && (!inNounPhrase(i) || AUXILIARIES.contains(tokens.get(i).lemma()));
    }

    /** "with union leader Jan Novak" as one noun phrase: its preposition is none of it. */
    private boolean isCutIn(int i, int end) {
        Token next = i + 1 < end ? tokens.get(i + 1) : null;
        return inNounPhrase(i)
                && chunkOf[i].firstToken() == i
                && mentionOf[i] == null
                && tokens.get(i).tag().equals("IN")
                && next != null
                && chunkOf[i + 1] == chunkOf[i]
                && (next.isNoun() || next.tag().equals("DT") || next.tag().startsWith("PRP"))
                && FrameWords.has("cut-in", tokens.get(i).text().toLowerCase(Locale.ROOT));
    }

    /** Whether a title or a person's name follows at once, in the same words. */
    private boolean personFollows(int i, int end) {
        if (mentionOf[i] != null
                && mentionOf[i].type() == MentionType.LOC
                && i + 1 < end
                && !tokens.get(i + 1).isNoun()) {
            return false;
        }
        for (int j = i; j < end && j < i + 6; j++) {
            Token token = tokens.get(j);
            if (mentionOf[j] != null && mentionOf[j].type() == MentionType.PER) {
                return true;
            }
            if (!token.isNoun() && !token.tag().startsWith("JJ")) {
                return false;
            }
            boolean office =
                    grammar.person(token.lemma())
                            .filter(c -> c == EventGrammar.PersonClass.OFFICE)
                            .isPresent();
            if (office) {
                return true;
            }
        }
        return false;
    }

    private boolean nounFollows(int i, int end) {
        return i < end && (inNounPhrase(i) || mentionOf[i] != null);
    }

    private int other(List<Part> parts, int i, int end, String word, String tag) {
        if (word.equals("as") && wordIs(i + 1, end, "well") && wordIs(i + 2, end, "as")) {
            return add(parts, Part.Kind.CONJUNCTION, i, i + 3);
        }
        if ((word.equals("along") || word.equals("together")) && wordIs(i + 1, end, "with")) {
            return add(parts, Part.Kind.CONJUNCTION, i, i + 2);
        }
        if (word.equals("ahead") && wordIs(i + 1, end, "of")
                || word.equals("prior") && wordIs(i + 1, end, "to")
                || word.equals("because") && wordIs(i + 1, end, "of")
                || word.equals("according") && wordIs(i + 1, end, "to")
                || word.equals("short") && wordIs(i + 1, end, "of")
                || word.equals("instead") && wordIs(i + 1, end, "of")) {
            return add(parts, Part.Kind.PREPOSITION, i, i + 2);
        }
        if (isQuote(word)) {
            return add(parts, Part.Kind.QUOTE, i, i + 1);
        }
        if (word.equals(",")) {
            return add(parts, Part.Kind.COMMA, i, i + 1);
        }
        if (tag.equals("CC")) {
            return add(parts, Part.Kind.CONJUNCTION, i, i + 1);
        }
        if (tag.equals("VBG") && PARTICIPLES.contains(word)) {
            return add(parts, Part.Kind.PREPOSITION, i, i + 1);
        }
        if (tag.equals("IN") || tag.equals("TO")) {
            boolean clause = chunkOf[i] != null && chunkOf[i].is("SBAR");
            return add(
                    parts,
                    SUBORDINATORS.contains(word) && (clause || !word.equals("as"))
                            ? Part.Kind.SUBORDINATOR
                            : Part.Kind.PREPOSITION,
                    i,
                    i + 1);
        }
        if (tag.startsWith("RB") || tag.equals("RP") || tag.equals("EX")) {
            return add(parts, Part.Kind.ADVERB, i, i + 1);
        }
        if (tag.startsWith("JJ") || tag.equals("CD") || tag.equals("VBN") || tag.equals("VBG")) {
            return add(parts, Part.Kind.ADJECTIVE, i, i + 1);
        }
        if (!Character.isLetterOrDigit(word.charAt(0)) && word.length() <= 3) {
            return add(parts, Part.Kind.STOP, i, i + 1);
        }
        if (token(i).isNoun() || tag.startsWith("PRP") || tag.equals("DT")) {
            return phrase(parts, i, i, end);
        }
        return add(parts, Part.Kind.OTHER, i, i + 1);
    }

    /**
     * Adds the noun phrase whose words start at {@code from}; its possessor may be the last part.
     */
    private int phrase(List<Part> parts, int from, int content, int end) {
        Optional<Phrase> possessor = Optional.empty();
        int first = from;
        if (content > from) {
            Phrase owner = parts.remove(parts.size() - 1).phrase();
            possessor = Optional.of(owner);
            first = owner.first();
        }
        int stop = phraseEnd(content, end);
        if (stop == content) {
            // A possessive mark that nothing follows: the owner stands alone.
            possessor.ifPresent(
                    owner ->
                            parts.add(
                                    part(
                                            Part.Kind.PHRASE,
                                            owner.first(),
                                            owner.end(),
                                            owner,
                                            null)));
            return content > from ? content : add(parts, Part.Kind.OTHER, from, from + 1);
        }
        if (possessor.isEmpty() && tokens.get(content).tag().equals("PRP$")) {
            possessor =
                    Optional.of(
                            new Phrase(
                                    content,
                                    content + 1,
                                    content,
                                    Phrase.Kind.PRONOUN,
                                    Optional.empty(),
                                    content,
                                    Optional.empty(),
                                    List.of()));
        }
        Phrase phrase = phrase(first, content, stop, possessor);
        parts.add(part(Part.Kind.PHRASE, first, stop, phrase, null));
        return stop;
    }

    private int phraseEnd(int content, int end) {
        int i = content;
        Chunk chunk = null;
        while (i < end) {
            Token token = tokens.get(i);
            boolean insideMention =
                    i > content && mentionOf[i] != null && mentionOf[i] == mentionOf[i - 1];
            if (i > content && !insideMention) {
                if (token.tag().equals("POS") || isOpening(i) || token.is(",")) {
                    break;
                }
                if (timeOf[i] >= 0 && (timeOf[i - 1] != timeOf[i]) && startsTimePhrase(i, end)) {
                    break;
                }
                if (startsAnother(i, content) || isFinite(i) || isAfterBoth(i, content)) {
                    break;
                }
                boolean sameChunk = chunkOf[i] != null && chunkOf[i] == chunk;
                boolean nameGoesOn =
                        mentionOf[i] != null && (continuesName(i) || isTitled(i, content))
                                || afterMistaggedName(i);
                if (!sameChunk && !nameGoesOn) {
                    break;
                }
            }
            if (token.tag().startsWith("W") && !insideMention) {
                break;
            }
            if (chunkOf[i] != null && chunkOf[i].is("NP")) {
                chunk = chunkOf[i];
            } else if (!insideMention && i > content && mentionOf[i] == null) {
                break;
            }
            i++;
        }
        return i;
    }

    /** "met both before", "met each twice": the adverb is the verb's. */
    private boolean isAfterBoth(int i, int content) {
        String before = tokens.get(i - 1).text().toLowerCase(Locale.ROOT);
        return i == content + 1
                && (before.equals("both") || before.equals("each"))
                && tokens.get(i).tag().startsWith("RB");
    }

    /** A name after a title that the chunker cut off: "Foreign Minister [NP] Jan Novak [NP]". */
    private boolean continuesName(int i) {
        return tokens.get(i - 1).tag().startsWith("NNP")
                && tokens.get(i).tag().startsWith("NNP")
                && mentionOf[i - 1] == null;
    }

    /** "with Ghanaian Foreign Minister" and a name, where the tagger took the title for nouns. */
    private boolean isTitled(int i, int content) {
        Token before = tokens.get(i - 1);
        String first = tokens.get(content).tag();
        return mentionOf[i].type() == MentionType.PER
                && mentionOf[i].firstToken() == i
                && mentionOf[i - 1] == null
                && before.tag().equals("NN")
                && Character.isUpperCase(before.text().charAt(0))
                && !first.equals("DT")
                && !first.equals("PRP$")
                && grammar.person(before.lemma().toLowerCase(Locale.ROOT))
                        .filter(c -> c == EventGrammar.PersonClass.OFFICE)
                        .isPresent();
    }

    /** "US troops" whose "US" the tagger took for a pronoun, so that the chunker cut after it. */
    private boolean afterMistaggedName(int i) {
        return tokens.get(i - 1).tag().equals("PRP")
                && mentionOf[i - 1] != null
                && inNounPhrase(i)
                && (tokens.get(i).isNoun() || tokens.get(i).tag().startsWith("JJ"));
    }

    /** Whether a new phrase starts inside a chunk: a second name, or a pronoun. */
    private boolean startsAnother(int i, int content) {
        Mention here = mentionOf[i];
        Mention before = mentionOf[i - 1];
        Token token = tokens.get(i);
        if (token.tag().equals("PRP") && here == null) {
            return true;
        }
        if (token.tag().equals("CC")) {
            // "Okafor and Novak" is two phrases, "Chinese and American officials" stays one.
            boolean nameBefore =
                    before != null
                            && before.type() != MentionType.MISC
                            && !gazetteer.isDemonym(tokens.get(i - 1).text())
                            && tokens.get(i - 1).isNoun();
            if (grammar.noun(tokens.get(i - 1).lemma()).isPresent()) {
                return true;
            }
            boolean nameAfter = i + 1 < tokens.size() && namesFrom(i + 1);
            return nameBefore || nameAfter;
        }
        if (here != null && before != null && here != before) {
            // "Gabon President Omar Bongo" is one phrase: the first name modifies.
            return before.type() == MentionType.PER;
        }
        return false;
    }

    private boolean namesFrom(int i) {
        for (int j = i; j < tokens.size() && j < i + 5; j++) {
            if (mentionOf[j] != null) {
                return mentionOf[j].type() == MentionType.PER || j == i;
            }
            if (!tokens.get(j).isNoun() && !tokens.get(j).tag().startsWith("JJ")) {
                return false;
            }
        }
        return false;
    }

    private Phrase phrase(int first, int content, int stop, Optional<Phrase> possessor) {
        int head = head(content, stop);
        Optional<Mention> name = Optional.ofNullable(mentionOf[head]);
        Phrase.Kind kind = kind(content, stop, head, name);
        int nameFirst = name.map(Mention::firstToken).orElse(content);
        if (name.isEmpty() && tokens.get(head).tag().startsWith("NNP")) {
            // "President Novak" whose name the name finder missed.
            int title = titleEnd(content, head);
            if (title > content && title <= head) {
                kind = Phrase.Kind.PERSON;
                nameFirst = title;
            }
        }
        List<Integer> times = new ArrayList<>();
        for (int i = first; i < stop; i++) {
            if (timeOf[i] >= 0 && (times.isEmpty() || times.get(times.size() - 1) != timeOf[i])) {
                times.add(timeOf[i]);
            }
        }
        return new Phrase(first, stop, head, kind, name, nameFirst, possessor, times);
    }

    private int head(int content, int stop) {
        for (int i = stop - 1; i >= content; i--) {
            Token token = tokens.get(i);
            if (token.isNoun() || token.tag().equals("PRP") || mentionOf[i] != null) {
                return i;
            }
        }
        return stop - 1;
    }

    private Phrase.Kind kind(int content, int stop, int head, Optional<Mention> name) {
        Token token = tokens.get(head);
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (token.tag().equals("PRP") && name.isEmpty()) {
            return Phrase.Kind.PRONOUN;
        }
        if (name.isPresent()
                && name.get().endToken() - name.get().firstToken() > 1
                && name.get().type() != MentionType.ORG
                && grammar.isPlace(lower)) {
            // "Okafor Tower" is a building, whoever it is called after.
            return Phrase.Kind.PLACE;
        }
        if (isSurname(content, stop, head, name)) {
            return Phrase.Kind.PERSON;
        }
        if (name.isPresent()) {
            return switch (name.get().type()) {
                case PER -> Phrase.Kind.PERSON;
                case ORG -> Phrase.Kind.ORGANIZATION;
                case LOC -> isSurePlace(name.get()) ? Phrase.Kind.PLACE : Phrase.Kind.PROPER;
                case MISC -> Phrase.Kind.PROPER;
            };
        }
        if (!token.tag().equals("NNP") && grammar.person(token.lemma()).isPresent()
                || grammar.person(lower).isPresent()) {
            return Phrase.Kind.PEOPLE;
        }
        if (token.tag().startsWith("NNP") && !lower.equals(token.text())) {
            String words = document.text(document.span(content, head + 1));
            boolean known =
                    !gazetteer.named(words).isEmpty()
                            && !gazetteer.isCommonWord(words)
                            && !gazetteer.isDemonym(words);
            if (known) {
                return Phrase.Kind.PLACE;
            }
            return grammar.isPlace(lower) ? Phrase.Kind.THING : Phrase.Kind.PROPER;
        }
        if (!token.isNoun()) {
            if (COLLECTIVE.contains(tokens.get(stop - 1).text().toLowerCase(Locale.ROOT))) {
                return Phrase.Kind.COLLECTIVE;
            }
            String first = tokens.get(content).text().toLowerCase(Locale.ROOT);
            if (first.equals("some") || first.equals("others") || first.equals("many")) {
                return Phrase.Kind.COLLECTIVE;
            }
        }
        return Phrase.Kind.THING;
    }

    /** A lone capital word that ends a person's full name elsewhere in the document. */
    private boolean isSurname(int content, int stop, int head, Optional<Mention> name) {
        if (!tokens.get(head).tag().startsWith("NNP")
                || !surnames.contains(tokens.get(head).text())) {
            return false;
        }
        return name.map(m -> m.endToken() - m.firstToken() == 1)
                .orElse(head == content || head == stop - 1 && titleEnd(content, head) > content);
    }

    /** Index after the last title in the tokens, {@code first} if there is none. */
    private int titleEnd(int first, int end) {
        for (int i = end - 1; i >= first; i--) {
            Token token = tokens.get(i);
            String word = token.text().toLowerCase(Locale.ROOT);
            boolean office =
                    grammar.person(word)
                            .filter(c -> c == EventGrammar.PersonClass.OFFICE)
                            .isPresent();
            if (office
                    || grammar.titleWord(word).equals("title")
                    || word.matches("m(r|rs|s)\\.?")) {
                return i + 1;
            }
        }
        return first;
    }

    /** A lone word that the name finder takes for a place may be a surname: look it up. */
    private boolean isSurePlace(Mention mention) {
        return mention.endToken() - mention.firstToken() > 1
                || !gazetteer.named(document.text(mention.span())).isEmpty();
    }

    private boolean startsVerb(int i, int end) {
        Token token = tokens.get(i);
        if (token.tag().equals("MD") || token.isVerb()) {
            return true;
        }
        if (token.tag().equals("TO")) {
            int j = i + 1;
            while (j < end && tokens.get(j).tag().startsWith("RB")) {
                j++;
            }
            return j < end && tokens.get(j).tag().equals("VB") && !inNounPhrase(j);
        }
        return false;
    }

    private int verb(List<Part> parts, int from, int end) {
        int i = from;
        boolean infinitive = false;
        boolean negated = false;
        boolean passive = false;
        boolean progressive = false;
        String modal = "";
        int head = -1;
        String firstTag = "";
        if (tokens.get(i).tag().equals("TO")) {
            infinitive = true;
            i++;
        }
        while (i < end) {
            Token token = tokens.get(i);
            String tag = token.tag();
            if (isNoLonger(i, end) && (head >= 0 || !modal.isEmpty())) {
                negated = true;
                i += 2;
                continue;
            }
            if (tag.startsWith("RB")) {
                if (!verbFollows(i, end) && !isNegation(i)) {
                    break;
                }
                if (!verbFollows(i, end) && head < 0) {
                    break;
                }
                negated |= isNegation(i);
                i++;
                continue;
            }
            if (tag.equals("MD") && head < 0 && modal.isEmpty() && !infinitive) {
                modal = modal(token);
                firstTag = "MD";
                i++;
                continue;
            }
            if (!token.isVerb() || i > from && inNounPhrase(i) && mentionOf[i] != null) {
                break;
            }
            if (head >= 0) {
                String auxiliary = tokens.get(head).lemma();
                boolean participle = tag.equals("VBN") || tag.equals("VBD");
                if (auxiliary.equals("be") && (participle || tag.equals("VBG"))) {
                    passive = participle;
                    progressive = tag.equals("VBG");
                } else if (!(auxiliary.equals("have") && participle
                        || auxiliary.equals("do") && tag.equals("VB"))) {
                    break;
                } else {
                    passive = false;
                }
            }
            if (firstTag.isEmpty()) {
                firstTag = tag;
            }
            head = i;
            i++;
        }
        // Adverbs at the end belong to what follows.
        int stop = head < 0 ? i : head + 1;
        if (head >= 0 && stop < end && isNegation(stop)) {
            negated = true;
            stop++;
        }
        if (head < 0) {
            head = stop - 1;
        }
        for (int j = parts.size() - 1; j >= 0 && parts.get(j).is(Part.Kind.ADVERB); j--) {
            // "never once met"
            negated |= isNegation(parts.get(j).word());
        }
        negated |= from >= 2 && isNoLonger(from - 2, from);
        String lemma = grammar.verbLemma(tokens.get(head));
        if (stop < end && tokens.get(stop).tag().equals("RP")) {
            lemma = lemma + ' ' + tokens.get(stop).text().toLowerCase(Locale.ROOT);
            stop++;
        } else if (lemma.equals("call") && wordIs(stop, end, "off")
                || lemma.equals("rule") && wordIs(stop, end, "out")) {
            lemma = lemma + ' ' + tokens.get(stop).text().toLowerCase(Locale.ROOT);
            stop++;
        } else if (lemma.equals("take") && wordIs(stop, end, "place")) {
            lemma = "take place";
            stop++;
        }
        VerbGroup group =
                new VerbGroup(
                        head,
                        lemma,
                        form(infinitive, modal, firstTag),
                        modal,
                        negated,
                        passive,
                        firstTag.equals("VBD"),
                        progressive);
        parts.add(part(Part.Kind.VERB, from, stop, null, group));
        return stop;
    }

    private static VerbGroup.Form form(boolean infinitive, String modal, String tag) {
        if (infinitive) {
            return VerbGroup.Form.INFINITIVE;
        }
        if (!modal.isEmpty()) {
            return VerbGroup.Form.FINITE;
        }
        return switch (tag) {
            case "VB" -> VerbGroup.Form.BARE;
            case "VBG" -> VerbGroup.Form.GERUND;
            case "VBN" -> VerbGroup.Form.PARTICIPLE;
            default -> VerbGroup.Form.FINITE;
        };
    }

    private static String modal(Token token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "'ll", "’ll", "wo" -> "will";
            case "'d", "’d" -> "would";
            case "ca" -> "can";
            case "sha" -> "shall";
            default -> word;
        };
    }

    private boolean verbFollows(int adverb, int end) {
        int j = adverb;
        while (j < end && tokens.get(j).tag().startsWith("RB")) {
            j++;
        }
        return j < end && tokens.get(j).isVerb() && !(inNounPhrase(j) && mentionOf[j] != null);
    }

    private boolean isNoLonger(int i, int end) {
        return i + 1 < end && tokens.get(i).is("no") && tokens.get(i + 1).is("longer");
    }

    private boolean isNegation(int i) {
        return isNegation(tokens.get(i).text().toLowerCase(Locale.ROOT));
    }

    private static boolean isNegation(String word) {
        return word.equals("neither") || FrameWords.has("negation", word);
    }

    /** Whether the time expression stands alone and does not modify a noun after it. */
    private boolean startsTimePhrase(int i, int end) {
        int stop = document.times().get(timeOf[i]).endToken();
        if (document.times().get(timeOf[i]).firstToken() != i) {
            return false;
        }
        if (stop >= end || chunkOf[i] == null || chunkOf[stop] != chunkOf[i]) {
            return true;
        }
        Token after = tokens.get(stop);
        if (after.tag().equals("POS")) {
            return true;
        }
        return mentionOf[stop] != null
                || after.tag().equals("PRP")
                || !after.isNoun()
                        && !after.tag().startsWith("JJ")
                        && !after.tag().startsWith("VB");
    }

    private boolean inNounPhrase(int i) {
        return chunkOf[i] != null && chunkOf[i].is("NP");
    }

    /** A verb in lower case that the name finder took into a name by mistake. */
    private boolean isLowerVerb(int i) {
        return tokens.get(i).isVerb() && Character.isLowerCase(tokens.get(i).text().charAt(0));
    }

    private boolean isOpening(int i) {
        String text = tokens.get(i).text();
        return text.equals("(") || text.equals("[") || text.equals("-LRB-");
    }

    private int afterClosing(int i, int end) {
        for (int j = i + 1; j < end; j++) {
            String text = tokens.get(j).text();
            if (text.equals(")") || text.equals("]") || text.equals("-RRB-")) {
                return j + 1;
            }
        }
        return i + 1;
    }

    private static boolean isQuote(String word) {
        return switch (word) {
            case "\"", "“", "”", "``", "''", "‘", "'", "’" -> true;
            default -> false;
        };
    }

    private boolean wordIs(int i, int end, String word) {
        return i < end && tokens.get(i).is(word);
    }

    private Token token(int i) {
        return tokens.get(i);
    }

    private static Part last(List<Part> parts) {
        return parts.get(parts.size() - 1);
    }

    private int add(List<Part> parts, Part.Kind kind, int first, int end) {
        parts.add(part(kind, first, end, null, null));
        return end;
    }

    private Part part(Part.Kind kind, int first, int end, Phrase phrase, VerbGroup verb) {
        StringBuilder word = new StringBuilder();
        for (int i = first; i < end; i++) {
            if (i > first) {
                word.append(' ');
            }
            word.append(tokens.get(i).text().toLowerCase(Locale.ROOT));
        }
        return new Part(kind, first, end, word.toString(), phrase, verb);
    }
}
