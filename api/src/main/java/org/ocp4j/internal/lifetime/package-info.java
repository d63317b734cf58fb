/**
 * Decides who may read memory, and when it is released: leases, owners, leaks. Depends on {@code
 * payload} and {@code threads}.
 */
@NullMarked
package org.ocp4j.internal.lifetime;

import org.jspecify.annotations.NullMarked;
