package org.palermo.producers;

import java.nio.file.Path;
import java.util.TreeSet;

/** A program that reads workbooks, to be run with little memory: it prints how many records each holds, and its findings. */
public final class ReadsBooks {

    private ReadsBooks() {}

    public static void main(String[] files) {
        for (String file : files) {
            Plan plan = Fixed.read(Path.of(file));
            System.out.println(
                    Path.of(file).getFileName() + " " + plan.size() + " " + new TreeSet<>(Fixed.codes(plan)));
        }
    }
}
