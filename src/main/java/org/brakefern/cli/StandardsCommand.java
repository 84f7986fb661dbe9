package org.brakefern.cli;

import java.util.concurrent.Callable;
import org.brakefern.check.UnusableInput;
import org.brakefern.read.StandardLibrary;
import org.brakefern.standard.Limit;
import org.brakefern.standard.SoilStandard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the limit tables, or shows one. */
@Command(name = "standards", description = "Lists the limit tables, or shows one with source and confidence.")
final class StandardsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The table to show, such as GB15618-2018.")
    private String id = "";

    StandardsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (id.isEmpty()) {
            StandardLibrary.ids().forEach(this::printTitle);
            return Main.DONE;
        }
        SoilStandard standard = StandardLibrary.standard(id)
                .orElseThrow(() -> new UnusableInput("There is no limit table \"" + id + "\"; there are "
                        + String.join(", ", StandardLibrary.ids()) + "."));
        printTitle(standard.id());
        standard.table().limits().forEach(this::printLimit);
        return Main.DONE;
    }

    private void printTitle(String tableId) {
        StandardLibrary.standard(tableId)
                .ifPresent(standard -> console.print(String.format(
                        "%-14s %s; %s; in force from %s to %s",
                        standard.id(),
                        standard.title(),
                        standard.jurisdiction(),
                        standard.validFrom().map(Object::toString).orElse("?"),
                        standard.validTo().map(Object::toString).orElse("further notice"))));
    }

    private void printLimit(Limit limit) {
        console.print(String.format(
                "%-2s  %-12s %-8s %-18s %8s mg/kg  [%s] %s",
                limit.metal().symbol(),
                limit.tier(),
                limit.land().code(),
                limit.ph(),
                trimmed(limit.mgPerKg()),
                limit.confidence().code(),
                limit.note()));
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
