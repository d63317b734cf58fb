/**
 * UTF-8, lines and columns, HTML tags, and reading of sources. Depends on no other package of the
 * runtime.
 */
@NullMarked
package org.ocp4j.internal.text;

import org.jspecify.annotations.NullMarked;
