package org.palermo.producers.fields;

/** What must hold between the values of a row; judged once each of them has been read. */
public interface Rule {

    /** Reports what does not hold; values that could not be read are left alone, since that has been reported. */
    void judge(Reading row);
}
