package org.newsgraph.export;

import java.util.Locale;

/** How articles stand to what links two nodes: only {@link #FACT} is asserted. */
enum Standing {
    /** An article says in its own voice that it happened. */
    FACT,
    /** A speaker says that it happened. */
    CLAIMED,
    /** It is told as planned, by the article or a speaker. */
    PLANNED,
    /** The article or a speaker says that it did not, or will not, happen. */
    DENIED,
    /** It is only supposed, or was read with less confidence than asked for. */
    SUPPOSED;

    /** As files write it: {@code fact}, {@code claimed}, ... */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Standing of a proposition.
     *
     * @param polarity {@code news:polarity}, empty if there is none
     * @param modality {@code news:modality}, likewise
     * @param said whether a statement contains it
     */
    static Standing of(String polarity, String modality, boolean said) {
        if (polarity.equals("negative")) {
            return DENIED;
        }
        return switch (modality) {
            case "planned" -> PLANNED;
            case "hypothetical" -> SUPPOSED;
            default -> said ? CLAIMED : SUPPOSED;
        };
    }

    @Override
    public String toString() {
        return key();
    }
}
