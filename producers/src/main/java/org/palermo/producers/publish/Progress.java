package org.palermo.producers.publish;

/** Is told how far publishing has come; called often, by several threads, so it must be quick. */
@FunctionalInterface
public interface Progress {

    /** For those who do not want to know. */
    Progress UNHEARD = acknowledged -> {};

    /** @param acknowledged events so far */
    void acknowledged(long acknowledged);
}
