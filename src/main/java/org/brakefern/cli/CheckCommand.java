package org.brakefern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.brakefern.check.Finding;
import org.brakefern.check.Texts;
import org.brakefern.read.StudyInputs;
import org.brakefern.survey.LedgerScreening;
import org.brakefern.survey.Screening;
import org.brakefern.survey.Survey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The data doctor alone: reads and screens a study and shows what it found. */
@Command(name = "check", description = "Reads and screens a study and shows what is wrong with it; writes nothing.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StudyParameter study;

    @Mixin
    private CommonOptions common;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        StudyWork work = StudyWork.read(console, study, common);
        StudyInputs inputs = work.inputs();
        Texts texts = work.texts();
        Screening.Screened screened = work.step(
                "screening",
                () -> Screening.screen(inputs.survey(), inputs.settings().screening()));
        Survey usable = screened.usable();
        LedgerScreening.Screened ledger =
                LedgerScreening.screen(usable, inputs.settings().asOf());
        List<Finding> findings = Stream.of(inputs.findings(), screened.findings(), ledger.findings())
                .flatMap(List::stream)
                .sorted(Finding.ORDER)
                .toList();
        FindingTable.lines(findings, texts).forEach(console::print);
        console.print(texts.text(
                "summary.usable",
                usable.samples().size(),
                inputs.survey().samples().size(),
                usable.parcels().size(),
                inputs.survey().parcels().size(),
                Amounts.mu(usable.areaMu())));
        console.print(texts.text("summary.findings", FindingTable.counts(findings, texts)));
        if (common.timings()) {
            console.printTimings();
        }
        return FindingTable.errors(findings).isEmpty() ? Main.DONE : Main.DONE_WITH_ERRORS;
    }
}
