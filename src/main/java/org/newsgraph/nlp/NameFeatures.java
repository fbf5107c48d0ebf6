package org.newsgraph.nlp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import opennlp.tools.postag.TagDictionary;
import opennlp.tools.util.InvalidFormatException;
import opennlp.tools.util.featuregen.AdaptiveFeatureGenerator;
import opennlp.tools.util.featuregen.GeneratorFactory;
import org.newsgraph.gazetteer.Gazetteer;
import org.newsgraph.gazetteer.Place;

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
        return new Generator(Models.tagDictionary(), Gazetteer.bundled());
    }

    /** Keeps what it found out about the last sentence; not for several threads. */
    private static final class Generator implements AdaptiveFeatureGenerator {
        private final TagDictionary dictionary;
        private final Gazetteer gazetteer;
        private String[] seen;
        private String[][] features;

        Generator(TagDictionary dictionary, Gazetteer gazetteer) {
            this.dictionary = dictionary;
            this.gazetteer = gazetteer;
        }

        @Override
        public void createFeatures(
                List<String> all, String[] tokens, int index, String[] previousOutcomes) {
            if (seen != tokens) {
                features = new Sentence(tokens, dictionary, gazetteer).features();
                seen = tokens;
            }
            all.addAll(Arrays.asList(features[index]));
        }
    }

    /** One sentence, looked at from all sides. */
    private static final class Sentence {
        private static final String EDGE = "*";
        private static final int LONGEST_PLACE = 4;
        private static final Set<String> LINKS =
                Set.of("of", "for", "de", "al", "van", "von", "bin", "&");

        private final String[] tokens;
        private final String[] lower;
        private final String[] shape;
        private final String[] allowed;
        private final String[] lowerAllowed;
        private final boolean[] capital;
        private final String[] place;
        private final String[] given;
        private final boolean shouted;

        Sentence(String[] tokens, TagDictionary dictionary, Gazetteer gazetteer) {
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
            place = new String[n];
            given = new String[n];
            for (int i = 0; i < n; i++) {
                if (place[i] == null) {
                    places(i, gazetteer);
                }
                boolean isGiven = capital[i] && gazetteer.gender(cased(tokens[i])).isPresent();
                given[i] = isGiven ? "G" : "-";
            }
        }

        /** Marks the longest place that begins at {@code i}, or that none does. */
        private void places(int i, Gazetteer gazetteer) {
            if (capital[i]) {
                for (int end = Math.min(tokens.length, i + LONGEST_PLACE); end > i; end--) {
                    if (!capital[end - 1]) {
                        continue;
                    }
                    String name = String.join(" ", Arrays.asList(tokens).subList(i, end));
                    List<Place> places = gazetteer.named(name);
                    if (!places.isEmpty()) {
                        String kind = places.get(0).kind().name().substring(0, 3);
                        String known = gazetteer.isCommonWord(name) ? kind + "?" : kind;
                        for (int k = i; k < end; k++) {
                            place[k] = (k == i ? "B" : "I") + known;
                        }
                        return;
                    }
                }
            }
            place[i] = capital[i] && gazetteer.isDemonym(tokens[i]) ? "D" : "-";
        }

        /** "ANNA" as "Anna". */
        private static String cased(String token) {
            return token.length() > 1 && token.equals(token.toUpperCase(Locale.ROOT))
                    ? token.charAt(0) + token.substring(1).toLowerCase(Locale.ROOT)
                    : token;
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
            String where = (i - first) + "/" + (last - first);
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
                "cb=" + before + " " + where,
                "ca=" + after + " " + where,
                "cba=" + before + " " + after,
                "cl=" + lower[last] + " " + (last - i),
                "cf=" + lower[first] + " " + (i - first),
                "cs=" + suffix(lower[last]) + " " + (last - i),
                "cp=" + where + mode,
                "g0=" + place[i],
                "g-1=" + at(place, i - 1),
                "g+1=" + at(place, i + 1),
                "gs=" + place[i] + " " + where + mode,
                "gb=" + place[i] + " " + before,
                "n0=" + given[i] + where + mode,
                "n-1=" + at(given, i - 1) + shape[i],
                "n+1=" + at(given, i + 1) + shape[i],
                "nf=" + given[first] + where
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
            boolean link = LINKS.contains(lower[i]);
            int beyond = i + (i - neighbour);
            return link && beyond >= 0 && beyond < tokens.length && capital[beyond];
        }
    }
}
