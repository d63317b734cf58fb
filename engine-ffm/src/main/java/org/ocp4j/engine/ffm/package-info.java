/** The engine {@code ffm}: native code called with {@code java.lang.foreign}. */
@NullMarked
package org.ocp4j.engine.ffm;

import org.jspecify.annotations.NullMarked;
