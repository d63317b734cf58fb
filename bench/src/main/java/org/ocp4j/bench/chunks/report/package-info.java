/** The page with what was found. */
@NullMarked
package org.ocp4j.bench.chunks.report;

import org.jspecify.annotations.NullMarked;
