/** How the engine {@code jna} calls the native library. */
@NullMarked
package org.ocp4j.engine.jna.internal;

import org.jspecify.annotations.NullMarked;
