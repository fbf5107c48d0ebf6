package org.newsgraph.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Token;

/**
 * Takes names apart that the name finder joined with a title: "European Commission President Marie
 * Dubois" is a body and a person, "Mayor Jan Novak" is a person called Jan Novak.
 */
final class NamesApart {
    private final EventGrammar grammar;

    NamesApart(EventGrammar grammar) {
        this.grammar = grammar;
    }

    /** The same document with such names apart. */
    AnnotatedDocument of(AnnotatedDocument document) {
        Set<String> people = new HashSet<>();
        for (Mention mention : document.mentions()) {
            if (mention.type() == MentionType.PER && size(mention) > 1) {
                people.add(document.text(mention.span()));
            }
        }
        List<Mention> mentions = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < document.mentions().size(); i++) {
            Mention mention = document.mentions().get(i);
            int name = size(mention) < 2 ? -1 : nameStart(document, mention, people);
            if (name < 0) {
                mentions.add(mention);
                continue;
            }
            changed = true;
            body(document, mention, name).ifPresent(mentions::add);
            int limit =
                    i + 1 < document.mentions().size()
                            ? document.mentions().get(i + 1).firstToken()
                            : document.tokens().size();
            int sentence = document.sentenceOfToken(mention.firstToken());
            if (sentence >= 0) {
                limit = Math.min(limit, document.sentences().get(sentence).endToken());
            }
            int end = nameEnd(document.tokens(), mention.endToken(), limit);
            mentions.add(part(document, mention, MentionType.PER, name, end));
        }
        return changed ? document.withMentions(mentions) : document;
    }

    /** First token of the person's name after a title in the mention, or -1. */
    private int nameStart(AnnotatedDocument document, Mention mention, Set<String> people) {
        List<Token> tokens = document.tokens();
        int least = mention.type() == MentionType.PER ? 0 : 1;
        for (int i = mention.endToken() - 2; i >= mention.firstToken() + least; i--) {
            if (!isTitle(tokens.get(i))) {
                continue;
            }
            if (areNames(tokens, i + 1, mention.endToken())) {
                return i + 1;
            }
            // "Coordinator for Communications Jan Novak": the name is known from elsewhere.
            for (int name = i + 2; name < mention.endToken() - 1; name++) {
                if (people.contains(document.text(document.span(name, mention.endToken())))) {
                    return name;
                }
            }
            return -1;
        }
        return -1;
    }

    /** The name finder may have cut the surname off: "Secretary-General Jan" "Novak". */
    private int nameEnd(List<Token> tokens, int from, int limit) {
        int end = from;
        while (end < limit && end < from + 2 && areNames(tokens, end, end + 1)) {
            end++;
        }
        return end;
    }

    private boolean isTitle(Token token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        if (!Character.isUpperCase(token.text().charAt(0))
                || grammar.titleWord(word).equals("regnal")) {
            return false;
        }
        return grammar.titleWord(word).equals("title") || isOffice(word);
    }

    private boolean isOffice(String word) {
        return grammar.person(word).filter(c -> c == EventGrammar.PersonClass.OFFICE).isPresent();
    }

    private boolean areNames(List<Token> tokens, int first, int end) {
        for (int i = first; i < end; i++) {
            Token token = tokens.get(i);
            String word = token.text().toLowerCase(Locale.ROOT);
            boolean common = grammar.person(word).isPresent() || grammar.isPlace(word);
            if (!token.tag().startsWith("NNP") || common) {
                return false;
            }
        }
        return end - first <= 4;
    }

    /** The name of the body before the title: "UN", "European Commission". */
    private Optional<Mention> body(AnnotatedDocument document, Mention mention, int name) {
        List<Token> tokens = document.tokens();
        int end = mention.firstToken();
        for (int i = mention.firstToken(); i < name && !isTitle(tokens.get(i)); i++) {
            Token token = tokens.get(i);
            boolean group =
                    grammar.person(token.text())
                            .filter(c -> c == EventGrammar.PersonClass.GROUP)
                            .isPresent();
            boolean acronym =
                    token.text().length() > 1
                            && token.text().equals(token.text().toUpperCase(Locale.ROOT));
            boolean country = grammar.gazetteer().country(token.text()).isPresent();
            if (group || acronym || country) {
                end = i + 1;
            }
        }
        return end == mention.firstToken()
                ? Optional.empty()
                : Optional.of(part(document, mention, MentionType.ORG, mention.firstToken(), end));
    }

    private static Mention part(
            AnnotatedDocument document, Mention mention, MentionType type, int first, int end) {
        return new Mention(document.span(first, end), type, first, end, mention.confidence());
    }

    private static int size(Mention mention) {
        return mention.endToken() - mention.firstToken();
    }
}
