package org.brakefern.cli;

import org.brakefern.report.Report;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of the program. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"brakefern " + Report.version()};
    }
}
