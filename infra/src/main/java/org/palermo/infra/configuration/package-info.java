/** What can be set: declared once, read from flags, the environment and a file, judged as a whole. */
@NullMarked
package org.palermo.infra.configuration;

import org.jspecify.annotations.NullMarked;
