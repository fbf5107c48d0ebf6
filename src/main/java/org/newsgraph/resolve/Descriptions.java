package org.newsgraph.resolve;

import java.util.List;
import java.util.Optional;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Mention;
import org.newsgraph.document.MentionType;
import org.newsgraph.document.Span;
import org.newsgraph.document.Token;

/**
 * The words beside a name that tell who it is.
 *
 * @param before right before it: "South Korean goalkeeper", "Peru's defense minister,"
 * @param of what follows in "NAME of Ethiopia"
 * @param after right after it, set off by commas: "the French culture minister"
 */
public record Descriptions(List<Token> before, List<Token> of, List<Token> after) {
    private static final int LONGEST = 12;

    public Descriptions {
        before = List.copyOf(before);
        of = List.copyOf(of);
        after = List.copyOf(after);
    }

    /** Those of the name at that span; none is wider than the sentence. */
    public static Descriptions of(AnnotatedDocument document, Span name) {
        int first = document.tokenAt(name.start());
        int end = document.tokenAt(name.end() - 1) + 1;
        int sentence = document.sentenceOfToken(first);
        if (sentence < 0) {
            return new Descriptions(List.of(), List.of(), List.of());
        }
        List<Token> tokens = document.tokens();
        int from = document.sentences().get(sentence).firstToken();
        int to = document.sentences().get(sentence).endToken();
        int last = first > from && tokens.get(first - 1).is(",") ? first - 1 : first;
        int start = last;
        while (start > from && last - start < LONGEST && isInside(tokens.get(start - 1))) {
            start--;
        }
        List<Token> of =
                end < to && tokens.get(end).is("of") ? phrase(document, end + 1, to) : List.of();
        int comma = end;
        boolean aged =
                comma + 2 < to
                        && tokens.get(comma).is(",")
                        && tokens.get(comma + 1).tag().equals("CD")
                        && tokens.get(comma + 2).is(",");
        if (aged) {
            comma += 2;
        }
        List<Token> after =
                comma + 1 < to && tokens.get(comma).is(",")
                        ? phrase(document, comma + 1, to)
                        : List.of();
        // "President Tekin, Prime Minister Haddad and ...": the neighbour's words are not its own.
        boolean listed = last < first && last > start && isPerson(document, last - 1);
        return new Descriptions(
                listed ? List.of() : tokens.subList(start, last),
                of,
                isOfAnother(document, comma + 1, after.size()) ? List.of() : after);
    }

    private static boolean isPerson(AnnotatedDocument document, int token) {
        return document.mentionOfToken(token)
                .filter(mention -> mention.type() == MentionType.PER)
                .isPresent();
    }

    /** Whether the words lead up to another's name: "Iraqi Prime Minister Hadi al-Jubouri". */
    private static boolean isOfAnother(AnnotatedDocument document, int first, int size) {
        List<Token> tokens = document.tokens();
        int end = first + size;
        for (int i = first; i < end; i++) {
            if (tokens.get(i).is("of")) {
                return false;
            }
            Optional<Mention> person =
                    document.mentionOfToken(i).filter(m -> m.type() == MentionType.PER);
            if (person.isPresent()) {
                int after = person.get().endToken();
                return after >= tokens.size() || !tokens.get(after).tag().equals("POS");
            }
        }
        return size > 0 && end < tokens.size() && isPerson(document, end);
    }

    private static boolean isInside(Token token) {
        return token.isNoun()
                || token.tag().startsWith("JJ")
                || token.tag().equals("VBG")
                || token.tag().equals("POS")
                || token.is("-");
    }

    /** The noun phrase that starts there, with its "of ...". */
    private static List<Token> phrase(AnnotatedDocument document, int first, int to) {
        int end = first;
        while (end < to && end - first < LONGEST) {
            Token token = document.tokens().get(end);
            boolean inside =
                    isInside(token)
                            || token.is("of")
                            || token.tag().equals("DT")
                            || token.tag().equals("PRP$");
            if (!inside) {
                break;
            }
            end++;
        }
        return document.tokens().subList(first, end);
    }

    /** The words of a description, without possessive endings. */
    public static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            if (!token.tag().equals("POS")) {
                text.append(text.length() == 0 ? "" : " ").append(token.text());
            }
        }
        return text.toString();
    }

    /** Whether it tells what someone was, and is no more. */
    public static boolean isPast(List<Token> tokens) {
        return text(tokens)
                .toLowerCase(java.util.Locale.ROOT)
                .matches("(.* )?(former|ex|then|late|retired)( .*)?");
    }
}
