/** The splitters that are compared: ocp4j's chunker and others. */
@NullMarked
package org.ocp4j.bench.chunks.split;

import org.jspecify.annotations.NullMarked;
