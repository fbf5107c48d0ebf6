package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.query.QueryCatalog;
import org.newsgraph.store.GraphStore;
import org.newsgraph.web.Node;
import org.newsgraph.web.ServerSettings;
import org.newsgraph.web.SparqlServer;

/**
 * The explorer in a real browser, on the sample articles and two that mean harm. What it looks like
 * is in {@code target/explorer}; {@code -Dnewsgraph.pictures=FOLDER} puts the pictures of the
 * README there.
 */
class ExplorerTest {
    private static final Path PICTURES = Path.of("target", "explorer").toAbsolutePath();
    private static final List<String> OF_README = List.of("person", "network", "article");

    /** What strangers may write into what they publish. */
    private static final List<String> HOSTILE =
            List.of(
                    """
                    {"id": "h1\\"'><b>", "url": "javascript:window.hacked=1",
                     "title": "<img src=x onerror=window.hacked=1> Berg meets Lenz",
                     "publisher": "\\"><script>window.hacked=1</script>", "date": "2031-05-02",
                     "section": "<script>window.hacked=1</script>",
                     "text": "Anna Berg met Ivo Lenz in Vienna on May 1, 2031.\\n\\n\\"<script>window.hacked=1</script> is no law,\\" Anna Berg told reporters in Vienna.\\n\\nIvo Lenz said that Mara Holt had met \\"<img src=x onerror=window.hacked=1>\\" in Geneva.\\n\\nAnna Berg said Ivo Lenz will meet Mara Holt in Nairobi in June."}
                    """,
                    """
                    {"id": "h2", "url": "https://x.example/\\"onmouseover=\\"window.hacked=1",
                     "title": "' onerror='window.hacked=1' <svg onload=window.hacked=1>",
                     "publisher": "'; window.hacked=1; //", "date": "2031-05-03",
                     "text": "Ivo Lenz <b onclick=window.hacked=1> met Mara Holt in Geneva on Friday.\\n\\n\\"javascript:window.hacked=1\\", said O\\"Neil <iframe src=javascript:window.hacked=1></iframe>.\\n\\nA senior official, who asked not to be named, said: \\"</script><script>window.hacked=1</script>\\""}
                    """);

    /** The check of {@code explorer.mjs} that is about them. */
    private static final String NO_HARM = "a hostile article does nothing in any view";

    @TempDir private static Path folder;

    @TestFactory
    Stream<DynamicTest> worksInABrowser() throws Exception {
        Node.prepare();
        Path chromium = Node.chromium();
        Path hostile = folder.resolve("hostile.jsonl");
        Files.writeString(
                hostile,
                String.join("\n", HOSTILE.stream().map(each -> each.replace("\n", " ")).toList()));
        Path many = folder.resolve("many.jsonl");
        Files.writeString(many, many());
        Path store = folder.resolve("news.tdb");
        Cli.Result read =
                Cli.run(
                        "ingest",
                        "--model",
                        "light",
                        "--store",
                        store,
                        Cli.ARTICLES,
                        hostile,
                        many);
        assertEquals(0, read.code(), read.err());

        Node.Ended walked;
        ServerSettings settings =
                new ServerSettings(
                        InetAddress.getByName("127.0.0.1"),
                        0,
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        10_000);
        try (GraphStore graphs = GraphStore.open(store);
                SparqlServer server =
                        SparqlServer.start(graphs, QueryCatalog.bundled(), settings)) {
            walked =
                    Node.run(
                            Node.WORK,
                            "node",
                            "test/explorer.mjs",
                            server.uri().toString(),
                            PICTURES.toString(),
                            chromium.toString());
        }
        Files.writeString(PICTURES.resolve("checks.txt"), walked.out());
        keepPictures();
        List<String> checks =
                walked.out().lines().filter(line -> line.matches("(not )?ok .*")).toList();
        // A walk that ended on the way has checked less than it says.
        long failed = checks.stream().filter(line -> line.startsWith("not ")).count();
        assertEquals(
                failed + " failed",
                walked.out().strip().lines().reduce("", (a, b) -> b),
                walked.out());
        assertEquals(failed > 0 ? 1 : 0, walked.code(), walked.out());
        assertTrue(
                checks.stream().anyMatch(line -> test(line).getDisplayName().equals(NO_HARM)),
                walked.out());
        return checks.stream().map(ExplorerTest::test);
    }

    /** Articles that tell of more meetings and sayings than a page of an answer has. */
    private static String many() {
        String meetings =
                IntStream.range(0, 130)
                        .mapToObj(LocalDate.of(2029, 1, 1)::plusDays)
                        .map(DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH)::format)
                        .map("Nora Falk met Emil Brandt in Tallinn on %s."::formatted)
                        .collect(Collectors.joining("\\n\\n"));
        String sayings =
                IntStream.rangeClosed(1, 210)
                        .mapToObj("\\\"Bridge %d will open,\\\" Nora Falk said."::formatted)
                        .collect(Collectors.joining("\\n\\n"));
        return "{\"id\": \"m1\", \"date\": \"2029-08-01\", \"text\": \"%s\"}\n{\"id\": \"m2\", \"date\": \"2029-08-02\", \"text\": \"%s\"}\n"
                .formatted(meetings, sayings);
    }

    private static DynamicTest test(String line) {
        return DynamicTest.dynamicTest(
                line.replaceFirst("^(not )?ok ", "").replaceFirst(":.*| \\(\\d+ ms\\)$", ""),
                () -> {
                    if (line.startsWith("not ")) {
                        fail(line);
                    }
                });
    }

    private static void keepPictures() throws Exception {
        String wanted = System.getProperty("newsgraph.pictures");
        if (wanted != null) {
            Files.createDirectories(Path.of(wanted));
            for (String name : OF_README) {
                Files.copy(
                        PICTURES.resolve(name + ".png"),
                        Path.of(wanted, name + ".png"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
