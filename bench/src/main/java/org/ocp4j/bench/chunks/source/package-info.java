/** The documents that are cut, and the trees that say what is in them. */
@NullMarked
package org.ocp4j.bench.chunks.source;

import org.jspecify.annotations.NullMarked;
