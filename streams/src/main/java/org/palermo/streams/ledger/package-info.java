/** What an event stands for in the ledger: one pure posting rule per kind, and the list of them. */
@NullMarked
package org.palermo.streams.ledger;

import org.jspecify.annotations.NullMarked;
