package org.newsgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
    private static final Pattern ARGUMENT = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    @TempDir private Path folder;

    @Test
    void commandsRun() throws IOException {
        List<String> commands =
                Files.readAllLines(Path.of("README.md")).stream()
                        .filter(line -> line.startsWith(PROMPT))
                        .toList();
        assertTrue(commands.size() >= 7, "commands in the README: " + commands);
        for (String command : commands) {
            List<String> args = new ArrayList<>();
            Matcher matcher = ARGUMENT.matcher(command.substring(PROMPT.length()));
            while (matcher.find()) {
                args.add(
                        matcher.group()
                                .replace("\"", "")
                                .replace("news.tdb", folder.resolve("news.tdb").toString())
                                .replace("met.gexf", folder.resolve("met.gexf").toString()));
            }
            Command.Said said = Command.run(args.toArray(String[]::new));
            assertEquals(0, said.exit(), command + "\n" + said.err());
            assertTrue(
                    said.out().length() + said.err().length() > 0 || command.contains("--out"),
                    command);
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
        Command.Said said =
                Command.run("demo", "--all", "--store", folder.resolve("demo.tdb").toString());

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
