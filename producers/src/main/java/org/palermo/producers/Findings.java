package org.palermo.producers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.palermo.producers.findings.Finding;

/**
 * What is wrong with an import: every finding is counted and told, the first are kept, so that a file that is wrong in every
 * row takes no more memory than one that is right.
 */
final class Findings implements Consumer<Finding> {

    /** Findings that are kept: more than anyone reads on a screen. */
    static final int MOST_KEPT = 1_000;

    /** Characters of a kept value: more than is ever shown. */
    private static final int LONGEST_KEPT = 1_000;

    private final List<Finding> first = new ArrayList<>();
    private final Consumer<Finding> listener;
    private long errors;
    private long warnings;

    /** @param listener is told each finding, whole */
    Findings(Consumer<Finding> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(Finding finding) {
        listener.accept(finding);
        switch (finding.severity()) {
            case ERROR -> errors++;
            case WARNING -> warnings++;
        }
        if (first.size() < MOST_KEPT) {
            first.add(cut(finding));
        }
    }

    private static Finding cut(Finding finding) {
        String value = finding.value();
        if (value.length() <= LONGEST_KEPT) {
            return finding;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST_KEPT - 1)) ? LONGEST_KEPT - 1 : LONGEST_KEPT;
        return new Finding(finding.code(), finding.place(), value.substring(0, end), finding.details());
    }

    List<Finding> first() {
        return List.copyOf(first);
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }
}
