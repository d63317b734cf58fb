/**
 * Threads that work together, and failures that no caller waits for. Uses no other package of the
 * runtime.
 */
@NullMarked
package org.ocp4j.internal.threads;

import org.jspecify.annotations.NullMarked;
