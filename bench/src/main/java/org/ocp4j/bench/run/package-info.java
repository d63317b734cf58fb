/** Runs the benchmarks, and the programs beside them, and collects what they found. */
@NullMarked
package org.ocp4j.bench.run;

import org.jspecify.annotations.NullMarked;
