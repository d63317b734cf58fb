/** Calls the native library for the engine {@code ffm}. */
@NullMarked
package org.ocp4j.engine.ffm.internal;

import org.jspecify.annotations.NullMarked;
