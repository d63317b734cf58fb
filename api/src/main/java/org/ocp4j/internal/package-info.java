/** The shared runtime; nothing here is for users or engines. */
@NullMarked
package org.ocp4j.internal;

import org.jspecify.annotations.NullMarked;
