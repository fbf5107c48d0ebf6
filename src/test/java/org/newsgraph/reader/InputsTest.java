package org.newsgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputsTest {
    @TempDir private Path folder;

    @BeforeEach
    void fill() throws IOException {
        for (String name :
                List.of(
                        "b.json",
                        "a.txt",
                        "a/c.html",
                        "a/b/d.jsonl.gz",
                        "z.md",
                        ".hidden.txt",
                        ".git/e.txt",
                        "a-b.txt")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "It rained.");
        }
    }

    @Test
    void listsAFolderInTheOrderOfNames() {
        assertEquals(
                List.of("a/b/d.jsonl.gz", "a/c.html", "a-b.txt", "a.txt", "b.json"),
                names(folder.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.txt|a-b.txt,a.txt",
                "**/*.html|a/c.html",
                "**/*.json|b.json",
                "**/b/**/*.gz|a/b/d.jsonl.gz",
                "[ab].*|a.txt,b.json",
                "{a,b}.{txt,json}|a.txt,b.json",
                "?.md|z.md"
            })
    void expandsPatterns(String pattern, String expected) {
        assertEquals(List.of(expected.split(",")), names(folder + "/" + pattern));
    }

    @Test
    void readsAnyFileThatIsNamedAndEachOnce() {
        assertEquals(
                List.of("z.md", "a.txt"),
                names(folder + "/z.md", folder + "/a.txt", folder + "/a/../a.txt", "-", "-")
                        .subList(0, 2));
        assertEquals(3, names(folder + "/z.md", folder + "/a.txt", "-", "-").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.txt", "missing/*.txt", "*.nothing", ".git/none"})
    void namesWhatIsMissing(String input) {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> names(folder + "/" + input));

        assertTrue(wrong.getMessage().contains(input), wrong.getMessage());
    }

    @Test
    void goesOnWithTheOthersWhereOneIsMissing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("bare"));
        List<Problem> problems = new ArrayList<>();

        List<Source> sources =
                ArticleReader.sources(
                        List.of(
                                folder + "/gone.txt",
                                folder + "/a.txt",
                                empty.toString(),
                                folder + "/*.nothing"),
                        problems::add);

        assertEquals(1, sources.size());
        assertEquals(
                List.of(folder + "/gone.txt", empty.toString(), folder + "/*.nothing"),
                problems.stream().map(Problem::file).toList());
        assertTrue(
                problems.get(0).message().startsWith("no such file or folder; expected a file"),
                problems::toString);
    }

    @Test
    void namesAFolderWithoutArticles() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> names(empty.toString()));

        assertTrue(wrong.getMessage().contains(".jsonl"), wrong.getMessage());
    }

    @Test
    void goesRoundALoopOfLinksOnce() throws IOException {
        link(folder.resolve("a/loop"), folder);
        link(folder.resolve("again.txt"), folder.resolve("a.txt"));

        assertEquals(
                List.of("a/b/d.jsonl.gz", "a/c.html", "a-b.txt", "a.txt", "b.json"),
                names(folder.toString()));
    }

    @Test
    void reportsABrokenLink() throws IOException {
        link(folder.resolve("broken.txt"), folder.resolve("gone.txt"));
        List<Problem> problems = new ArrayList<>();

        List<Source> sources = ArticleReader.sources(List.of(folder.toString()), problems::add);

        // A broken link is listed like a file, and its reading says that nothing is there.
        sources.forEach(source -> new ArticleReader().read(source, a -> {}, problems::add));
        assertTrue(
                problems.stream().anyMatch(problem -> problem.file().endsWith("broken.txt")),
                problems::toString);
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (FileSystemException | UnsupportedOperationException e) {
            assumeTrue(false, "this file system has no symbolic links");
        }
    }

    private List<String> names(String... inputs) {
        return ArticleReader.sources(
                        List.of(inputs),
                        problem -> {
                            throw new AssertionError(problem);
                        })
                .stream()
                .map(Source::name)
                .map(name -> name.equals("-") ? name : relative(Path.of(name)))
                .toList();
    }

    private String relative(Path file) {
        return folder.relativize(file.normalize()).toString().replace('\\', '/');
    }
}
