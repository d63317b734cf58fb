/**
 * The payload: reads its bytes in place, checks bytes that come from outside, and stores
 * them in files. Uses {@code text}.
 */
@NullMarked
package org.ocp4j.internal.payload;

import org.jspecify.annotations.NullMarked;
