/** Runs the benchmarks and the external programs, and collects their results. */
@NullMarked
package org.ocp4j.bench.run;

import org.jspecify.annotations.NullMarked;
