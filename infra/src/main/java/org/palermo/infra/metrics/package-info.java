/** What a running process tells of itself over HTTP: measures for Prometheus, and whether it is alive and ready. */
@NullMarked
package org.palermo.infra.metrics;

import org.jspecify.annotations.NullMarked;
