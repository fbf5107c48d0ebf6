package org.newsgraph.resolve;

/** The pronouns that can stand for someone. */
enum Pronoun {
    HE,
    SHE,
    IT,
    THEY,
    /** The speaker of a quotation. */
    I,
    WE,
    RELATIVE,
    NONE;

    static Pronoun of(String lower, String tag) {
        return switch (lower) {
            case "he", "him", "his", "himself" -> HE;
            case "she", "her", "hers", "herself" -> SHE;
            case "it", "its", "itself" -> IT;
            case "they", "them", "their", "theirs", "themselves" -> THEY;
            case "i", "me", "my", "mine", "myself" -> I;
            case "we", "us", "our", "ours", "ourselves" ->
                    lower.equals("us") && !tag.startsWith("PRP") ? NONE : WE;
            case "who", "whom", "which", "whose" -> RELATIVE;
            case "that" -> tag.equals("WDT") || tag.equals("WP") ? RELATIVE : NONE;
            default -> NONE;
        };
    }

    Gender gender() {
        return switch (this) {
            case HE -> Gender.MALE;
            case SHE -> Gender.FEMALE;
            default -> Gender.UNKNOWN;
        };
    }
}
