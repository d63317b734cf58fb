/** The pure Java engine. */
@NullMarked
package org.ocp4j.engine.java;

import org.jspecify.annotations.NullMarked;
