/** Parses many sources in one call, on several threads. */
@NullMarked
package org.ocp4j.batch;

import org.jspecify.annotations.NullMarked;
