package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.reader.MalformedInputsTest;
import org.newsgraph.reader.MalformedInputsTest.BrokenFile;
import org.newsgraph.store.GraphStore;

/** Broken files in a folder of good ones are named, each with its place, and cost no good one. */
class MalformedInputsCommandTest {
    @TempDir Path folder;

    @Test
    void areNamedAndCostNoGoodArticle() throws Exception {
        Path articles = Files.createDirectory(folder.resolve("in"));
        for (Path file : Cli.samples()) {
            Files.copy(file, articles.resolve(file.getFileName()));
        }
        List<BrokenFile> broken = MalformedInputsTest.files(1 << 20);
        assertTrue(broken.size() >= 50, broken.size() + " broken files");
        for (int i = 0; i < broken.size(); i++) {
            Files.write(articles.resolve(name(i, broken.get(i))), broken.get(i).bytes());
        }
        Path store = folder.resolve("s.tdb");
        Cli.Result result = Cli.run("ingest", "--store", store, articles);
        assertEquals(1, result.code(), result.err());
        assertEquals("", result.out());
        for (int i = 0; i < broken.size(); i++) {
            String name = name(i, broken.get(i));
            List<String> lines = result.err().lines().filter(l -> l.contains(name)).toList();
            assertEquals(1, lines.size(), broken.get(i).note() + ": " + lines);
            assertTrue(lines.get(0).startsWith("rejected "), lines.get(0));
            assertTrue(lines.get(0).contains("; expected "), lines.get(0));
        }
        try (GraphStore graphs = GraphStore.open(store)) {
            for (var article : Samples.articles()) {
                assertTrue(graphs.article(article.id()).isPresent(), article.id());
            }
            assertTrue(graphs.validate().isValid());
        }
    }

    @Test
    void aMissingFileIsReportedAndTheRestGoesOn() throws Exception {
        Path good = folder.resolve("good.txt");
        Files.writeString(good, "Ann Moss met Carl Reed in Oslo on Monday.");
        Path gone = folder.resolve("gone.txt");
        Path store = folder.resolve("m.tdb");

        Cli.Result result = Cli.run("ingest", "--store", store, gone, good);

        assertEquals(1, result.code(), result.err());
        assertTrue(
                result.err().contains("rejected " + gone + ": no such file or folder; expected "),
                result.err());
        assertTrue(result.err().contains("2 articles: 1 new"), result.err());
        assertTrue(result.err().contains("1 rejected"), result.err());
    }

    private static String name(int number, BrokenFile file) {
        return String.format(java.util.Locale.ROOT, "bad%03d-%s", number, file.name());
    }
}
