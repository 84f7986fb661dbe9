package org.brakefern.read;

import java.util.List;
import org.brakefern.check.Finding;

/**
 * What the rows of a file gave.
 *
 * @param records in the file's order
 * @param findings what was noticed
 */
record Rows<T>(List<T> records, List<Finding> findings) {

    Rows {
        records = List.copyOf(records);
        findings = List.copyOf(findings);
    }
}
