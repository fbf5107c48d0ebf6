package org.newsgraph.nlp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells which language a text is in, by its letters. May be shared by threads.
 *
 * <p>The model spreads its belief over 183 languages, so the absolute figure says little; the first
 * guess counts if it is clearly ahead of English, which names and foreign words often hide.
 */
public final class LanguageIdentifier {
    /** So many chars from the start of the text are looked at. */
    private static final int READ = 600;

    /** Shorter texts than this are not judged. */
    private static final int LEAST = 40;

    private static final String ENGLISH = "eng";

    /**
     * How many times another language must outweigh English to be believed, in a text of {@link
     * #ENOUGH} letters or more; the shorter, the more.
     */
    private static final double AHEAD = 2;

    private static final double ENOUGH = 200;

    private final LanguageDetectorModel model;

    private LanguageIdentifier(LanguageDetectorModel model) {
        this.model = model;
    }

    private static final class Bundled {
        static final LanguageIdentifier INSTANCE =
                new LanguageIdentifier(Models.load(Models.LANGUAGES, LanguageDetectorModel::new));

        private Bundled() {}
    }

    /** The identifier with the model that is bundled; loaded once. */
    public static LanguageIdentifier bundled() {
        return Bundled.INSTANCE;
    }

    /**
     * ISO 639-1 code of the language, its 639-3 code if it has no shorter one; empty when the text
     * has too few letters to tell.
     */
    public Optional<String> identify(String text) {
        String head = text.substring(0, Math.min(text.length(), READ)).strip();
        long letters = head.chars().filter(Character::isLetter).count();
        if (letters < LEAST) {
            return Optional.empty();
        }
        double ahead = AHEAD * Math.max(1, ENOUGH / letters);
        Language[] guesses = new LanguageDetectorME(model).predictLanguages(head);
        double english =
                Arrays.stream(guesses)
                        .filter(guess -> guess.getLang().equals(ENGLISH))
                        .mapToDouble(Language::getConfidence)
                        .findFirst()
                        .orElse(0);
        if (english * ahead >= guesses[0].getConfidence()) {
            return Optional.of("en");
        }
        return Optional.of(shortCode(guesses[0].getLang()));
    }

    private static String shortCode(String code) {
        for (String two : Locale.getISOLanguages()) {
            if (Locale.forLanguageTag(two).getISO3Language().equals(code)) {
                return two;
            }
        }
        return code;
    }
}
