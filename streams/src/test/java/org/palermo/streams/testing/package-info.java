/** What the tests of this module share: events to send, and a pipeline to send them through. */
@NullMarked
package org.palermo.streams.testing;

import org.jspecify.annotations.NullMarked;
