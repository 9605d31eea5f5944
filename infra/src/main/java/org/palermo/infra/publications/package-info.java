/** Reports that are frozen: published, listed, rebuilt from their manifests, and laid beside what is known now. */
@NullMarked
package org.palermo.infra.publications;

import org.jspecify.annotations.NullMarked;
