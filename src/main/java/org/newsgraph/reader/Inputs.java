package org.newsgraph.reader;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Turns what a user types into files: files, folders, patterns and {@code -}. */
final class Inputs {
    static final String STDIN = "-";
    private static final String ENDINGS = ".txt, .json, .jsonl, .ndjson, .html, .htm (or with .gz)";
    private static final Comparator<Path> BY_NAMES =
            (left, right) -> {
                int shared = Math.min(left.getNameCount(), right.getNameCount());
                for (int i = 0; i < shared; i++) {
                    int order = left.getName(i).toString().compareTo(right.getName(i).toString());
                    if (order != 0) {
                        return order;
                    }
                }
                return Integer.compare(left.getNameCount(), right.getNameCount());
            };

    private final Consumer<Problem> problems;
    private final List<Source> sources = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private Inputs(Consumer<Problem> problems) {
        this.problems = problems;
    }

    static List<Source> expand(List<String> inputs, Consumer<Problem> problems) {
        Inputs expansion = new Inputs(problems);
        boolean stdin = false;
        List<Problem> missing = new ArrayList<>();
        for (String input : inputs) {
            if (input.equals(STDIN)) {
                if (!stdin) {
                    expansion.sources.add(Source.of(STDIN, () -> System.in));
                }
                stdin = true;
            } else {
                try {
                    expansion.add(input);
                } catch (Missing e) {
                    missing.add(e.problem);
                }
            }
        }
        if (!missing.isEmpty() && expansion.sources.isEmpty()) {
            throw new IllegalArgumentException(
                    missing.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        missing.forEach(problems);
        return List.copyOf(expansion.sources);
    }

    /** Nothing stands where an input says. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Missing(String input, String found, String expected) {
            super(found);
            problem = new Problem(input, 0, 0, found, expected);
        }
    }

    private void add(String input) throws Missing {
        Path path = path(input);
        if (path != null && Files.isDirectory(path)) {
            List<Path> files =
                    walk(path, file -> Source.format(file.toString()) != Source.Format.UNKNOWN);
            if (files.isEmpty()) {
                throw new Missing(
                        input, "no article in this folder", "a file ending in " + ENDINGS);
            }
            files.forEach(this::addFile);
        } else if (path != null && Files.exists(path)) {
            addFile(path);
        } else if (isPattern(input)) {
            addPattern(input);
        } else {
            throw new Missing(
                    input,
                    "no such file or folder",
                    "a file, a folder, a pattern such as 'news/**/*.json', or - for standard"
                            + " input");
        }
    }

    private void addPattern(String pattern) throws Missing {
        int wild = indexOfWild(pattern);
        int slash = pattern.lastIndexOf('/', wild);
        Path root = Path.of(slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash));
        List<PathMatcher> matchers =
                variants(pattern).stream()
                        .map(variant -> root.getFileSystem().getPathMatcher("glob:" + variant))
                        .toList();
        List<Path> files =
                !Files.isDirectory(root)
                        ? List.of()
                        : walk(
                                root,
                                file -> {
                                    Path shown = slash < 0 ? root.relativize(file) : file;
                                    return matchers.stream().anyMatch(m -> m.matches(shown));
                                });
        if (files.isEmpty()) {
            throw new Missing(
                    pattern,
                    "no file matches this pattern",
                    "one that does; ** stands for any folders, * for any part of a name");
        }
        files.stream().map(file -> slash < 0 ? root.relativize(file) : file).forEach(this::addFile);
    }

    /** The pattern, and the same with some of its {@code **}{@code /} standing for no folder. */
    private static List<String> variants(String pattern) {
        int at = pattern.indexOf("**/");
        if (at < 0) {
            return List.of(pattern);
        }
        List<String> all = new ArrayList<>();
        for (String rest : variants(pattern.substring(at + 3))) {
            all.add(pattern.substring(0, at + 3) + rest);
            all.add(pattern.substring(0, at) + rest);
        }
        return all;
    }

    private void addFile(Path file) {
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException e) {
            real = file.toAbsolutePath().normalize();
        }
        if (seen.add(real)) {
            sources.add(Source.of(file));
        }
    }

    private List<Path> walk(Path root, Predicate<Path> wanted) {
        List<Path> files = new ArrayList<>();
        SimpleFileVisitor<Path> visitor =
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                        return !folder.equals(root) && isHidden(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!isHidden(file) && !attributes.isDirectory() && wanted.test(file)) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why) {
                        // A link back to a folder above leads to files that are read anyway.
                        if (!(why instanceof FileSystemLoopException) && !isHidden(file)) {
                            problems.accept(Failures.notOpened(file.toString(), why));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException why) {
                        if (why != null) {
                            problems.accept(Failures.notOpened(folder.toString(), why));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                };
        try {
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            problems.accept(Failures.notOpened(root.toString(), e));
        }
        files.sort(BY_NAMES);
        return files;
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null
                && name.toString().startsWith(".")
                && !name.toString().equals(".")
                && !name.toString().equals("..");
    }

    private static boolean isPattern(String input) {
        return indexOfWild(input) < input.length();
    }

    private static int indexOfWild(String input) {
        for (int i = 0; i < input.length(); i++) {
            if ("*?[{".indexOf(input.charAt(i)) >= 0) {
                return i;
            }
        }
        return input.length();
    }

    private static Path path(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            return null; // On some systems a pattern is no path.
        }
    }
}
