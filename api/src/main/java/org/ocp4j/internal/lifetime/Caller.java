package org.ocp4j.internal.lifetime;

import org.jspecify.annotations.Nullable;

/**
 * Who a source is parsed for, when other threads do it.
 *
 * @param thread who its document belongs to, if it is to be confined
 * @param site where the thread asked for it; null when that is not to be remembered
 */
public record Caller(Thread thread, @Nullable Throwable site) {}
