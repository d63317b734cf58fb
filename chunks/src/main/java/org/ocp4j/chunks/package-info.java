/**
 * Cuts documents into chunks for search and retrieval. Start reading at {@link
 * org.ocp4j.chunks.Chunker}.
 */
@NullMarked
package org.ocp4j.chunks;

import org.jspecify.annotations.NullMarked;
