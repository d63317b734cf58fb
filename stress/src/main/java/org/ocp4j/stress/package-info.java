/** Races through the API, on an engine that shows what was done to its memory. */
@NullMarked
package org.ocp4j.stress;

import org.jspecify.annotations.NullMarked;
