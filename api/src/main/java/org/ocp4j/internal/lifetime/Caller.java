package org.ocp4j.internal.lifetime;

import org.jspecify.annotations.Nullable;

/**
 * A thread that other threads parse a source for.
 *
 * @param thread the thread, which will own a confined document
 * @param site the stack trace of the thread's call; null if leaks are not traced
 */
public record Caller(Thread thread, @Nullable Throwable site) {}
