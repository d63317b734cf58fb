/** What changed from one run of the benchmarks to another. */
@NullMarked
package org.ocp4j.bench.compare;

import org.jspecify.annotations.NullMarked;
