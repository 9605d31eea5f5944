/** Writers: one document model and one typed table, as text, HTML and JSON. */
@NullMarked
package org.palermo.reports.write;

import org.jspecify.annotations.NullMarked;
