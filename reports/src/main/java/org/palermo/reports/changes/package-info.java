/** What became known between two days: which records changed, and which figures moved by it. */
@NullMarked
package org.palermo.reports.changes;

import org.jspecify.annotations.NullMarked;
