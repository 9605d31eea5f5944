package org.palermo.reports.templates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template file that was read.
 *
 * @param template null where anything was found wrong
 * @param findings all that is wrong, in the order of the file
 */
public record Checked(@Nullable Template template, List<Finding> findings) {

    public Checked {
        findings = List.copyOf(findings);
    }
}
