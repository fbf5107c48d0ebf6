package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time has a store; the second learns who holds it. */
class SecondProcessTest {
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir Path folder;

    @Test
    void isToldWhoHoldsTheStoreUntilThatEnds() throws Exception {
        Path store = folder.resolve("held.tdb");
        Process holder = hold(store);
        try {
            String pid = "process " + holder.pid() + " ";
            for (List<Object> args :
                    List.<List<Object>>of(
                            List.of("ingest", "--store", store, Cli.ARTICLES),
                            List.of("query", "--store", store, "who-met-whom"),
                            List.of("stats", "--store", store))) {
                Cli.Result result = Cli.run(args.toArray());
                assertEquals(2, result.code(), result.err());
                assertEquals("", result.out());
                assertEquals(1, result.err().lines().count(), result.err());
                assertTrue(result.err().contains(pid), result.err());
            }
            try (OutputStream in = holder.getOutputStream()) {
                in.write("It rained in Oslo.\n".getBytes(StandardCharsets.UTF_8));
            }
            assertEquals(0, holder.waitFor());
        } finally {
            holder.destroyForcibly();
        }
        Cli.Result after = Cli.run("stats", "--store", store);
        assertEquals(0, after.code(), after.err());
        assertTrue(after.out().startsWith("articles\t1\n"), after.out());
    }

    @Test
    void theLockOfADeadProcessIsNoObstacle() throws Exception {
        Path store = folder.resolve("dead.tdb");
        Process holder = hold(store);
        holder.destroyForcibly().waitFor();
        assertTrue(Files.size(store.resolve("newsgraph.lock")) > 0);
        Cli.Result result = Cli.run("ingest", "--store", store, Cli.samples().get(0));
        assertEquals(0, result.code(), result.err());
    }

    /** Starts an ingest whose standard input stays open, and waits until it has the store. */
    private Process hold(Path store) throws Exception {
        Process holder =
                Cli.java(List.of(), "ingest", "--store", store, "-")
                        .redirectOutput(folder.resolve("holder.out").toFile())
                        .redirectError(folder.resolve("holder.err").toFile())
                        .start();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!Files.isDirectory(store.resolve("Data-0001"))) {
            assertTrue(holder.isAlive() && System.currentTimeMillis() < end);
            Thread.sleep(20);
        }
        return holder;
    }
}
