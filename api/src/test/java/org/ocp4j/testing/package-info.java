/** Payloads and engines made by hand, for tests. */
@NullMarked
package org.ocp4j.testing;

import org.jspecify.annotations.NullMarked;
