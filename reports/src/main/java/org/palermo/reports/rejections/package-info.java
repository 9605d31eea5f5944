/** What was refused, why, and what has become of it since. */
@NullMarked
package org.palermo.reports.rejections;

import org.jspecify.annotations.NullMarked;
