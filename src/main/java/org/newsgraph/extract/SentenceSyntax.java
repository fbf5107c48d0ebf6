package org.newsgraph.extract;

import java.util.List;

/**
 * Who does what to whom in one sentence: subject, objects, adjuncts and governor of its parts.
 *
 * <p>{@link ChunkSyntax} reads it from phrases; {@link TreeSyntax} from dependencies and roles, and
 * from phrases what these do not tell.
 */
interface SentenceSyntax {
    /** What a part stands under. */
    enum Relation {
        /** Direct object of the governing verb. */
        OBJECT,
        /** In a prepositional phrase of the governing verb or noun. */
        ADJUNCT,
        /** Subject of the governing verb. */
        SUBJECT,
        /** Infinitive or gerund under a verb, adjective or noun. */
        COMPLEMENT,
        /** Nothing: a main clause, or unknown. */
        NONE
    }

    /**
     * What a part stands under.
     *
     * @param relation how
     * @param preposition the preposition of an adjunct or gerund, else empty
     * @param part index of the governing part, -1 if there is none
     */
    record Governor(Relation relation, String preposition, int part) {
        static final Governor NONE = new Governor(Relation.NONE, "", -1);
    }

    /**
     * An adjunct to the right of its head.
     *
     * @param preposition in lower case; empty for a bare time or adverb
     * @param objects its noun phrases; empty for an adverb
     * @param part index of its first part
     * @param participle lemma of a participle between head and adjunct ("talks hosted by"), or
     *     empty
     */
    record Adjunct(String preposition, List<Phrase> objects, int part, String participle) {}

    /** The parts of the sentence in text order. */
    List<Part> parts();

    /** The subjects of a verb, shared and controlled ones too; empty if none is found. */
    List<Phrase> subject(int verb);

    /** The direct objects of a verb; empty if it has none or is passive. */
    List<Phrase> objects(int verb);

    /** Adjuncts of a verb or noun that stand to its right, in text order. */
    List<Adjunct> adjuncts(int head);

    /** What the verb or noun stands under. */
    Governor governor(int head);

    /** Times and prepositional phrases that open the clause of a verb, in text order. */
    List<Adjunct> fronted(int verb);

    /** The subordinator or relative word that heads the clause of a verb; empty if none does. */
    String clauseHead(int verb);

    /** Index of the verb in whose clause the verb's clause is embedded, or -1. */
    int outerVerb(int verb);

    /** Index of the verb to the left that the verb is coordinated with, or -1. */
    int coordinated(int verb);
}
