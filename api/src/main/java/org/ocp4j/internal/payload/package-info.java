/**
 * Payloads: reads their bytes in place, checks bytes from outside, and stores them in files.
 * Depends on {@code text}.
 */
@NullMarked
package org.ocp4j.internal.payload;

import org.jspecify.annotations.NullMarked;
