package org.newsgraph.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.newsgraph.model.PropBank;
import org.newsgraph.model.Treebank;
import org.newsgraph.train.GoldSentence.Roles;
import org.newsgraph.train.GoldSentence.Tree;

/** Treebanks, with PropBank's roles where they were annotated, as documents to learn from. */
final class GoldTreebank {
    private GoldTreebank() {}

    /**
     * Documents of a CoNLL-U file.
     *
     * @param corpus name of the corpus
     * @param roles file of its semantic roles; sentences are paired by their words
     * @param coreference file of its coreference; sentences are paired by their ids
     */
    static List<GoldDocument> read(
            Path trees, String corpus, Optional<Path> roles, Optional<Path> coreference)
            throws IOException {
        Map<String, PropBank.Sentence> annotated = new HashMap<>();
        if (roles.isPresent()) {
            // Sentences of two documents may have one id; the words tell them apart.
            PropBank.read(roles.get()).forEach(s -> annotated.put(key(s.forms()), s));
        }
        Map<String, int[]> entities =
                coreference.isPresent() ? CoreferenceBank.read(coreference.get()) : Map.of();
        Map<String, List<GoldSentence>> documents = new LinkedHashMap<>();
        for (Treebank.Sentence sentence : Treebank.read(trees)) {
            Optional<PropBank.Sentence> found =
                    Optional.ofNullable(annotated.get(key(sentence.forms())));
            documents
                    .computeIfAbsent(sentence.document(), d -> new ArrayList<>())
                    .add(
                            new GoldSentence(
                                    sentence.forms(),
                                    Optional.of(tree(sentence)),
                                    Optional.empty(),
                                    found.map(s -> roles(s, sentence.heads())),
                                    Optional.ofNullable(entities.get(sentence.id()))
                                            .filter(e -> e.length == sentence.forms().size())));
        }
        return documents.values().stream()
                .map(sentences -> new GoldDocument(corpus, sentences, true, Optional.empty()))
                .toList();
    }

    private static String key(List<String> forms) {
        return String.join(" ", forms);
    }

    private static Tree tree(Treebank.Sentence sentence) {
        return new Tree(
                sentence.tags(),
                sentence.heads().stream().mapToInt(Integer::intValue).toArray(),
                sentence.relations());
    }

    private static Roles roles(PropBank.Sentence sentence, List<Integer> heads) {
        return new Roles(
                IntStream.range(0, sentence.forms().size())
                        .filter(sentence::isPredicate)
                        .boxed()
                        .toList(),
                sentence.roles(heads).stream()
                        .filter(role -> role.word() != role.predicate())
                        .toList());
    }
}
