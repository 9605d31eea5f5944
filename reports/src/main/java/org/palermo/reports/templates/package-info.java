/** Report templates: what a report says in which order, as data that a user can bring, and the making of a report by them. */
@NullMarked
package org.palermo.reports.templates;

import org.jspecify.annotations.NullMarked;
