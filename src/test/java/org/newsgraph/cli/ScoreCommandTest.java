package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsgraph.model.FakeModel;

class ScoreCommandTest {
    private static final String GOLD = "src/test/resources/model/roles";

    @TempDir private static Path folder;

    @BeforeAll
    static void writeModel() throws IOException {
        FakeModel.write(folder.resolve("tiny.model"), 1);
        Files.writeString(folder.resolve("bad.conllu"), "1\tGo\n");
        Files.writeString(folder.resolve("no.model"), "no");
    }

    private static Cli.Result score(String... args) {
        List<Object> all = new ArrayList<>(List.of("score"));
        for (String arg : args) {
            all.add(arg.replace("~", folder.toString()));
        }
        return Cli.run(all.toArray());
    }

    @Test
    void printsATable() {
        Cli.Result result =
                score(
                        "--weights",
                        "~/tiny.model",
                        "--context",
                        "--trees",
                        GOLD + ".conllu",
                        GOLD + ".conllu",
                        GOLD + ".conll");

        assertEquals("", result.err());
        assertEquals(0, result.code());
        List<String> lines = result.out().lines().toList();
        assertEquals("file\tmeasure\tP\tR\tF1\tgold", lines.get(0));
        assertEquals(6, lines.size());
        assertTrue(lines.get(1).matches("roles.conllu\ttag(\t[01]\\.\\d{4}){3}\t23"), lines.get(1));
        assertTrue(lines.get(5).startsWith("roles.conll\troles of verbs\t"), lines.get(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tiny.model | pom.xml         | 2 | pom.xml: expected the ending .conllu, .conll or .jsonl
                    tiny.model | GOLD.conll      | 2 | has roles; give the trees
                    tiny.model | ~/bad.conllu    | 2 | bad.conllu:1: not a line of CoNLL-U
                    tiny.model | ~/none.conllu   | 2 | none.conllu: no such file
                    none.model | GOLD.conllu     | 2 | none.model: no such file
                    no.model   | GOLD.conllu     | 1 | no.model: no entry encoder.onnx
                    """)
    void saysWhatIsWrong(String model, String file, int code, String message) {
        Cli.Result result = score("--weights", "~/" + model, file.replace("GOLD", GOLD));

        assertEquals(code, result.code(), result.err());
        assertTrue(result.err().contains(message), result.err());
    }
}
