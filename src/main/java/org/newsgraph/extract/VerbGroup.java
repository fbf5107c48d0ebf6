package org.newsgraph.extract;

/**
 * A verb with its auxiliaries.
 *
 * @param head index of the main verb in the document
 * @param lemma of the main verb, with its particle: {@code meet}, {@code call off}
 * @param form how it is inflected
 * @param modal lemma of a modal, empty string if none
 * @param negated whether "not" or "never" stands in it
 * @param passive whether it is "be" with a past participle
 * @param past whether its first word is in the past tense
 * @param progressive whether it is "be" with a present participle
 */
record VerbGroup(
        int head,
        String lemma,
        Form form,
        String modal,
        boolean negated,
        boolean passive,
        boolean past,
        boolean progressive) {
    /** How a verb is inflected. */
    enum Form {
        FINITE,
        /** With "to". */
        INFINITIVE,
        /** Without "to". */
        BARE,
        GERUND,
        PARTICIPLE
    }

    boolean isFinite() {
        return form == Form.FINITE;
    }
}
