package org.palermo.producers;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.palermo.producers.events.Event;
import org.palermo.producers.events.Spool;
import org.palermo.producers.findings.Finding;

/** What an import would publish, in publishing order, and everything that is wrong with its files. */
public final class Plan implements Iterable<Event> {

    private final List<Spool> stages;
    private final Findings findings;
    private final List<FileCount> files;
    private final List<StatedRate> rates;

    Plan(List<Spool> stages, Findings findings, List<FileCount> files, List<StatedRate> rates) {
        this.stages = List.copyOf(stages);
        this.findings = findings;
        this.files = List.copyOf(files);
        this.rates = List.copyOf(rates);
    }

    /** The events: rates, then grants, then the rest, identities last; each iteration gives all of them again, the same. */
    @Override
    public Iterator<Event> iterator() {
        return new InOrder(stages.iterator());
    }

    /** One stage after the other, never holding more than one event; a flattened stream's iterator holds a whole stage. */
    private static final class InOrder implements Iterator<Event> {

        private final Iterator<Spool> stages;
        private Iterator<Event> stage = Collections.emptyIterator();

        InOrder(Iterator<Spool> stages) {
            this.stages = stages;
        }

        @Override
        public boolean hasNext() {
            while (!stage.hasNext() && stages.hasNext()) {
                stage = stages.next().iterator();
            }
            return stage.hasNext();
        }

        @Override
        public Event next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return stage.next();
        }
    }

    /** How many events there are. */
    public long size() {
        return stages.stream().mapToLong(Spool::size).sum();
    }

    /** The first findings in the order in which they were found, by file, then by row; how many there are is counted. */
    public List<Finding> findings() {
        return findings.first();
    }

    /** The errors among the first findings. */
    public Stream<Finding> errors() {
        return findings.first().stream().filter(Finding::isError);
    }

    /** How many errors there are. */
    public long errorCount() {
        return findings.errors();
    }

    /** How many warnings there are. */
    public long warningCount() {
        return findings.warnings();
    }

    /** Whether anything was refused: a row, a file, or a path that could not be read. */
    public boolean isRefused() {
        return findings.errors() > 0;
    }

    /** The files that were read, in the order in which they were. */
    public List<FileCount> files() {
        return files;
    }

    /** The rates that the import states, each currency and month once. */
    public List<StatedRate> rates() {
        return rates;
    }
}
