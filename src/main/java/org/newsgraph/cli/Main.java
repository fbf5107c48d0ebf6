package org.newsgraph.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code newsgraph} command. */
@Command(
        name = "newsgraph",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Turns news articles into a knowledge graph: who met whom, who said what to whom, where and when.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            IngestCommand.class,
            QueryCommand.class,
            SearchCommand.class,
            ExtractCommand.class,
            ExplainCommand.class,
            EntitiesCommand.class,
            MergeCommand.class,
            SplitCommand.class,
            DiffCommand.class,
            ExportCommand.class,
            ServeCommand.class,
            ValidateCommand.class,
            StatsCommand.class,
            DeleteCommand.class,
            CompactCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            TrainNamesCommand.class,
            ScoreCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all good",
            "1:some articles were rejected, or a check failed",
            "2:wrong usage: an unknown option, a missing file, an unreadable query"
        },
        footer = {
            "",
            "Examples:",
            "  newsgraph ingest --store news.tdb articles/",
            "  newsgraph query --store news.tdb meetings-of party=\"Kim Jong-un\"",
            "  newsgraph explain story.txt"
        })
public final class Main {
    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show the stack of an error.")
    private boolean debug;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * Runs a command.
     *
     * @param args as on the command line
     * @return the exit code
     */
    public static int run(String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setOut(new PrintWriter(Output.stdout(), true));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(Main::misused);
        line.setExecutionExceptionHandler(new Failures(() -> main.debug));
        return line.execute(args);
    }

    /** A wrong command line: what is wrong, what may be meant, and where to read more. */
    private static int misused(CommandLine.ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        List<String> near =
                e instanceof CommandLine.UnmatchedArgumentException unmatched
                        ? unmatched.getSuggestions()
                        : List.of();
        line.getErr()
                .println(
                        "newsgraph: "
                                + e.getMessage().replaceAll("\\s*\\R\\s*", " ")
                                + (near.isEmpty() ? "" : "; perhaps " + String.join(" or ", near))
                                + "; see '"
                                + line.getCommandSpec().qualifiedName()
                                + " --help'");
        return CommandLine.ExitCode.USAGE;
    }
}
