/**
 * Threads that work together, and exceptions that no caller can catch. Depends on no other package
 * of the runtime.
 */
@NullMarked
package org.ocp4j.internal.threads;

import org.jspecify.annotations.NullMarked;
