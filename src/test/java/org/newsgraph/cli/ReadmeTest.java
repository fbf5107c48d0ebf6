package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands are run; what it shows of the demo must be what the demo says. */
class ReadmeTest {
    private static final String PROMPT = "$ java -jar target/newsgraph.jar ";
    private static final String SHOWN = "http://127.0.0.1:3330/";
    private static final Pattern ARGUMENT = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    @TempDir private Path folder;

    @Test
    void commandsRun() throws Exception {
        List<String> commands =
                Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.startsWith(PROMPT))
                        .toList();
        assertTrue(commands.size() >= 7, "commands in the README: " + commands);
        for (String command : commands) {
            List<String> args = arguments(command);
            if (args.get(0).equals("serve")) {
                serve(args);
                continue;
            }
            Command.Said said = Command.run(args.toArray(String[]::new));
            assertEquals(0, said.exit(), command + "\n" + said.err());
            assertTrue(
                    said.out().length() + said.err().length() > 0 || command.contains("--out"),
                    command);
        }
    }

    private List<String> arguments(String command) {
        List<String> args = new ArrayList<>();
        Matcher matcher = ARGUMENT.matcher(command.substring(PROMPT.length()));
        while (matcher.find()) {
            args.add(
                    matcher.group()
                            .replace("\"", "")
                            .replace("news.tdb", folder.resolve("news.tdb").toString())
                            .replaceAll("^met\\.", folder.resolve("met.").toString()));
        }
        return args;
    }

    /** Runs the server on a free port, and what the README asks it, until it is stopped. */
    private void serve(List<String> args) throws Exception {
        args.addAll(List.of("--port", "0"));
        Process server =
                Cli.java(List.of(), args.toArray())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String ready = out.readLine();
            assertNotNull(ready);
            String address = ready.substring(ready.indexOf("http"));
            List<String> asked =
                    Files.readAllLines(Path.of("README.md")).stream()
                            .filter(line -> line.startsWith("$ curl "))
                            .map(line -> line.substring(2).replace(SHOWN, address))
                            .toList();
            assertTrue(asked.size() >= 3, "questions to the server in the README: " + asked);
            for (String question : asked) {
                Process curl =
                        new ProcessBuilder("sh", "-c", question.replace("curl ", "curl -sS -f "))
                                .redirectErrorStream(true)
                                .start();
                String answer = Cli.text(curl.getInputStream());
                assertEquals(0, curl.waitFor(), question + "\n" + answer);
                assertTrue(answer.length() > 100, question + "\n" + answer);
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void theDemoSaysWhatTheReadmeShows() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```\n", readme.indexOf("mvn -q -Pdemo\n```") + 17) + 4;
        List<String> shown =
                readme.substring(start, readme.indexOf("\n```", start))
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.equals("..."))
                        .toList();
        Command.Said said = Command.run("demo", "--store", folder.resolve("demo.tdb").toString());

        assertEquals(0, said.exit(), said.err());
        assertTrue(shown.size() > 10, "the README shows the demo: " + shown);
        List<String> real = said.out().lines().map(String::strip).toList();
        for (String line : shown) {
            assertTrue(real.contains(line), "the demo does not say: " + line);
        }
    }

    @Test
    void ciRunsTheTestCommand() throws IOException {
        String ci = Files.readString(Path.of(".ci", "run"));

        assertTrue(Files.readString(Path.of("README.md")).contains("mvn verify"));
        assertTrue(
                ci.lines().anyMatch(line -> line.startsWith("mvn ") && line.endsWith(" verify")),
                ci);
    }
}
