/** The results of the benchmarks: saved as JSON, and shown as tables and charts. */
@NullMarked
package org.ocp4j.bench.report;

import org.jspecify.annotations.NullMarked;
