/** Calls the native library for the engine {@code jna}. */
@NullMarked
package org.ocp4j.engine.jna.internal;

import org.jspecify.annotations.NullMarked;
