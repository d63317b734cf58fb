/** Chunks of ocp4j beside those of other splitters: their speed, and what is wrong with them. */
@NullMarked
package org.ocp4j.bench.chunks;

import org.jspecify.annotations.NullMarked;
