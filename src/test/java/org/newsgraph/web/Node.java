package org.newsgraph.web;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Node.js, npm and Chromium, where this machine has them: without them, what needs them is skipped
 * and says so; but not where the variable {@code NEWSGRAPH_BROWSER} is {@code required}, as in CI.
 */
public final class Node {
    /** Where the sources of the explorer are copied, with what they need. */
    public static final Path WORK = Path.of("target", "web").toAbsolutePath();

    private static final Path SOURCES = Path.of("src", "main", "web");
    private static final Path TESTS = Path.of("src", "test", "web");

    private Node() {}

    /** What a process printed and how it ended. */
    public record Ended(int code, String out) {}

    /**
     * Copies sources and tests to {@link #WORK}, and installs what they need unless it is there.
     */
    public static synchronized void prepare() throws IOException, InterruptedException {
        need(find("node").isPresent() && find("npm").isPresent(), "node and npm are not installed");
        copy(SOURCES, WORK);
        copy(TESTS, WORK.resolve("test"));
        Path installed = WORK.resolve("node_modules").resolve("installed.json");
        String lock = Files.readString(WORK.resolve("package-lock.json"));
        if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
            return;
        }
        Ended npm = run(WORK, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        need(npm.code() == 0, "npm cannot install what the explorer is made of: " + npm.out());
        Files.writeString(installed, lock);
    }

    /** Where Chromium is. */
    public static Path chromium() {
        Optional<Path> found =
                Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(name -> find(name).stream())
                        .findFirst();
        need(found.isPresent(), "Chromium is not installed");
        return found.orElseThrow();
    }

    /** Skips the test, or fails it where all must be there. */
    private static void need(boolean there, String what) {
        if (!there && "required".equals(System.getenv("NEWSGRAPH_BROWSER"))) {
            fail(what);
        }
        assumeTrue(there, "skipped: " + what);
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> FileSystems.getDefault().getPath(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Runs a program to its end; what it prints, on either stream, is given back. */
    public static Ended run(Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(new ArrayList<>(List.of(command)))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }
}
