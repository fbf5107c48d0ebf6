package org.newsgraph.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.newsgraph.document.Arc;

/**
 * Measures what a graph needs of coreference: whether a pronoun or a noun phrase leads to a name of
 * what it means.
 *
 * <p>Asked is every third-person pronoun and every noun phrase without a name whose entity has been
 * named before in the document. An answer is the first name that its links lead back to; it is
 * right if that name is of the same entity. Links within the annotators' words only; no names are
 * compared.
 */
public final class CoreferenceScore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> THIRD_PERSON =
            Set.of(
                    "he",
                    "him",
                    "his",
                    "himself",
                    "she",
                    "her",
                    "hers",
                    "herself",
                    "it",
                    "its",
                    "itself",
                    "they",
                    "them",
                    "their",
                    "theirs",
                    "themselves");

    private final LanguageModel model;

    public CoreferenceScore(LanguageModel model) {
        this.model = model;
    }

    /** Right answers, answers and questions of one kind. */
    private static final class Count {
        private long right;
        private long found;
        private long gold;

        ModelScore.Measure measure(String name) {
            return new ModelScore.Measure(name, right, found, gold);
        }
    }

    /**
     * Pronouns that lead to a name, then noun phrases that do.
     *
     * @param file JSON lines, a document each: {@code forms}; {@code sentences} with {@code tokens}
     *     [first, after last]; {@code mentions} with {@code chain}, {@code tokens}, {@code head}
     *     and {@code head_upos}
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line is not JSON; the message names file and line
     */
    public List<ModelScore.Measure> measure(Path file) throws IOException {
        Count pronouns = new Count();
        Count nominals = new Count();
        int number = 0;
        try (BufferedReader in = Treebank.open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                try {
                    count(JSON.readTree(line), pronouns, nominals);
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException(
                            file + ":" + number + ": not JSON: " + e.getOriginalMessage(), e);
                }
            }
        }
        return List.of(
                pronouns.measure("pronouns to names"), nominals.measure("noun phrases to names"));
    }

    private void count(JsonNode document, Count pronouns, Count nominals) {
        Map<Integer, Integer> before = new HashMap<>();
        for (Arc arc : model.read(sentences(document)).arcs()) {
            if (arc.layer() == Arc.Layer.COREF) {
                before.put(arc.dependent(), arc.head());
            }
        }
        Map<Integer, String> names = new HashMap<>();
        Map<String, Integer> firstName = new HashMap<>();
        for (JsonNode mention : document.path("mentions")) {
            if (mention.path("head_upos").asText().equals("PROPN")) {
                int head = mention.path("head").asInt();
                String chain = mention.path("chain").asText();
                names.put(head, chain);
                firstName.merge(chain, head, Math::min);
            }
        }
        Set<Integer> asked = new HashSet<>();
        for (JsonNode mention : document.path("mentions")) {
            int head = mention.path("head").asInt();
            String chain = mention.path("chain").asText();
            String form = document.path("forms").path(head).asText().toLowerCase(Locale.ROOT);
            String upos = mention.path("head_upos").asText();
            boolean isPronoun = upos.equals("PRON") && THIRD_PERSON.contains(form);
            boolean isQuestion =
                    (isPronoun || upos.equals("NOUN"))
                            && firstName.getOrDefault(chain, head) < head
                            && asked.add(head);
            if (isQuestion) {
                Count count = isPronoun ? pronouns : nominals;
                int at = head;
                while (before.containsKey(at) && !names.containsKey(at)) {
                    at = before.get(at);
                }
                count.gold++;
                count.found += names.containsKey(at) ? 1 : 0;
                count.right += chain.equals(names.get(at)) ? 1 : 0;
            }
        }
    }

    private static List<List<String>> sentences(JsonNode document) {
        List<List<String>> sentences = new ArrayList<>();
        for (JsonNode sentence : document.path("sentences")) {
            List<String> forms = new ArrayList<>();
            int end = sentence.path("tokens").path(1).asInt();
            for (int t = sentence.path("tokens").path(0).asInt(); t < end; t++) {
                forms.add(document.path("forms").path(t).asText());
            }
            sentences.add(forms);
        }
        return sentences;
    }
}
