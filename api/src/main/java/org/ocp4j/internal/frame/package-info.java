/**
 * Frames: blocks that each hold many documents and vectors. Depends on {@code engine} and its
 * dependencies.
 */
@NullMarked
package org.ocp4j.internal.frame;

import org.jspecify.annotations.NullMarked;
