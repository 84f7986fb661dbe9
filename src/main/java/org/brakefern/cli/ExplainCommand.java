package org.brakefern.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.brakefern.check.UnusableInput;
import org.brakefern.read.NearestWord;
import org.brakefern.study.Result;
import org.brakefern.survey.Parcel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why does this parcel have its class, its rank and its year? */
@Command(name = "explain", description = "Tells in words why a parcel has its class, its rank and its year.")
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private StudyParameter study;

    @Parameters(index = "1", arity = "1", paramLabel = "PARCEL", description = "The parcel, by its name in the study.")
    private String parcel = "";

    @Mixin
    private CommonOptions common;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        StudyWork work = StudyWork.read(console, study, common);
        refuseUnknown(work.inputs().survey().parcels());
        Result result = work.compute();
        List<Parcel> usable = result.survey().parcels();
        int index = IntStream.range(0, usable.size())
                .filter(i -> usable.get(i).id().equals(parcel))
                .findFirst()
                .orElseThrow(() -> new UnusableInput("Parcel \"" + parcel
                        + "\" is in the file but was left out of the study: the command check tells why."));
        return work.finish(List.of(), Explanation.lines(result, index, work.texts()));
    }

    /** Refuses before anything is computed; names given to parcels without one come with reading. */
    private void refuseUnknown(List<Parcel> parcels) {
        List<String> ids = parcels.stream().map(Parcel::id).toList();
        if (!ids.contains(parcel)) {
            throw new UnusableInput("The study has no parcel \"" + parcel + "\""
                    + NearestWord.of(parcel, ids)
                            .map(nearest -> "; the nearest name is \"" + nearest + "\".")
                            .orElse(": see the column parcel_id of parcels.csv for the names."));
        }
    }
}
