/**
 * UTF-8, lines and columns, tags of HTML, and the bytes of sources. Uses no other package of the runtime.
 */
@NullMarked
package org.ocp4j.internal.text;

import org.jspecify.annotations.NullMarked;
