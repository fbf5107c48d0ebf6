package org.newsgraph.extract;

/**
 * A piece of a sentence: sentences are read as a row of parts, not of tokens.
 *
 * @param kind what it is
 * @param first index of its first token in the document
 * @param end index one past its last token
 * @param word its word in lower case; of several words, joined by a blank
 * @param phrase of a PHRASE, else null
 * @param verb of a VERB, else null
 */
record Part(Kind kind, int first, int end, String word, Phrase phrase, VerbGroup verb) {
    /** What a part is. */
    enum Kind {
        PHRASE,
        VERB,
        PREPOSITION,
        CONJUNCTION,
        COMMA,
        /** who, which, that, where as the head of a relative clause. */
        RELATIVE,
        /** that, if, because, ...: head of another clause. */
        SUBORDINATOR,
        ADJECTIVE,
        ADVERB,
        QUOTE,
        /** Semicolon, colon, dash, full stop. */
        STOP,
        OTHER
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isTime() {
        return kind == Kind.PHRASE && phrase.kind() == Phrase.Kind.TIME;
    }

    boolean isActor() {
        return kind == Kind.PHRASE && phrase.kind().mayAct();
    }

    boolean isFinite() {
        return kind == Kind.VERB && verb.isFinite();
    }

    boolean isPreposition(String... words) {
        if (kind != Kind.PREPOSITION) {
            return false;
        }
        for (String other : words) {
            if (word.equals(other)) {
                return true;
            }
        }
        return false;
    }
}
