package org.palermo.producers.fields;

/** In which order a date of three numbers names day, month and year. */
public enum DateOrder {
    /** 25/03/2015. */
    DMY,
    /** 03/25/2015. */
    MDY,
    /** 2015/03/25. */
    YMD
}
