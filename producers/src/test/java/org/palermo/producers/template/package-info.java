/** Tests of the empty registers as workbooks. */
@NullMarked
package org.palermo.producers.template;

import org.jspecify.annotations.NullMarked;
