package org.brakefern.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.brakefern.check.UnusableInput;
import org.brakefern.read.QuietLibraries;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Starts the command line. */
@Command(
        name = "brakefern",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Decides which polluted farmland to clean first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, whatever warnings",
            "1:done, or checked, with findings that are errors",
            "2:could not run",
            "130:interrupted"
        })
public final class Main {
    static final int DONE = 0;
    static final int DONE_WITH_ERRORS = 1;
    static final int COULD_NOT_RUN = 2;

    /** The commands by name, in the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("run", RunCommand.class);
        COMMANDS.put("check", CheckCommand.class);
        COMMANDS.put("new", NewCommand.class);
        COMMANDS.put("assess", AssessCommand.class);
        COMMANDS.put("rank", RankCommand.class);
        COMMANDS.put("plan", PlanCommand.class);
        COMMANDS.put("progress", ProgressCommand.class);
        COMMANDS.put("map", MapCommand.class);
        COMMANDS.put("explain", ExplainCommand.class);
        COMMANDS.put("standards", StandardsCommand.class);
        COMMANDS.put("variogram", VariogramCommand.class);
        COMMANDS.put("krige", KrigeCommand.class);
        COMMANDS.put("idw", IdwCommand.class);
        COMMANDS.put("cv", CvCommand.class);
        COMMANDS.put("simulate", SimulateCommand.class);
        COMMANDS.put("convert", ConvertCommand.class);
    }

    /** What Linux, macOS, Windows and SQLite say of a full disk. */
    private static final Pattern DISK_FULL =
            Pattern.compile("(?i)no space left|not enough space|quota exceeded|disk is full");

    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args command and options; {@code --help} tells them
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /**
     * Runs one command.
     *
     * @param out where results go
     * @param err where progress and refusals go
     * @param args command and options
     * @return the exit code: 0 done, 1 done with findings that are errors, 2 could not run
     */
    static int run(PrintStream out, PrintStream err, String... args) {
        QuietLibraries.hush();
        CommandLine.IFactory factory = new CommandFactory(new Console(out, err));
        CommandLine line = new CommandLine(new Main(), factory);
        // To look into the options of every command takes a tenth of a second, and one is asked for.
        boolean isNamed = args.length > 0 && COMMANDS.containsKey(args[0]);
        (isNamed ? List.<Class<?>>of(COMMANDS.get(args[0])) : COMMANDS.values())
                .forEach(command -> line.addSubcommand(new CommandLine(command, factory)));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> refuse(err, failure));
        return execute(line, err, args.length == 0 ? new String[] {"--help"} : args);
    }

    /** Executes a command line; also what Java throws as an error, such as a lack of memory, ends in one sentence. */
    static int execute(CommandLine line, PrintStream err, String... args) {
        try {
            return line.execute(args);
        } catch (Error error) {
            return refuse(err, error);
        }
    }

    private static boolean isOfFile(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException
                        || cause instanceof UncheckedIOException
                        || cause instanceof SQLException);
    }

    /** Turns what stopped a run into one sentence. */
    private static int refuse(PrintStream err, Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof UnusableInput || cause instanceof OutOfMemoryError) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnusableInput) {
            err.println(cause.getMessage());
        } else if (cause instanceof OutOfMemoryError) {
            err.println("The work does not fit the memory: start again with more of it (java -Xmx4g -jar …), or with"
                    + " larger cells (mapping.cell_m in study.yaml, --cell).");
        } else if (DISK_FULL.matcher(String.valueOf(cause.getMessage())).find()) {
            err.println("The disk is full (" + cause.getMessage() + "): free some space, or name a folder on another"
                    + " disk for the result. An earlier result is as it was.");
        } else if (isOfFile(failure)) {
            err.println("A file could not be read or written: " + cause.getMessage() + ".");
        } else {
            err.println("brakefern failed in a way it should not ("
                    + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                    + "); please report it with the input that shows it.");
        }
        return COULD_NOT_RUN;
    }
}
