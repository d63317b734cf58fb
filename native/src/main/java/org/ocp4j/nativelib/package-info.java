/** Finds the native library for this machine. */
@NullMarked
package org.ocp4j.nativelib;

import org.jspecify.annotations.NullMarked;
