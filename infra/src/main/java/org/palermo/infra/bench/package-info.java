/** The benchmark: how many events the parts take for each second of processor time, laid beside baselines. */
@NullMarked
package org.palermo.infra.bench;

import org.jspecify.annotations.NullMarked;
