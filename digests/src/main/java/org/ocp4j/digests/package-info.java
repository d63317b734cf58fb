/** Computes the digests ED2K and TTH with Bouncy Castle. */
@NullMarked
package org.ocp4j.digests;

import org.jspecify.annotations.NullMarked;
