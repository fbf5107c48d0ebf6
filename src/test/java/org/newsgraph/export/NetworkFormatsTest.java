package org.newsgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsgraph.export.NetworkOptions.Relation;

/** CX2, Neo4j's tables, and Cytoscape's JSON as its own library reads it. */
class NetworkFormatsTest {
    private static final Set<String> TYPES =
            Set.of("string", "integer", "boolean", "list_of_string");

    private final DatasetGraph dataset = NetworkTest.sample();

    private byte[] bytes(Format format, NetworkOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exporter().write(format, dataset, options, out);
        return out.toByteArray();
    }

    // ------------------------------------------------------------ CX2

    /**
     * As its specification has it: an array that a version opens and a status closes; aspects in
     * between, counted before them; every attribute declared, and of its type; edges of nodes.
     */
    @Test
    void cx2KeepsToItsSpecification() throws IOException {
        JsonNode cx2 = new ObjectMapper().readTree(bytes(Format.CX2, SvgTest.claims()));

        assertEquals("{\"CXVersion\":\"2.0\",\"hasFragments\":false}", cx2.get(0).toString());
        Map<String, JsonNode> aspects = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (int i = 1; i < cx2.size(); i++) {
            assertEquals(1, cx2.get(i).size());
            String name = cx2.get(i).fieldNames().next();
            order.add(name);
            aspects.put(name, cx2.get(i).path(name));
        }
        assertEquals(
                List.of(
                        "metaData",
                        "attributeDeclarations",
                        "networkAttributes",
                        "nodes",
                        "edges",
                        "visualProperties",
                        "status"),
                order);
        for (JsonNode counted : aspects.get("metaData")) {
            assertEquals(
                    aspects.get(counted.path("name").asText()).size(),
                    counted.path("elementCount").asInt(),
                    counted.toString());
        }
        assertTrue(aspects.get("status").get(0).path("success").asBoolean());

        JsonNode declared = aspects.get("attributeDeclarations").get(0);
        Set<Integer> nodes = new HashSet<>();
        for (JsonNode node : aspects.get("nodes")) {
            assertTrue(nodes.add(node.path("id").asInt()));
            assertTrue(node.path("x").isNumber() && node.path("y").isNumber());
            check(declared.path("nodes"), node.path("v"));
        }
        for (JsonNode edge : aspects.get("edges")) {
            assertTrue(nodes.contains(edge.path("s").asInt()));
            assertTrue(nodes.contains(edge.path("t").asInt()));
            check(declared.path("edges"), edge.path("v"));
        }
        check(declared.path("networkAttributes"), aspects.get("networkAttributes").get(0));
        assertEquals(5, nodes.size());
    }

    private static void check(JsonNode declared, JsonNode values) {
        values.fields()
                .forEachRemaining(
                        field -> {
                            String type = declared.path(field.getKey()).path("d").asText();
                            assertTrue(TYPES.contains(type), field.getKey() + " is " + type);
                            JsonNode value = field.getValue();
                            assertTrue(
                                    switch (type) {
                                        case "string" -> value.isTextual();
                                        case "integer" -> value.isInt();
                                        case "boolean" -> value.isBoolean();
                                        default -> value.isArray();
                                    },
                                    field.getKey() + " is " + value);
                        });
    }

    // ------------------------------------------------------------ Neo4j

