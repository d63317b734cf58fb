/** Judges chunks by the document that they were cut from. */
@NullMarked
package org.ocp4j.bench.chunks.judge;

import org.jspecify.annotations.NullMarked;
