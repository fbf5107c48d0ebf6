package org.newsgraph.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.newsgraph.store.GraphStore;

/** Runs a command in this process, as a terminal would, and keeps what it says. */
final class Command {
    /**
     * What a command said.
     *
     * @param exit its exit code
     * @param out standard output
     * @param err standard error
     */
    record Said(int exit, String out, String err) {}

    private Command() {}

    static Said run(String... args) {
        return run(new byte[0], args);
    }

    static Said run(byte[] input, String... args) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input));
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            int exit = Main.run(args);
            System.out.flush();
            return new Said(
                    exit,
                    said.toString(StandardCharsets.UTF_8),
                    told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** All quads of a store, sorted: equal stores give equal bytes. */
    static String dump(Path store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GraphStore graphs = GraphStore.open(store)) {
            graphs.dump(out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The command line of a process of its own, with the class path of this one. */
    static Process start(Path folder, String... args) throws java.io.IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.newsgraph.cli.Main");
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
    }
}
