/** Payload builders and fake engines for tests. */
@NullMarked
package org.ocp4j.testing;

import org.jspecify.annotations.NullMarked;
