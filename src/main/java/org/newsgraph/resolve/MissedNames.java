package org.newsgraph.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.newsgraph.claim.ArticleClaims;
import org.newsgraph.claim.Attribution;
import org.newsgraph.claim.Event;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;

/**
 * Names that the name finder missed in one sentence though the article shows that they are names: a
 * surname whose bearer is named in full elsewhere, a word found as a name elsewhere, and one that
 * speaks or acts.
 */
final class MissedNames {
    private final Words words;
    private final Aliases aliases;

    MissedNames(Words words, Aliases aliases) {
        this.words = words;
        this.aliases = aliases;
    }

    /** Names of one token, in text order. */
    List<Mention> find(AnnotatedDocument document, ArticleClaims claims) {
        Map<String, MentionType> known = new HashMap<>();
        for (Mention mention : document.mentions()) {
            List<String> parts = Names.parts(document.text(mention.span()));
            if (parts.isEmpty()) {
                continue;
            }
            if (mention.type() == MentionType.PER && parts.size() > 1) {
                known.put(parts.get(parts.size() - 1), MentionType.PER);
                if (words.is("family-name", Names.key(parts.get(0)))
                        || parts.size() == 2 && parts.get(1).contains("-")) {
                    known.put(parts.get(0), MentionType.PER);
                }
            } else if (parts.size() == 1 && mention.type() != MentionType.MISC) {
                known.putIfAbsent(parts.get(0), mention.type());
            }
        }
        Set<Span> actors = new HashSet<>();
        for (Attribution attribution : claims.attributions()) {
            actors.addAll(attribution.source());
        }
        for (Event event : claims.events()) {
            event.parties().forEach(party -> actors.add(party.span()));
        }
        boolean[] named = new boolean[document.tokens().size()];
        for (Mention mention : document.mentions()) {
            for (int t = mention.firstToken(); t < mention.endToken(); t++) {
                named[t] = true;
            }
        }
        for (int t = 0; t < named.length; t++) {
            Token token = document.tokens().get(t);
            boolean curated =
                    aliases.find(token.text())
                            .filter(entry -> entry.type() == EntityType.PERSON)
                            .isPresent();
            if (!named[t] && isNameLike(token) && (curated || actors.contains(token.span()))) {
                known.putIfAbsent(token.text(), MentionType.PER);
            }
        }
        List<Mention> missed = new ArrayList<>();
        for (int t = 0; t < named.length; t++) {
            Token token = document.tokens().get(t);
            boolean alone =
                    !named[t]
                            && isNameLike(token)
                            && known.containsKey(token.text())
                            && !(t + 1 < named.length && followsOn(document, t + 1))
                            && !(t > 0 && followsOn(document, t - 1));
            if (alone) {
                missed.add(new Mention(token.span(), known.get(token.text()), t, t + 1, 0.5));
            }
        }
        return missed;
    }

    /** Whether a neighbour makes it part of a longer name, a title or courtesy aside. */
    private boolean followsOn(AnnotatedDocument document, int t) {
        Token token = document.tokens().get(t);
        String lower = token.text().toLowerCase(Locale.ROOT).replace(".", "");
        return token.tag().startsWith("NNP")
                && !words.is("courtesy", lower)
                && !words.is("person", lower)
                && !words.is("day", lower);
    }

    private boolean isNameLike(Token token) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        return Character.isUpperCase(token.text().charAt(0))
                && token.text().length() > 1
                && token.tag().startsWith("NNP")
                && !words.is("person", lower)
                && !words.is("group", lower)
                && !words.is("day", lower)
                && !words.is("courtesy", lower.replace(".", ""));
    }
}
