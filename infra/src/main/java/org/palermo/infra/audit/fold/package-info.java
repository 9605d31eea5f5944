/** The audit's own reading of the ledger's rules, written from the documents and sharing nothing with the streams. */
@NullMarked
package org.palermo.infra.audit.fold;

import org.jspecify.annotations.NullMarked;
