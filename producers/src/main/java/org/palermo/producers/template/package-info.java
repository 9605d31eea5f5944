/** Empty registers as workbooks, for people to fill. */
@NullMarked
package org.palermo.producers.template;

import org.jspecify.annotations.NullMarked;
