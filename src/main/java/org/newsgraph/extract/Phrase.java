package org.newsgraph.extract;

import java.util.List;
import java.util.Optional;
import org.newsgraph.document.AnnotatedDocument;
import org.newsgraph.document.Mention;
import org.newsgraph.document.Span;

/**
 * A noun phrase without what follows its head.
 *
 * @param first index of its first token in the document, the possessor's included
 * @param end index one past its last token
 * @param head index of its head noun
 * @param kind what it stands for
 * @param name the name that ends it ("Kenyan President Maria Okafor"), if one does
 * @param nameFirst index of the first token of the name; of the first token without possessor if
 *     there is none
 * @param possessor the phrase before "'s", or a possessive pronoun
 * @param times indexes, in the document's list, of time expressions inside it
 */
record Phrase(
        int first,
        int end,
        int head,
        Kind kind,
        Optional<Mention> name,
        int nameFirst,
        Optional<Phrase> possessor,
        List<Integer> times) {
    /** What a phrase stands for. */
    enum Kind {
        /** A person by name. */
        PERSON,
        /** An organization by name. */
        ORGANIZATION,
        /** A place by name. */
        PLACE,
        /** Another name, or capitals that the name finder left alone. */
        PROPER,
        PRONOUN,
        /** Nouns for people: "officials", "the two leaders". */
        PEOPLE,
        /** "both", "the two". */
        COLLECTIVE,
        TIME,
        THING;

        boolean isName() {
            return this == PERSON || this == ORGANIZATION || this == PLACE || this == PROPER;
        }

        /** Whether it may take part in an event. */
        boolean mayAct() {
            return this != TIME && this != THING;
        }
    }

    Phrase {
        times = List.copyOf(times);
    }

    /** Index of the first token after the possessor's mark; {@link #first()} without possessor. */
    int coreFirst(AnnotatedDocument document) {
        if (possessor.isEmpty()) {
            return first;
        }
        int token = possessor.get().end();
        if (token < end && document.tokens().get(token).tag().equals("POS")) {
            token++;
        }
        return token;
    }

    /** The same phrase with more words at its end. */
    Phrase upTo(int newEnd) {
        return new Phrase(first, newEnd, head, kind, name, nameFirst, possessor, times);
    }

    /** The words that stand for who it is: the name alone, else the whole phrase. */
    Span span(AnnotatedDocument document) {
        if (name.isPresent() && kind != Kind.PEOPLE && kind != Kind.THING) {
            return nameFirst > name.get().firstToken()
                    ? document.span(nameFirst, name.get().endToken())
                    : name.get().span();
        }
        return document.span(kind == Kind.PERSON ? nameFirst : first, end);
    }
}
