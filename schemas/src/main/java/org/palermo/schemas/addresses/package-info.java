/** Addresses of services that may hold credentials: how they are taken apart, and how they are shown without. */
@NullMarked
package org.palermo.schemas.addresses;

import org.jspecify.annotations.NullMarked;
