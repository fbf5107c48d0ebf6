package org.newsgraph.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.newsgraph.model.Treebank;

/** Reads which noun phrases of a document mean the same. */
final class CoreferenceBank {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CoreferenceBank() {}

    /**
     * {@link GoldSentence#entities()} of each sentence.
     *
     * @param file JSON lines, a document each: {@code tokens}; {@code sentences} with {@code id}
     *     and {@code tokens} [first, after last], {@code mentions} with {@code chain}, {@code
     *     tokens} and {@code head}
     * @return by the sentence's id
     * @throws IOException if a line is not JSON
     */
    static Map<String, int[]> read(Path file) throws IOException {
        Map<String, int[]> entities = new HashMap<>();
        try (BufferedReader in = Treebank.open(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(JSON.readTree(line), entities);
            }
        }
        return entities;
    }

    private static void add(JsonNode document, Map<String, int[]> entities) {
        int[] byToken = new int[document.path("tokens").size()];
        int[] length = new int[byToken.length];
        Arrays.fill(byToken, GoldSentence.NO_ENTITY);
        Map<String, Integer> numbers = new HashMap<>();
        for (JsonNode mention : document.path("mentions")) {
            int number =
                    numbers.computeIfAbsent(mention.path("chain").asText(), c -> numbers.size());
            int head = mention.path("head").asInt();
            JsonNode tokens = mention.path("tokens");
            int size = tokens.get(1).asInt() - tokens.get(0).asInt();
            // Of two phrases with one head the longer is the phrase that a reader sees.
            if (size > length[head]) {
                length[head] = size;
                byToken[head] = number;
            }
        }
        for (JsonNode sentence : document.path("sentences")) {
            JsonNode tokens = sentence.path("tokens");
            entities.put(
                    sentence.path("id").asText(),
                    Arrays.copyOfRange(byToken, tokens.get(0).asInt(), tokens.get(1).asInt()));
        }
    }
}
