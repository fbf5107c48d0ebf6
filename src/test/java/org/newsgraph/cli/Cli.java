package org.newsgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.newsgraph.store.GraphStore;

/** Runs the command line as a user does: in this process, or in one of its own. */
final class Cli {
    static final Path ARTICLES = Path.of("data", "articles").toAbsolutePath();

    private Cli() {}

    /** What a command did. */
    record Result(int code, String out, String err) {}

    static Result run(Object... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int code;
        try {
            System.setOut(new PrintStream(data, true, UTF_8));
            System.setErr(new PrintStream(messages, true, UTF_8));
            code = Main.run(Stream.of(args).map(Object::toString).toArray(String[]::new));
        } finally {
            System.out.flush();
            System.setOut(out);
            System.setErr(err);
        }
        return new Result(code, data.toString(UTF_8), messages.toString(UTF_8));
    }

    static byte[] dump(Path store) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GraphStore graphs = GraphStore.open(store)) {
            graphs.dump(bytes);
        }
        return bytes.toByteArray();
    }

    /** The sample files, without what explains them. */
    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(ARTICLES)) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|html|json|jsonl)"))
                    .sorted()
                    .toList();
        }
    }

    /** A Java process with the class path of this one. */
    static ProcessBuilder java(List<String> options, Object... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
        command.add(
                System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator));
        command.add(Main.class.getName());
        Stream.of(args).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command);
    }

    static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the output of a process cannot be read", e);
        }
    }
}
