/** Asks for sections by the links that lead to them, and ranks chunks. */
@NullMarked
package org.ocp4j.bench.chunks.retrieval;

import org.jspecify.annotations.NullMarked;
