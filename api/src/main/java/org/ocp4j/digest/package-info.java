/** Computes digests of files, streams and bytes: several algorithms in one pass. */
@NullMarked
package org.ocp4j.digest;

import org.jspecify.annotations.NullMarked;
