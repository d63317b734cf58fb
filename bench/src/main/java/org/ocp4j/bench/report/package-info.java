/** What the benchmarks found: kept as JSON, shown as tables and charts, compared. */
@NullMarked
package org.ocp4j.bench.report;

import org.jspecify.annotations.NullMarked;
