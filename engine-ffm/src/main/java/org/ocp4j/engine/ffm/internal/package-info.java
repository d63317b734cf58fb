/** How the engine {@code ffm} calls the native library. */
@NullMarked
package org.ocp4j.engine.ffm.internal;

import org.jspecify.annotations.NullMarked;
