package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's mistake costs one clear line and exit code 2; data and messages never mix. */
class MisuseTest {
    @TempDir static Path folder;

    @BeforeAll
    static void makeStore() throws Exception {
        Cli.Result result = Cli.run("ingest", "--store", store(), Cli.ARTICLES);
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.out(), "ingest has no data to print");
        Files.writeString(folder.resolve("bad.rq"), "SELEC ?x WHERE { ?x ?y ?z }");
        Files.writeString(folder.resolve("update.rq"), "DELETE WHERE { ?x ?y ?z }");
        Files.writeString(
                folder.resolve("service.rq"),
                "SELECT * WHERE { SERVICE <http://localhost:9/sparql> { ?x ?y ?z } }");
        Files.writeString(
                folder.resolve("slow.rq"),
                "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    }

    private static Path store() {
        return folder.resolve("usage.tdb");
    }

    private record Mistake(List<Object> args, String... words) {
        @Override
        public String toString() {
            return String.join(" ", args.stream().map(Object::toString).toList());
        }
    }

    private static Mistake query(String words, Object... args) {
        List<Object> all = new java.util.ArrayList<>(List.of("query", "--store", store()));
        all.addAll(List.of(args));
        return new Mistake(all, words.split("\\|"));
    }

    static Stream<Mistake> mistakes() {
        Path none = folder.resolve("none.tdb");
        return Stream.of(
                new Mistake(List.of("bogus"), "bogus", "--help"),
                new Mistake(List.of("stats", "--nope"), "--nope|--store"),
                new Mistake(List.of("stats"), "--store"),
                new Mistake(List.of("ingest", "--store", none), "INPUT"),
                new Mistake(List.of("ingest", "--store", none, "missing.txt"), "missing.txt"),
                new Mistake(List.of("ingest", "--store", none, "--batch", "0", "a"), "--batch"),
                new Mistake(
                        List.of("ingest", "--store", none, "--threshold", "2", "pom.xml"),
                        "--threshold is 2.0; expected 0 to 1"),
                new Mistake(List.of("extract", "--threads", "0", Cli.ARTICLES), "--threads"),
                new Mistake(List.of("extract", "--threads", "two", "a"), "--threads", "two"),
                new Mistake(List.of("stats", "--store", none), "no such store", "ingest"),
                new Mistake(List.of("validate", "--store", none), "no such store"),
                new Mistake(List.of("compact", "--store", none), "no such store"),
                new Mistake(List.of("delete", "--store", none, "a"), "no such store"),
                new Mistake(List.of("serve", "--store", none), "no such store", "ingest"),
                new Mistake(List.of("serve"), "--store"),
                new Mistake(List.of("stats", "--store", Cli.ARTICLES), "not a Newsgraph store"),
                new Mistake(List.of("export", "--store", none, "--format", "dot"), "no such store"),
                new Mistake(List.of("export", "--store", store(), "--format", "xls"), "xls"),
                new Mistake(
                        List.of("export", "--store", store(), "--format", "dot", "--ego", "Zzyx Q"),
                        "Zzyx Q"),
                new Mistake(
                        List.of("export", "--store", store(), "--format", "svg", "--hops", "2"),
                        "--from"),
                new Mistake(
                        List.of("export", "--store", store(), "--format", "ttl", "--claims"),
                        "whole graph"),
                new Mistake(
                        List.of("export", "--store", store(), "--format", "geojson", "--spells"),
                        "networks"),
                new Mistake(
                        List.of(
                                "export",
                                "--store",
                                store(),
                                "--format",
                                "obsidian",
                                "--out",
                                "src"),
                        "not empty"),
                new Mistake(
                        List.of(
                                "export",
                                "--store",
                                store(),
                                "--format",
                                "neo4j",
                                "--out",
                                "pom.xml"),
                        "several files"),
                query("who-met-who|perhaps|who-met-whom", "who-met-who"),
                query("xls", "--format", "xls", "who-met-whom"),
                query("party", "meetings-of"),
                query("Zzyx Q", "meetings-of", "party=Zzyx Q"),
                query("nope", "meetings-of", "nope=a"),
                query("--timeout", "--timeout", "0", "who-met-whom"),
                query("missing.rq", "--file", "missing.rq"),
                query("line 1|SELEC", "--file", folder.resolve("bad.rq")),
                query("", "--file", folder.resolve("update.rq")),
                query("service", "--file", folder.resolve("service.rq")),
                query("0.2 s", "--timeout", "0.2", "--file", folder.resolve("slow.rq")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void costsOneClearLine(Mistake mistake) {
        Cli.Result result = Cli.run(mistake.args().toArray());
        assertEquals(2, result.code(), result.err());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertFalse(result.err().contains("Exception"), result.err());
        for (String word : mistake.words()) {
            String message = result.err();
            assertTrue(
                    Stream.of(word.split("\\|")).anyMatch(message::contains),
                    () -> "no '" + word + "' in: " + message);
        }
        assertFalse(Files.exists(folder.resolve("none.tdb")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "query",
                "search",
                "extract",
                "explain",
                "export",
                "serve",
                "validate",
                "stats",
                "delete",
                "compact",
                "demo",
                "bench",
                "train-names",
                "score"
            })
    void helpShowsAnExample(String command) {
        Cli.Result result = Cli.run(command, "--help");
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.err());
        assertTrue(result.out().contains("Example"), result.out());
    }

    @Test
    void openingAMissingStoreDoesNotMakeIt() {
        Path missing = folder.resolve("missing.tdb");
        for (String command : List.of("stats", "validate", "compact")) {
            assertEquals(2, Cli.run(command, "--store", missing).code());
            assertFalse(Files.exists(missing), command);
        }
    }

    @Test
    void dataIsOnStandardOutputOnly() {
        for (List<Object> args :
                List.<List<Object>>of(
                        List.of("query"),
                        List.of("query", "who-met-whom", "--describe"),
                        List.of("query", "--store", store(), "who-met-whom", "--format", "csv"),
                        List.of("stats", "--store", store()),
                        List.of("export", "--store", store(), "--format", "gexf"),
                        List.of("extract", Cli.ARTICLES.resolve("meridian-nairobi-talks.txt")),
                        List.of("explain", Cli.ARTICLES.resolve("meridian-nairobi-talks.txt")),
                        List.of("generate-completion"),
                        List.of("--version"))) {
            Cli.Result result = Cli.run(args.toArray());
            assertEquals(0, result.code(), result.err());
            assertEquals("", result.err(), args.toString());
            assertFalse(result.out().isBlank(), args.toString());
        }
        Cli.Result checked = Cli.run("validate", "--store", store());
        assertEquals(Set.of(0, ""), Set.of(checked.code(), checked.out()));
        assertTrue(checked.err().contains(" 0 problems"), checked.err());
    }

    @Test
    void completionIsAShellScript() {
        assertTrue(Cli.run("generate-completion").out().startsWith("#!/usr/bin/env bash"));
    }
}
