/** Places documents and vectors one after another in a block that is released as a whole. */
@NullMarked
package org.ocp4j.frame;

import org.jspecify.annotations.NullMarked;
