/** Tests of outlines. */
@NullMarked
package org.ocp4j.toolkit.outline;

import org.jspecify.annotations.NullMarked;
