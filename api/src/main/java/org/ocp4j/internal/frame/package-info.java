/**
 * Frames: one block for many documents and vectors. Uses {@code engine} and what {@code engine}
 * uses.
 */
@NullMarked
package org.ocp4j.internal.frame;

import org.jspecify.annotations.NullMarked;