    @Test
    void neo4jTablesHaveWhatTheScriptsRead(@TempDir Path folder) throws IOException {
        new Exporter().write(Format.NEO4J, dataset, SvgTest.claims(), folder);
        List<CSVRecord> nodes = records(folder.resolve("nodes.csv"));
        List<CSVRecord> edges = records(folder.resolve("relationships.csv"));

        Set<String> ids = new TreeSet<>();
        nodes.forEach(node -> assertTrue(ids.add(node.get("iri:ID"))));
        assertEquals(5, ids.size());
        Map<String, CSVRecord> byType = new HashMap<>();
        for (CSVRecord edge : edges) {
            assertTrue(ids.contains(edge.get(":START_ID")) && ids.contains(edge.get(":END_ID")));
            byType.put(edge.get(":TYPE"), edge);
        }
        assertEquals(
                Set.of("MET", "CLAIMED_TO_HAVE_MET", "PLANNED_TO_MEET", "DENIED_TO_HAVE_MET"),
                byType.keySet());
        assertEquals("claimed", byType.get("CLAIMED_TO_HAVE_MET").get("standing"));
        CSVRecord ben =
                nodes.stream()
                        .filter(node -> node.get("iri:ID").endsWith("person/ben"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("Ben \\N Ödegård \uD83D\uDE00\tTab\nLine", ben.get("name"));
        assertEquals("Entity\u001FPerson", ben.get(":LABEL"));
        CSVRecord anaBen =
                edges.stream()
                        .filter(edge -> edge.get(":END_ID").endsWith("person/ben"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(3, anaBen.get("sentences:string[]").split("\u001F").length);

        String script = Files.readString(folder.resolve("import.cypher"));
        for (String type : byType.keySet()) {
            assertTrue(script.contains("MERGE (a)-[r:" + type + " "), script);
        }
        // Every column that the script asks for is there.
        Set<String> columns = new HashSet<>();
        columns.addAll(nodes.get(0).getParser().getHeaderNames());
        columns.addAll(edges.get(0).getParser().getHeaderNames());
        var asked = java.util.regex.Pattern.compile("row\\.(?:`([^`]+)`|(\\w+))").matcher(script);
        int count = 0;
        while (asked.find()) {
            count++;
            String column = asked.group(1) != null ? asked.group(1) : asked.group(2);
            assertTrue(columns.contains(column), column);
        }
        assertTrue(count > 20);
    }

    /** The shell reads its script; neo4j-admin is played by echo. */
    @Test
    void neo4jScriptNamesTheFilesBesideIt(@TempDir Path folder) throws Exception {
        new Exporter().write(Format.NEO4J, dataset, NetworkOptions.all(Relation.MET), folder);
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path admin = bin.resolve("neo4j-admin");
        Files.writeString(admin, "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done\n");
        assertTrue(admin.toFile().setExecutable(true));
        ProcessBuilder shell =
                new ProcessBuilder("sh", folder.resolve("import.sh").toString(), "news");
        shell.environment().merge("PATH", bin + ":", (path, ours) -> ours + path);
        List<String> args = output(shell, folder);

        assertTrue(
                args.containsAll(List.of("database", "import", "full", "news")), args.toString());
        for (String arg : args) {
            if (arg.startsWith("--nodes=") || arg.startsWith("--relationships=")) {
                String file = arg.substring(arg.indexOf('=') + 1);
                assertTrue(Files.exists(folder.resolve(file)), file);
            }
        }
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(Files.readString(file)))
                .getRecords();
    }

    // ------------------------------------------------------------ Cytoscape.js

    @Test
    void isReadByCytoscapeJs(@TempDir Path folder) throws Exception {
        Path modules = Path.of("target", "npm", "node_modules").toAbsolutePath();
        assumeTrue(
                Files.isDirectory(modules.resolve("cytoscape")),
                "no cytoscape.js; install it with: npm install --prefix target/npm cytoscape");
        Files.write(folder.resolve("met.cyjs"), bytes(Format.CYTOSCAPE, SvgTest.claims()));
        Path script = folder.resolve("read.js");
        Files.writeString(
                script,
                String.join(
                        "\n",
                        "const cytoscape = require('cytoscape');",
                        "const file = JSON.parse(require('fs').readFileSync('met.cyjs'));",
                        "const cy = cytoscape({headless: true, elements: file.elements,",
                        "  data: file.data});",
                        "console.log(cy.nodes().length, cy.edges().length);",
                        "console.log(cy.edges('[standing = \"claimed\"]').length);",
                        "console.log(cy.getElementById('"
                                + NetworkTest.ID
                                + "person/ben').data('name').length);",
                        "console.log(cy.nodes().neighborhood().nodes().length);"));
        ProcessBuilder node = new ProcessBuilder("node", script.toString());
        node.environment().put("NODE_PATH", modules.toString());
        List<String> lines = output(node, folder);

        int name = "Ben \\N Ödegård \uD83D\uDE00\tTab\nLine".length();
        assertEquals(List.of("5 6", "1", String.valueOf(name), "5"), lines);
    }

    private static List<String> output(ProcessBuilder command, Path folder) throws Exception {
        Process process =
                command.directory(folder.toFile())
                        .redirectError(folder.resolve("stderr").toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("stderr")));
        return out.lines().toList();
    }
}
