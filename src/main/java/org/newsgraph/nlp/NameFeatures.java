package org.newsgraph.nlp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.postag.TagDictionary;
import opennlp.tools.util.InvalidFormatException;
import opennlp.tools.util.featuregen.AdaptiveFeatureGenerator;
import opennlp.tools.util.featuregen.GeneratorFactory;

/**
 * What the name finder's model sees of a token beyond OpenNLP's own features: its shape, which tags
 * the tagger's dictionary allows it and its lower-case form, and the run of capitalised words that
 * it stands in.
 *
 * <p>Named in {@code name-features.xml}; OpenNLP makes it when a model is trained or loaded, which
 * is why it is public.
 */
public final class NameFeatures extends GeneratorFactory.AbstractXmlFeatureGeneratorFactory {
    /** Made by OpenNLP. */
    public NameFeatures() {}

    @Override
    public AdaptiveFeatureGenerator create() throws InvalidFormatException {
        return new Generator(Models.tagDictionary());
    }

    /** Keeps what it found out about the last sentence; not for several threads. */
    private static final class Generator implements AdaptiveFeatureGenerator {
        private final TagDictionary dictionary;
        private String[] seen;
        private String[][] features;

        Generator(TagDictionary dictionary) {
            this.dictionary = dictionary;
        }

        @Override
        public void createFeatures(
                List<String> all, String[] tokens, int index, String[] previousOutcomes) {
            if (seen != tokens) {
                features = new Sentence(tokens, dictionary).features();
                seen = tokens;
            }
            all.addAll(Arrays.asList(features[index]));
        }
    }

    /** One sentence, looked at from all sides. */
    private static final class Sentence {
        private static final String EDGE = "*";

        private final String[] tokens;
        private final String[] lower;
        private final String[] shape;
        private final String[] allowed;
        private final String[] lowerAllowed;
        private final boolean[] capital;
        private final boolean shouted;

        Sentence(String[] tokens, TagDictionary dictionary) {
            int n = tokens.length;
            this.tokens = tokens;
            lower = new String[n];
            shape = new String[n];
            allowed = new String[n];
            lowerAllowed = new String[n];
            capital = new boolean[n];
            int words = 0;
            int upper = 0;
            for (int i = 0; i < n; i++) {
                String token = tokens[i];
                lower[i] = token.toLowerCase(Locale.ROOT);
                shape[i] = shape(token);
                capital[i] = Character.isUpperCase(token.codePointAt(0));
                allowed[i] = tags(dictionary, token);
                lowerAllowed[i] = capital[i] ? tags(dictionary, lower[i]) : "-";
                if (token.length() > 1 && Character.isLetter(token.charAt(0))) {
                    words++;
                    upper += token.equals(token.toUpperCase(Locale.ROOT)) ? 1 : 0;
                }
            }
            shouted = words > 1 && upper * 10 >= words * 6;
        }

        private static String tags(TagDictionary dictionary, String token) {
            String[] tags = dictionary.getTags(token);
            return tags == null ? "?" : String.join("_", tags);
        }

        /** Letters, digits and marks, rows of a kind drawn together: "Jong-un" is "Xx-x". */
        private static String shape(String token) {
            StringBuilder shape = new StringBuilder();
            char last = 0;
            boolean more = false;
            for (int i = 0; i < token.length(); i++) {
                char c = token.charAt(i);
                char kind =
                        Character.isUpperCase(c)
                                ? 'X'
                                : Character.isLetter(c) ? 'x' : Character.isDigit(c) ? 'd' : c;
                if (kind != last) {
                    shape.append(kind);
                    more = false;
                } else if (!more) {
                    shape.append('+');
                    more = true;
                }
                last = kind;
            }
            return shape.length() > 12 ? shape.substring(0, 12) : shape.toString();
        }

        String[][] features() {
            String[][] features = new String[tokens.length][];
            for (int i = 0; i < tokens.length; i++) {
                features[i] = features(i);
            }
            return features;
        }

        private static String at(String[] layer, int i) {
            return i < 0 || i >= layer.length ? EDGE : layer[i];
        }

        private String[] features(int i) {
            int first = i;
            int last = i;
            if (capital[i]) {
                while (first > 0 && inName(first - 1, first)) {
                    first--;
                }
                while (last + 1 < tokens.length && inName(last + 1, last)) {
                    last++;
                }
            }
            while (first < i && !capital[first]) {
                first++;
            }
            while (last > i && !capital[last]) {
                last--;
            }
            String before = at(lower, first - 1);
            String after = at(lower, last + 1);
            String mode = shouted ? "S" : i == 0 ? "F" : "";
            String place = (i - first) + "/" + (last - first);
            return new String[] {
                "a0=" + allowed[i],
                "a-1=" + at(allowed, i - 1),
                "a+1=" + at(allowed, i + 1),
                "a-2=" + at(allowed, i - 2),
                "a+2=" + at(allowed, i + 2),
                "l0=" + mode + lowerAllowed[i],
                "l-1=" + mode + at(lowerAllowed, i - 1),
                "l+1=" + mode + at(lowerAllowed, i + 1),
                "s0=" + shape[i],
                "s-1=" + at(shape, i - 1),
                "s+1=" + at(shape, i + 1),
                "s=" + at(shape, i - 1) + " " + shape[i] + " " + at(shape, i + 1),
                "aa=" + at(allowed, i - 1) + " " + allowed[i],
                "ab=" + allowed[i] + " " + at(allowed, i + 1),
                "ws=" + at(lower, i - 1) + " " + shape[i],
                "sw=" + shape[i] + " " + at(lower, i + 1),
                "cb=" + before + " " + place,
                "ca=" + after + " " + place,
                "cba=" + before + " " + after,
                "cl=" + lower[last] + " " + (last - i),
                "cf=" + lower[first] + " " + (i - first),
                "cs=" + suffix(lower[last]) + " " + (last - i),
                "cp=" + place + mode
            };
        }

        private static String suffix(String word) {
            return word.length() <= 3 ? word : word.substring(word.length() - 3);
        }

        /** Whether the token carries a run of capitalised words on, next to {@code neighbour}. */
        private boolean inName(int i, int neighbour) {
            if (capital[i]) {
                return true;
            }
            boolean link = LINKS.containsKey(lower[i]);
            int beyond = i + (i - neighbour);
            return link && beyond >= 0 && beyond < tokens.length && capital[beyond];
        }

        private static final Map<String, Boolean> LINKS =
                Map.of(
                        "of", true, "for", true, "de", true, "al", true, "van", true, "von", true,
                        "bin", true, "&", true);
    }
}
