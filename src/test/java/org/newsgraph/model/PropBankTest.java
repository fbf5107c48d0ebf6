package org.newsgraph.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropBankTest {
    static final Path ROLES = Path.of("src/test/resources/model/roles.conll");
    static final Path TREES = Path.of("src/test/resources/model/roles.conllu");

    @Test
    void readsTrees() throws IOException {
        List<Treebank.Sentence> trees = Treebank.read(TREES);

        assertEquals(
                List.of("one one-1 13", "one one-2 9", "two two-1 1"),
                trees.stream()
                        .map(t -> t.document() + " " + t.id() + " " + t.forms().size())
                        .toList());
        Treebank.Sentence second = trees.get(1);
        assertEquals(List.of("\"", "It", "'s", "done"), second.forms().subList(0, 4));
        assertEquals(List.of(3, 3, 3, 6, 3, 6, -1, 8, 3), second.heads());
        assertEquals("nsubj:pass", second.relations().get(1));
        assertEquals("VBZ", second.tags().get(2));
        assertEquals("be", second.lemmas().get(2));
    }

    @Test
    void findsTheWordsThatHeadArguments() throws IOException {
        assertEquals(
                List.of(
                        "met ARG0 minister",
                        "met R-ARG0 who",
                        "met ARG1 Berg",
                        "met ARGM-TMP yesterday",
                        "said ARG0 minister",
                        "said ARG1 talk",
                        "talk ARG0 he",
                        "talk ARGM-MOD would",
                        "talk ARGM-LOC Oslo"),
                roles(0));
    }

    /** "It's done ... and well" is one argument of "added", and "'s" is no predicate. */
    @Test
    void joinsPiecesAndLeavesAuxiliariesOut() throws IOException {
        assertEquals(
                List.of("done ARG1 It", "done ARGM-MNR well", "added ARG1 done", "added ARG0 Berg"),
                roles(1));
        PropBank.Sentence sentence = PropBank.read(ROLES).get(1);
        assertFalse(sentence.isPredicate(2));
        assertTrue(sentence.isPredicate(3));
    }

    private static List<String> roles(int index) throws IOException {
        List<String> forms = Treebank.read(TREES).get(index).forms();
        List<Integer> heads = Treebank.read(TREES).get(index).heads();
        return PropBank.read(ROLES).get(index).roles(heads).stream()
                .map(r -> forms.get(r.predicate()) + " " + r.label() + " " + forms.get(r.word()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s\t1\tGo\tgo.01", "s\t1\tGo\t_\tO", "one"})
    void refusesOtherColumns(String line, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.conll");
        Files.writeString(file, line + "\n\n");

        String message =
                assertThrows(IllegalArgumentException.class, () -> PropBank.read(file))
                        .getMessage();

        assertTrue(message.startsWith(file + ":2: the sentence that ends here"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\tGo\tgo",
                "a\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_",
                "1\tGo\tgo\tVERB\tVB\t_\t_\troot\t_\t_"
            })
    void refusesOtherTrees(String line, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.conllu");
        Files.writeString(file, "# sent_id = x\n" + line + "\n");

        String message =
                assertThrows(IllegalArgumentException.class, () -> Treebank.read(file))
                        .getMessage();

        assertTrue(message.startsWith(file + ":2: not a line of CoNLL-U"), message);
    }
}
