package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.query.SmallStore;
import org.newsgraph.store.GraphStore;

/** What a server keeps for the one that is started after it. */
class SavedAnswersTest {
    private static final Var NAME = Var.alloc("name");
    private static final Var DAY = Var.alloc("day");

    /** Terms of every kind, what must be escaped, and a cell that is unbound. */
    private static final Answer.Rows ROWS =
            new Answer.Rows(
                    List.of(NAME, DAY),
                    List.of(
                            BindingFactory.binding(
                                    NAME, NodeFactory.createLiteralString("\"Ána\"\n| Berg")),
                            BindingFactory.binding(
                                    NAME, NodeFactory.createLiteralLang("Wien", "de")),
                            BindingFactory.binding(
                                    NAME, NodeFactory.createURI("https://x.example/a"),
                                    DAY,
                                            NodeFactory.createLiteralDT(
                                                    "2031-03", XSDDatatype.XSDgYearMonth))),
                    false);

    @TempDir private Path folder;

    @Test
    void anotherServerFindsThemUntilTheStoreIsWritten() {
        try (GraphStore store = GraphStore.create(folder.resolve("news.tdb"))) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            new SavedAnswers(store).save(asked, ROWS);

            assertEquals(Optional.of(ROWS), new SavedAnswers(store).find(asked));
            assertEquals(
                    Optional.empty(),
                    new SavedAnswers(store)
                            .find(new AnswerMemory.Question("SELECT 2", store.revision())));

            store.write(SmallStore.articles());
            var now = new AnswerMemory.Question("SELECT 1", store.revision());
            assertEquals(Optional.empty(), new SavedAnswers(store).find(now));
            assertFalse(Files.exists(folder.resolve("news.tdb").resolve("cache")));

            // One that took until the write was over.
            new SavedAnswers(store).save(asked, ROWS);
            assertFalse(Files.exists(folder.resolve("news.tdb").resolve("cache")));
        }
    }

    @Test
    void partsOfAnswersAreNotSavedAndDamageIsNoAnswer() throws Exception {
        try (GraphStore store = GraphStore.create(folder.resolve("news.tdb"))) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            SavedAnswers saved = new SavedAnswers(store);
            saved.save(asked, new Answer.Rows(ROWS.columns(), ROWS.rows(), true));
            assertEquals(Optional.empty(), saved.find(asked));

            saved.save(asked, ROWS);
            try (Stream<Path> files = Files.walk(folder.resolve("news.tdb").resolve("cache"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    Files.writeString(file, text.substring(0, text.length() / 2));
                }
            }
            assertEquals(Optional.empty(), saved.find(asked));
        }
    }

    @Test
    void aStoreInMemoryKeepsNone() {
        try (GraphStore store = GraphStore.inMemory()) {
            var asked = new AnswerMemory.Question("SELECT 1", store.revision());
            new SavedAnswers(store).save(asked, ROWS);

            assertEquals(Optional.empty(), new SavedAnswers(store).find(asked));
        }
    }
}
