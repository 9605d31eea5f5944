/** How intake is tested, from files to events. */
@NullMarked
package org.palermo.producers;

import org.jspecify.annotations.NullMarked;
