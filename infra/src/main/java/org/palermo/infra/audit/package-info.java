/** Proves that what the reports read is what was recorded: topics, journal and tables held against one another. */
@NullMarked
package org.palermo.infra.audit;

import org.jspecify.annotations.NullMarked;
