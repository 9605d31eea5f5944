/** Office Open XML workbooks to rows, in a stream, with all that a spreadsheet can hide or mangle told. */
@NullMarked
package org.palermo.producers.registers.xlsx;

import org.jspecify.annotations.NullMarked;
