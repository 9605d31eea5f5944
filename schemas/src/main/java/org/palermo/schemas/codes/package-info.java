/** The code tables every part shares: jurisdictions, regions, languages, code lists and currencies, with their names. */
@NullMarked
package org.palermo.schemas.codes;

import org.jspecify.annotations.NullMarked;
