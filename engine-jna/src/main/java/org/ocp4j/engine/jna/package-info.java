/** The engine {@code jna}: native code called with JNA. */
@NullMarked
package org.ocp4j.engine.jna;

import org.jspecify.annotations.NullMarked;
