/**
 * Who may read some memory, and when it is released: leases, owners, leaks. Uses {@code payload}
 * and {@code threads}.
 */
@NullMarked
package org.ocp4j.internal.lifetime;

import org.jspecify.annotations.NullMarked;
