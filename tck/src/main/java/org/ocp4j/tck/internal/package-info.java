/** The rules of the contract as tests, and what they are measured and reported with. */
@NullMarked
package org.ocp4j.tck.internal;

import org.jspecify.annotations.NullMarked;
