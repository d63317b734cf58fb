/** Compares two runs of the benchmarks. */
@NullMarked
package org.ocp4j.bench.compare;

import org.jspecify.annotations.NullMarked;
